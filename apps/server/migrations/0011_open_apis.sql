-- Why: what sellers' programs tell the marketplace: use of authorization codes, license files, usage records
-- (isv-protocol 5.2, 5.3, 6.3, 6.4, 7.2), and what guards the doors they come through.

-- Usage records and uploads name an instance by the id that its seller gave it.
create index instances_seller_instance on instances (seller_instance_id) where seller_instance_id is not null;

create table license_codes (
  code text primary key check (code ~ '^PL[0-9A-Z]{1,62}$'),
  seller_id text not null,
  is_test boolean not null default false,
  account_id text,
  instance_id text unique,
  order_id text,
  state text not null check (state in ('READY', 'CLAIMED', 'ACTIVE', 'FROZEN', 'RELEASED')),
  issued_at timestamptz not null,
  claimed_at timestamptz,
  activated_at timestamptz,
  real_effect_at timestamptz,
  test_expires_at timestamptz,
  last_used_at timestamptz,
  released_at timestamptz,
  check (is_test = (instance_id is null) and is_test = (order_id is null) and is_test = (account_id is null)),
  check (is_test = (test_expires_at is not null)),
  check (state not in ('CLAIMED', 'ACTIVE', 'FROZEN') or claimed_at is not null),
  check (state not in ('ACTIVE', 'FROZEN') or (activated_at is not null and real_effect_at is not null))
);
comment on table license_codes is 'Authorization codes (isv-protocol 5.2): one for each purchased resource, and test codes that a seller applied for.';
comment on column license_codes.activated_at is 'When the activation arrived; real_effect_at is the start that it named.';
comment on column license_codes.test_expires_at is 'Validity of a test code, set by its seller; the term of any other code is that of its instance.';
create index license_codes_tests on license_codes (seller_id, issued_at desc) where is_test;

create table license_heartbeats (
  day date not null,
  code text not null,
  first_at timestamptz not null,
  primary key (code, day)
) partition by range (day);
comment on table license_heartbeats is 'Days on which a code was in use: the first query of each day of the site''s calendar (BUY-LIC-04).';
create table license_heartbeats_default partition of license_heartbeats default;
select ensure_month_partitions('license_heartbeats', current_date, 3);

create table license_usage (
  day date not null,
  code text not null,
  user_digest text not null,
  active_num integer check (active_num >= 0),
  primary key (code, day, user_digest),
  check ((user_digest = '') = (active_num is not null))
) partition by range (day);
comment on table license_usage is 'Software use told by sellers'' programs: a row for each user or device of a day, as a digest of its id, or one row with a count.';
create table license_usage_default partition of license_usage default;
select ensure_month_partitions('license_usage', current_date, 3);

create table license_requests (
  event_id text primary key,
  seller_id text not null,
  account_id text not null,
  instance_id text not null,
  effective_at timestamptz not null,
  expires_at timestamptz,
  device_fingerprint text,
  state text not null check (state in ('REQUESTED', 'DELIVERED')),
  requested_by text not null,
  requested_at timestamptz not null,
  delivered_at timestamptz,
  kind text check (kind in ('CHARACTERS', 'FILE')),
  sha256 text,
  characters_sealed text,
  file_key text,
  file_name text,
  size_bytes integer,
  check (expires_at > effective_at),
  check ((state = 'DELIVERED') = (delivered_at is not null and kind is not null and sha256 is not null)),
  check (kind is distinct from 'CHARACTERS' or characters_sealed is not null),
  check (kind is distinct from 'FILE' or (file_key is not null and file_name is not null and size_bytes is not null))
);
comment on table license_requests is 'Licenses that buyers of online licenses asked for (isv-protocol 5.3); the seller uploads each under its event id.';
comment on column license_requests.sha256 is 'Hash of what was delivered, so that a repeat is told from another license.';
create index license_requests_instance on license_requests (instance_id, requested_at desc, event_id);

create table usage_reporters (
  seller_id text primary key,
  last_received_at timestamptz not null
);
comment on table usage_reporters is 'Its row is locked while records of a seller are stored, so that two pushes at once see each other''s serials.';

create table usage_records (
  id text not null,
  seller_id text not null,
  instance_id text not null,
  seller_instance_id text not null,
  metering_sn text,
  product_code text,
  begin_at timestamptz not null,
  end_at timestamptz not null,
  recorded_at timestamptz not null,
  usage_value numeric(19, 4) not null check (usage_value > 0),
  package_instance_id text,
  source text not null check (source in ('NEW', 'OLD')),
  received_at timestamptz not null,
  -- The same window of an instance counts once (isv-protocol 7.2 rule 3).
  primary key (begin_at, instance_id, end_at),
  check (begin_at <= end_at)
) partition by range (begin_at);
comment on table usage_records is 'Good usage records; what rating reads. instance_id is ours, seller_instance_id the one on the wire.';
create table usage_records_default partition of usage_records default;
select ensure_month_partitions('usage_records', (current_date - interval '1 month')::date, 4);
create index usage_records_seller on usage_records (seller_id, received_at desc, id desc);
create index usage_records_serial on usage_records (seller_id, metering_sn) where metering_sn is not null;

create table refused_usage_records (
  id text not null,
  seller_id text not null,
  code text not null,
  seller_instance_id text not null,
  metering_sn text not null,
  record_time text not null,
  begin_time text not null,
  end_time text not null,
  usage_value text not null,
  source text not null check (source in ('NEW', 'OLD')),
  received_at timestamptz not null,
  primary key (received_at, id)
) partition by range (received_at);
comment on table refused_usage_records is 'Usage records that do not count, as sent, with the code of the reason (isv-protocol 10.5); the seller sends them again.';
create table refused_usage_records_default partition of refused_usage_records default;
select ensure_month_partitions('refused_usage_records', current_date, 3);
create index refused_usage_records_seller on refused_usage_records (seller_id, received_at desc, id desc);

create table usage_batches (
  id text primary key,
  seller_id text not null,
  records jsonb not null,
  received_at timestamptz not null
);
comment on table usage_batches is 'Old pushes (isv-protocol 6.4) until the job has judged their records; then the row goes.';
create index usage_batches_seller on usage_batches (seller_id, received_at);

create table open_api_nonces (
  seller_id text not null,
  nonce text not null,
  expires_at timestamptz not null,
  primary key (seller_id, nonce)
);
comment on table open_api_nonces is 'Nonces of usage pushes, kept in real time for as long as their timestamp would be taken.';
create index open_api_nonces_expiry on open_api_nonces (expires_at);

create table open_api_alerts (
  access_key_id text primary key,
  alerted_at timestamptz not null
);
comment on table open_api_alerts is 'When the owner of an access key was last told of bad signatures, in real time.';
