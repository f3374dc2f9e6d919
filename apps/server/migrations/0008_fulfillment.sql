-- Why: what the marketplace asked a seller to do, and how each attempt went (isv-protocol 11.4, SELL-APP-30).

create table interface_messages (
  id text primary key,
  seller_id text not null,
  account_id text not null,
  order_id text,
  order_line_id text,
  instance_id text not null,
  product_id text not null,
  scenario text not null check (scenario in ('newInstance', 'refreshInstance', 'updateInstanceStatus', 'releaseInstance')),
  parameters jsonb not null default '{}',
  endpoint_id text not null,
  phase text not null default 'CALL' check (phase in ('CALL', 'QUERY')),
  state text not null check (state in ('SENDING', 'RETRYING', 'SUCCEEDED', 'STOPPED', 'CLOSED')),
  attempts integer not null default 0,
  window_started_at timestamptz not null,
  plan_position integer not null default 0,
  next_attempt_at timestamptz,
  lease_worker text,
  lease_until timestamptz,
  last_http_status integer,
  last_result_code text,
  last_reason text,
  created_at timestamptz not null,
  ended_at timestamptz
);
comment on column interface_messages.phase is 'CALL: the call itself; QUERY: newInstance was accepted and queryInstance is polled until the instance is ready.';
comment on column interface_messages.plan_position is 'Attempts made in the present window and phase; a restart sets it back to zero.';
comment on column interface_messages.lease_until is 'Real time. A worker that died leaves its lease; it is taken back with its jobs.';
create index interface_messages_due on interface_messages (next_attempt_at) where next_attempt_at is not null;
create index interface_messages_seller on interface_messages (seller_id, created_at desc, id desc);
create index interface_messages_instance on interface_messages (instance_id, created_at);
create index interface_messages_order on interface_messages (order_id);
create index interface_messages_stopped on interface_messages (created_at desc) where state = 'STOPPED';
-- One opening per order line, whatever is repeated (isv-protocol 0.6).
create unique index interface_messages_one_opening on interface_messages (order_line_id) where scenario = 'newInstance';

create table call_attempts (
  message_id text not null,
  number integer not null,
  activity text not null,
  at timestamptz not null,
  duration_ms integer not null,
  request_url text not null,
  request_body text not null,
  http_status integer,
  content_type text,
  response_body text,
  result_code text,
  verdict text not null check (verdict in ('success', 'processing', 'failure')),
  reason text,
  warnings text[] not null default '{}',
  primary key (at, message_id, number)
) partition by range (at);
comment on table call_attempts is 'Signatures and delivered passwords are masked before they are stored. at is real time.';
create table call_attempts_default partition of call_attempts default;
select ensure_month_partitions('call_attempts', current_date, 3);
create index call_attempts_message on call_attempts (message_id, number);
