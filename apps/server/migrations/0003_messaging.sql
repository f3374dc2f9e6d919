-- Why: tell people what happened. In-site messages are read here; mails and SMS leave through a channel.

create table messages (
  id text primary key,
  account_id text not null,
  kind text not null check (kind in ('order', 'instance', 'account', 'seller')),
  template text not null,
  values jsonb not null,
  link text,
  read_at timestamptz,
  created_at timestamptz not null
);
comment on table messages is 'Rendered in the reader''s language when read: template and values, no text.';
create index messages_account on messages (account_id, created_at desc, id desc);
create index messages_unread on messages (account_id) where read_at is null;

create table outgoing_messages (
  id text primary key,
  account_id text,
  channel text not null check (channel in ('email', 'sms')),
  recipient text not null,
  subject text not null,
  body_text text not null,
  body_html text,
  state text not null default 'PENDING' check (state in ('PENDING', 'SENT', 'PARKED')),
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  failure text,
  created_at timestamptz not null,
  sent_at timestamptz
);
comment on column outgoing_messages.next_attempt_at is 'Real time; null once sent or parked.';
create index outgoing_messages_due on outgoing_messages (next_attempt_at) where state = 'PENDING';
