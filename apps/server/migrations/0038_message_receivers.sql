-- Why: people choose who is told what, and by which way (SELL-MSG-02, 03; BUY-MSG-03).

create table message_receivers (
  id text primary key,
  account_id text not null,
  name text not null,
  email text,
  email_verified_at timestamptz,
  mobile text,
  mobile_verified_at timestamptz,
  created_at timestamptz not null,
  check (email is not null or mobile is not null),
  check (email_verified_at is null or email is not null),
  check (mobile_verified_at is null or mobile is not null)
);
comment on table message_receivers is 'Whom an account wants to be told beside its owner; an address gets nothing before it was confirmed.';
create index message_receivers_account on message_receivers (account_id, created_at, id);

create table message_receiver_proofs (
  token_digest text primary key,
  receiver_id text not null references message_receivers (id) on delete cascade,
  account_id text not null,
  channel text not null check (channel in ('email', 'sms')),
  address text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table message_receiver_proofs is 'Links that were sent to addresses; an address is confirmed by the link that it received.';
create index message_receiver_proofs_account on message_receiver_proofs (account_id, created_at);
create index message_receiver_proofs_receiver on message_receiver_proofs (receiver_id);

create table message_settings (
  account_id text not null,
  type text not null,
  email boolean not null,
  sms boolean not null,
  receiver_ids text[] not null default '{}',
  updated_at timestamptz not null,
  primary key (account_id, type)
);
comment on table message_settings is 'What an account chose for a type of message; without a row the type''s own ways hold.';

-- The sweep that removes old messages looks for the oldest.
create index messages_created on messages (created_at);
