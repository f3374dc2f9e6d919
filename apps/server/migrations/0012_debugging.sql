-- Why: sellers see, test and repair every call to their servers: debug cases and their replay, test subscriptions,
-- conformance runs and application credentials (SELL-APP-10..13, 20..22; isv-protocol 11.1-11.3).

create table debug_cases (
  id text primary key,
  seller_id text not null references sellers (id),
  endpoint_id text not null references seller_endpoints (id),
  family text not null check (family in ('saas-v2', 'saas-v1', 'license-v1', 'license-code', 'license-online',
    'order-notify', 'kit-v1', 'kit-v2')),
  scenario text not null,
  parameters jsonb not null,
  secrets_sealed text,
  saved_at timestamptz not null,
  last_run_at timestamptz,
  last_ok boolean,
  failing_days integer not null default 0 check (failing_days >= 0),
  last_failed_day date
);
comment on table debug_cases is 'Calls that succeeded on the debugging page; replayed by the probe (SELL-APP-11, 13).';
comment on column debug_cases.secrets_sealed is 'Sealed JSON of the secret parameters; parameters holds the others.';
comment on column debug_cases.failing_days is 'Days in a row, on the site''s calendar, on which a probe of this case failed.';
create unique index debug_cases_one_per_scenario on debug_cases (seller_id, endpoint_id, family, scenario);

create table debug_rounds (
  id text primary key,
  seller_id text not null references sellers (id),
  kind text not null check (kind in ('PROBE', 'MANUAL')),
  state text not null check (state in ('RUNNING', 'DONE')),
  due_at timestamptz not null,
  total integer not null check (total >= 0),
  done integer not null default 0,
  failed integer not null default 0,
  ended_at timestamptz,
  check (done <= total and failed <= done)
);
comment on table debug_rounds is 'One replay of saved cases: by the probe at due_at (SELL-APP-13), or by the seller.';
create unique index debug_rounds_one_probe on debug_rounds (seller_id, due_at) where kind = 'PROBE';
create unique index debug_rounds_one_manual on debug_rounds (seller_id) where kind = 'MANUAL' and state = 'RUNNING';
create index debug_rounds_seller on debug_rounds (seller_id, due_at desc, id desc);

create table debug_runs (
  id text primary key,
  seller_id text not null references sellers (id),
  case_id text references debug_cases (id) on delete set null,
  round_id text references debug_rounds (id),
  endpoint_id text not null,
  family text not null,
  scenario text not null,
  at timestamptz not null,
  duration_ms integer not null,
  method text not null check (method in ('GET', 'POST')),
  request_url text not null,
  request_headers jsonb not null,
  request_body text not null,
  http_status integer,
  content_type text,
  response_body text,
  result_code text,
  checks jsonb not null,
  ok boolean not null,
  seller_instance_id text
);
comment on table debug_runs is 'One live call of the debugging page or of a replay. Signatures and delivered passwords are masked before they are stored. at is real time.';
create index debug_runs_seller on debug_runs (seller_id, at desc, id desc);
create index debug_runs_case on debug_runs (case_id, at desc) where case_id is not null;
create unique index debug_runs_once_a_round on debug_runs (round_id, case_id) where round_id is not null and case_id is not null;

create table test_subscriptions (
  id text primary key,
  seller_id text not null references sellers (id),
  endpoint_id text not null references seller_endpoints (id),
  family text not null check (family in ('saas-v2', 'saas-v1', 'license-v1', 'license-code', 'license-online')),
  name text not null,
  product jsonb not null,
  charging_mode text not null check (charging_mode in ('PERIOD', 'ONE_TIME', 'TRIAL', 'ON_DEMAND')),
  period_type text check (period_type in ('year', 'month', 'day')),
  period_number integer check (period_number > 0),
  as_test boolean not null,
  state text not null check (state in ('NEW', 'OPENING', 'ACTIVE', 'EXPIRED', 'FROZEN', 'RELEASED', 'UNSUBSCRIBED')),
  now_at timestamptz not null,
  anchor_at timestamptz,
  term_months integer not null default 0,
  starts_at timestamptz,
  expires_at timestamptz,
  grace_ends_at timestamptz,
  retention_ends_at timestamptz,
  seller_instance_id text,
  app_info_sealed text,
  pending_command text,
  pending_order_id text,
  busy_until timestamptz,
  created_at timestamptz not null,
  ended_at timestamptz,
  check ((charging_mode in ('PERIOD', 'TRIAL')) = (period_type is not null and period_number is not null))
);
comment on table test_subscriptions is 'Subscriptions that a seller plays through in the sandbox, each with a clock of its own (issue: sandbox clock for sellers).';
comment on column test_subscriptions.product is 'productId, skuCode, productName and linearValue as the order query tells them.';
comment on column test_subscriptions.as_test is 'Whether calls carry testFlag 1.';
comment on column test_subscriptions.now_at is 'The subscription''s own time; only its seller moves it.';
comment on column test_subscriptions.anchor_at is 'Start of the present run of periods; term_months are counted from it at once, so that month ends stay.';
comment on column test_subscriptions.busy_until is 'Real time. A command holds the subscription until it is done; a dead one lets go by itself.';
create index test_subscriptions_seller on test_subscriptions (seller_id, created_at desc, id desc);
create index test_subscriptions_instance on test_subscriptions (seller_instance_id) where seller_instance_id is not null;

create table test_orders (
  id text primary key check (id like 'CS%'),
  subscription_id text not null references test_subscriptions (id),
  seller_id text not null,
  position integer not null,
  command text not null,
  order_type text not null check (order_type in ('NEW', 'TRIAL', 'TRIAL_TO_FORMAL', 'UNSUBSCRIBE', 'RENEW', 'CHANGE')),
  state text not null check (state in ('OPEN', 'DONE', 'DROPPED', 'REFUNDED')),
  charging_mode text not null check (charging_mode in ('PERIOD', 'ONE_TIME', 'ON_DEMAND')),
  period_type text check (period_type in ('year', 'month', 'day')),
  period_number integer,
  months integer not null default 0,
  expire_at timestamptz,
  product jsonb not null,
  amount text not null,
  created_at timestamptz not null
);
comment on table test_orders is 'The orders behind the steps of a test subscription, as the order query shows them to its seller.';
comment on column test_orders.position is 'Order in which they were placed: the subscription''s clock may stand still between them.';
create unique index test_orders_position on test_orders (subscription_id, position);

create table test_calls (
  id text primary key,
  subscription_id text not null references test_subscriptions (id),
  order_id text references test_orders (id),
  command text not null,
  virtual_at timestamptz not null,
  activity text not null,
  at timestamptz not null,
  duration_ms integer not null,
  method text not null check (method in ('GET', 'POST')),
  request_url text not null,
  request_headers jsonb not null,
  request_body text not null,
  http_status integer,
  content_type text,
  response_body text,
  result_code text,
  verdict text not null check (verdict in ('success', 'processing', 'failure')),
  reason text,
  warnings text[] not null default '{}'
);
comment on column test_calls.virtual_at is 'The subscription''s own time at which the call was made; at is real time.';
create index test_calls_subscription on test_calls (subscription_id, at, id);

create table conformance_runs (
  id text primary key,
  seller_id text not null references sellers (id),
  endpoint_id text not null references seller_endpoints (id),
  url text not null,
  protocol text not null,
  options jsonb not null default '{}',
  state text not null check (state in ('RUNNING', 'DONE', 'CANCELED', 'FAILED')),
  total integer not null,
  done integer not null default 0,
  failed integer not null default 0,
  warned integer not null default 0,
  current_check text,
  cancel_requested boolean not null default false,
  outcome text check (outcome in ('passed', 'failed', 'unproven', 'unreachable', 'stopped')),
  report jsonb,
  started_at timestamptz not null,
  ended_at timestamptz
);
create unique index conformance_runs_one_at_a_time on conformance_runs (seller_id) where state = 'RUNNING';
create index conformance_runs_seller on conformance_runs (seller_id, started_at desc, id desc);

create table application_credentials (
  id text primary key,
  seller_id text not null references sellers (id),
  endpoint_id text not null references seller_endpoints (id),
  name text not null,
  auth_mode text not null check (auth_mode in ('OAUTH2', 'CAS')),
  kit_version text not null check (kit_version in ('v1', 'v2')),
  login_address_type text not null check (login_address_type in ('SHARED', 'INDEPENDENT')),
  login_address text not null,
  public_key text not null,
  multi_instance boolean not null,
  formal boolean not null,
  state text not null check (state in ('DRAFT', 'ACTIVE_TEST', 'ACTIVE_FORMAL', 'BOUND', 'RETIRED')),
  product_id text,
  client_id text not null unique,
  client_secret_sealed text not null,
  client_secret_encrypted text not null,
  tenant_id text not null,
  tenant_code text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((state = 'BOUND') <= (product_id is not null))
);
comment on table application_credentials is 'How a joint application logs its users in (SELL-APP-20..22).';
comment on column application_credentials.client_secret_encrypted is 'RSA-OAEP under the seller''s public key, base64: what the seller receives and may read here.';
create unique index application_credentials_login on application_credentials (lower(login_address)) where state <> 'RETIRED';
create unique index application_credentials_product on application_credentials (product_id) where state = 'BOUND';
create index application_credentials_seller on application_credentials (seller_id, created_at desc, id desc);

create table credential_calls (
  id text primary key,
  credential_id text not null references application_credentials (id) on delete cascade,
  activity text not null,
  at timestamptz not null,
  duration_ms integer not null,
  method text not null check (method in ('GET', 'POST')),
  request_url text not null,
  request_headers jsonb not null,
  request_body text not null,
  http_status integer,
  content_type text,
  response_body text,
  result_code text,
  verdict text not null check (verdict in ('success', 'processing', 'failure')),
  reason text,
  warnings text[] not null default '{}'
);
create index credential_calls_credential on credential_calls (credential_id, at desc, id desc);
