-- Why: the platform's share of a sale is operator data with dates, and the ratio a product was listed with stays with
-- the product (OPS-FEE-01..03, SELL-BIL-20, 21).

create table fee_rates (
  id text primary key,
  site text not null check (site in ('cn', 'intl')),
  family text not null check (family in ('general', 'joint', 'platform')),
  access_type text check (access_type in ('SAAS', 'LICENSE', 'IMAGE', 'SERVICE', 'API', 'AGENT',
    'HARDWARE', 'DATA', 'AI_ASSET', 'CONTAINER', 'ORCHESTRATION', 'CONSULTING')),
  ratio_bps integer not null check (ratio_bps between 0 and 10000),
  effective_at timestamptz not null,
  created_at timestamptz not null,
  created_by text,
  constraint fee_rates_key unique nulls not distinct (site, family, access_type, effective_at)
);
comment on table fee_rates is 'The platform''s share by site, family and access type from an instant on; a later row takes the place of the earlier one. Rows in effect are never changed (OPS-FEE-01).';
comment on column fee_rates.access_type is 'Null: every access type that has no row of its own.';
comment on column fee_rates.ratio_bps is 'Share of the platform, hundredths of a percent.';

insert into fee_rates (id, site, family, access_type, ratio_bps, effective_at, created_at)
select d.id, d.site, 'general', d.access_type, d.ratio_bps, d.at, d.at
from (values
  ('fee_cn_general', 'cn', null, 500, timestamptz '2019-05-01 00:00+08'),
  ('fee_intl_former', 'intl', null, 1500, timestamptz '2019-05-01 00:00+08'),
  ('fee_intl_saas', 'intl', 'SAAS', 1300, timestamptz '2022-11-11 00:00+08'),
  ('fee_intl_license', 'intl', 'LICENSE', 1300, timestamptz '2022-11-11 00:00+08'),
  ('fee_intl_service', 'intl', 'SERVICE', 250, timestamptz '2022-11-11 00:00+08'),
  ('fee_intl_image', 'intl', 'IMAGE', 2000, timestamptz '2022-11-11 00:00+08'),
  ('fee_intl_hardware', 'intl', 'HARDWARE', 1000, timestamptz '2022-11-11 00:00+08')
) as d (id, site, access_type, ratio_bps, at);

create table fee_bracket_policies (
  id text primary key,
  site text not null check (site in ('cn', 'intl')),
  family text not null check (family in ('general', 'joint', 'platform')),
  base_ratio_bps integer not null check (base_ratio_bps between 0 and 10000),
  currency text not null,
  brackets jsonb not null,
  reset_day integer not null check (reset_day between 1 and 28),
  effective_at timestamptz not null,
  created_at timestamptz not null,
  constraint fee_bracket_policies_key unique (site, family, base_ratio_bps, effective_at)
);
comment on table fee_bracket_policies is 'Extra share of the seller by what a product sold in a month, for products with the named ratio (OPS-FEE-03, SELL-BIL-21).';
comment on column fee_bracket_policies.brackets is 'Ascending: fromMinor (text of minor units) and extraBps; the bracket reached holds for the whole month.';

insert into fee_bracket_policies (id, site, family, base_ratio_bps, currency, brackets, reset_day, effective_at, created_at)
values ('fbp_cn_general_2024', 'cn', 'general', 500, 'CNY',
  '[{"fromMinor": "0", "extraBps": 0}, {"fromMinor": "50000000", "extraBps": 100}, {"fromMinor": "100000000", "extraBps": 200}]',
  1, timestamptz '2024-03-01 00:00+08', timestamptz '2024-03-01 00:00+08');

create table fee_overrides (
  id text primary key,
  product_id text not null references products (id),
  ratio_bps integer not null check (ratio_bps between 0 and 10000),
  reason text not null,
  attachment_file text references uploads (id),
  state text not null check (state in ('REQUESTED', 'APPROVED', 'REFUSED')),
  requested_by text not null,
  requested_by_name text not null,
  requested_at timestamptz not null,
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  decision_remark text not null default '',
  check (decided_by is null or decided_by <> requested_by),
  check ((state = 'REQUESTED') = (decided_at is null))
);
comment on table fee_overrides is 'A ratio agreed for one product: asked for by one operator, approved by another (OPS-FEE-02).';
create unique index fee_overrides_open on fee_overrides (product_id) where state = 'REQUESTED';
create index fee_overrides_product on fee_overrides (product_id, requested_at desc);

create table product_fee_terms (
  id text primary key,
  product_id text not null references products (id),
  ratio_bps integer not null check (ratio_bps between 0 and 10000),
  fee_rate_id text references fee_rates (id),
  override_id text references fee_overrides (id),
  effective_at timestamptz not null,
  check ((fee_rate_id is null) <> (override_id is null))
);
comment on table product_fee_terms is 'The ratio of a product since an instant, with where it comes from; only added to (SELL-BIL-20).';
create unique index product_fee_terms_listing on product_fee_terms (product_id) where fee_rate_id is not null;
create index product_fee_terms_product on product_fee_terms (product_id, effective_at desc, id desc);
