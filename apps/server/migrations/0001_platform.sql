-- Why: what every module shares. Partition helper, clock, idempotency, events, worker liveness, audit chain.

-- Append-heavy tables are partitioned by month from their first day. The default partition takes what no month
-- covers (a clock moved years ahead), so that an insert never fails for want of a partition.
create function ensure_month_partitions(parent text, from_month date, months integer) returns void
language plpgsql as $$
declare
  start_of date;
  name text;
begin
  for i in 0..months - 1 loop
    start_of := (date_trunc('month', from_month) + make_interval(months => i))::date;
    name := format('%s_%s', parent, to_char(start_of, 'YYYYMM'));
    if to_regclass(name) is null then
      execute format(
        'create table %I partition of %I for values from (%L) to (%L)',
        name, parent, start_of, (start_of + interval '1 month')::date);
    end if;
  end loop;
end
$$;

create table clock_settings (
  id boolean primary key default true check (id),
  offset_ms bigint not null default 0
);
comment on table clock_settings is 'Sandbox only: business time = real time + offset_ms.';
insert into clock_settings default values;

create table clock_runs (
  id text primary key,
  state text not null check (state in ('RUNNING', 'DONE', 'FAILED')),
  from_time timestamptz not null,
  target_time timestamptz not null,
  reached_time timestamptz not null,
  steps integer not null default 0,
  log jsonb not null default '[]',
  failure text,
  created_at timestamptz not null default now()
);

create table idempotency_keys (
  scope text not null,
  key text not null,
  request_hash text not null,
  response jsonb,
  created_at timestamptz not null default now(),
  primary key (scope, key)
);
comment on table idempotency_keys is 'Answers of writes that carry Idempotency-Key (BUY-SYS-04); scope = account and operation. Kept 24 h at least.';
create index idempotency_keys_created_at on idempotency_keys (created_at);

create table events (
  id text primary key,
  type text not null,
  payload jsonb not null,
  occurred_at timestamptz not null,
  created_at timestamptz not null default now()
);
comment on table events is 'Outbox: facts written in the transaction that caused them. occurred_at is business time.';
create index events_created_at on events (created_at);

create table event_deliveries (
  event_id text not null references events (id) on delete cascade,
  subscriber text not null,
  delivered_at timestamptz not null default now(),
  primary key (event_id, subscriber)
);
comment on table event_deliveries is 'Written in the transaction of the handler: a repeated delivery finds its row and does nothing.';

create table worker_heartbeats (
  worker_id text primary key,
  seen_at timestamptz not null
);

create table audit_heads (
  chain text primary key,
  seq bigint not null,
  hash text not null
);
comment on table audit_heads is 'Last link of each audit chain; one chain per account, so that accounts never wait for each other.';

create table audit_log (
  id text not null,
  chain text not null,
  seq bigint not null,
  recorded_at timestamptz not null,
  business_time timestamptz not null,
  actor_user_id text,
  actor_account_id text,
  actor_role text not null,
  ip text,
  action text not null,
  object_type text not null,
  object_id text not null,
  before jsonb,
  after jsonb,
  reason text,
  request_id text,
  previous_hash text not null,
  hash text not null,
  primary key (recorded_at, id)
) partition by range (recorded_at);
comment on table audit_log is 'Append-only (OPS-AUDIT-01). hash = HMAC-SHA-256 over the row and previous_hash under a key derived from the master key.';
create table audit_log_default partition of audit_log default;
select ensure_month_partitions('audit_log', current_date, 3);
create index audit_log_chain on audit_log (chain, seq);
create index audit_log_recent on audit_log (recorded_at desc, id desc);
create index audit_log_object on audit_log (object_type, object_id, recorded_at desc);
