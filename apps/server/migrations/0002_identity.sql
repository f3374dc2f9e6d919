-- Why: who people are. Accounts own everything; users act for them (BUY-ACC, BUY-IAM).

create table accounts (
  id text primary key,
  name text not null,
  account_type text not null check (account_type in ('individual', 'enterprise')),
  region text not null check (region ~ '^[A-Z]{2}$'),
  roles text[] not null default '{buyer}',
  status text not null default 'NORMAL' check (status in ('NORMAL', 'RESTRICTED', 'FROZEN', 'CLOSED')),
  real_name_state text not null default 'UNVERIFIED'
    check (real_name_state in ('UNVERIFIED', 'PENDING', 'VERIFIED_INDIVIDUAL', 'VERIFIED_ENTERPRISE', 'REJECTED')),
  real_name text,
  real_name_document_sealed text,
  customer_level integer not null default 0 check (customer_level between 0 and 5),
  time_zone text not null default 'Asia/Shanghai',
  service_enabled boolean not null default false,
  operation_protection boolean not null default false,
  created_at timestamptz not null
);
comment on column accounts.region is 'Country or region of registration, ISO 3166-1 alpha-2; immutable (BUY-ACC-06).';
comment on column accounts.customer_level is 'V0–V5; decides grace and retention (BUY-ACC-31).';
create unique index accounts_name on accounts (lower(name));

create table users (
  id text primary key,
  account_id text not null references accounts (id),
  kind text not null check (kind in ('main', 'iam')),
  user_name text not null,
  email text,
  phone text,
  password_hash text not null,
  role text,
  permissions text[] not null default '{}',
  status text not null default 'active' check (status in ('active', 'disabled', 'deleted')),
  locale text not null default 'zh-CN' check (locale in ('zh-CN', 'en')),
  last_login_at timestamptz,
  created_at timestamptz not null
);
comment on column users.permissions is 'Permission points of an IAM user (BUY-IAM-03); ignored for the main user, who has all of its account.';
create unique index users_name_in_account on users (account_id, lower(user_name)) where status <> 'deleted';
create unique index users_main_email on users (lower(email)) where kind = 'main' and email is not null;
create unique index users_one_main on users (account_id) where kind = 'main';
create index users_phone on users (phone) where phone is not null;

create table sessions (
  id_hash text primary key,
  public_id text not null unique,
  user_id text not null references users (id),
  account_id text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ip text,
  user_agent text
);
comment on table sessions is 'Real time. id_hash = SHA-256 of the random cookie value, which is stored nowhere.';
create index sessions_user on sessions (user_id);
create index sessions_expiry on sessions (expires_at);

create table verification_codes (
  id text primary key,
  purpose text not null check (purpose in ('register', 'reset_password', 'operation')),
  channel text not null check (channel in ('sms', 'email')),
  target text not null,
  code_hash text not null,
  wrong_tries integer not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table verification_codes is 'BUY-ACC-03: six digits, five minutes, five wrong tries. Real time.';
create index verification_codes_target on verification_codes (purpose, target, created_at desc);

create table login_failures (
  login text not null,
  failed_at timestamptz not null,
  ip text
);
comment on table login_failures is 'BUY-ACC-11: five within fifteen minutes lock the login. login is the normalized name as typed.';
create index login_failures_login on login_failures (login, failed_at desc);

create table access_keys (
  access_key_id text primary key,
  account_id text not null references accounts (id),
  user_id text not null references users (id),
  secret_sealed text not null,
  status text not null default 'active' check (status in ('active', 'disabled')),
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index access_keys_account on access_keys (account_id);
