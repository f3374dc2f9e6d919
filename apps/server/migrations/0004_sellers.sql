-- Why: who sells, and how the marketplace reaches their servers (SELL-ACC, SELL-APP).

create table sellers (
  id text primary key,
  account_id text not null unique,
  slug text not null unique check (slug ~ '^[a-z0-9-]{2,60}$'),
  name_zh text not null,
  name_en text not null,
  tagline_zh text not null default '',
  tagline_en text not null default '',
  introduction_zh text not null default '',
  introduction_en text not null default '',
  city_zh text not null default '',
  city_en text not null default '',
  founded_year integer,
  support_phone text,
  support_email text,
  support_hours_zh text not null default '',
  support_hours_en text not null default '',
  service_email text,
  featured boolean not null default false,
  state text not null check (state in ('APPROVED', 'SUSPENDED')),
  joined_at timestamptz not null
);
comment on column sellers.service_email is 'Where failures of production interfaces are reported.';

create table seller_keys (
  id text primary key,
  seller_id text not null references sellers (id),
  interface_class text check (interface_class in ('BASE', 'KIT', 'LICENSE', 'GENERAL', 'V1')),
  secret_sealed text not null,
  masked text not null,
  status text not null default 'active' check (status in ('active', 'retiring', 'deleted')),
  retires_at timestamptz,
  created_at timestamptz not null
);
comment on table seller_keys is 'Interface keys (SELL-ACC-02). One key serves one interface class.';
create unique index seller_keys_one_per_class on seller_keys (seller_id, interface_class)
  where status = 'active' and interface_class is not null;

create table seller_endpoints (
  id text primary key,
  seller_id text not null references sellers (id),
  url text not null,
  state text not null check (state in ('UNVERIFIED', 'VERIFIED', 'DELETED')),
  created_at timestamptz not null
);
create unique index seller_endpoints_url on seller_endpoints (seller_id, url) where state <> 'DELETED';
