-- Why: operators keep the category tree, sellers keep attributes for their SKUs, and taxes are data with dates
-- (OPS-CAT-01, SELL-PUB-41, OPS-FEE-20).

alter table categories add column icon text not null default '';
alter table categories add column access_types text[] not null default '{}';
alter table categories add column hidden boolean not null default false;
comment on table categories is 'Two levels; products stand in those without subcategories.';
comment on column categories.access_types is 'Kinds of product it takes; empty: all (OPS-CAT-01).';
comment on column categories.hidden is 'Not shown and not chosen any more; its products stay on sale.';

create table sku_attributes (
  id text primary key,
  seller_id text not null references sellers (id),
  kind text not null check (kind in ('enum', 'quantity')),
  code text not null check (code ~ '^[A-Za-z][A-Za-z0-9_-]{0,49}$'),
  name_zh text not null,
  name_en text not null,
  description text not null default '',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint sku_attributes_code_key unique (seller_id, code)
);
comment on table sku_attributes is 'Attributes a seller uses again and again; products keep a copy of their own (SELL-PUB-41).';

create table tax_rules (
  id text primary key,
  site text not null check (site in ('cn', 'intl')),
  access_type text not null check (access_type in ('SAAS', 'LICENSE', 'IMAGE', 'SERVICE', 'API', 'AGENT',
    'HARDWARE', 'DATA', 'AI_ASSET', 'CONTAINER', 'ORCHESTRATION', 'CONSULTING')),
  mode text check (mode in ('MONTH', 'YEAR', 'ONE_TIME', 'ON_DEMAND')),
  category_id text references categories (id),
  tax_category text not null check (tax_category in ('HARDWARE', 'SOFTWARE', 'SERVICE')),
  rate_bps integer not null check (rate_bps between 0 and 10000),
  effective_at timestamptz not null,
  created_at timestamptz not null,
  created_by text,
  constraint tax_rules_key unique nulls not distinct (site, access_type, mode, category_id, effective_at)
);
comment on table tax_rules is 'Tax category and rate by access type, billing mode and category, from an instant on; a later row takes the place of the earlier one (SELL-PUB-70, OPS-FEE-20). Rows in effect are never changed.';
comment on column tax_rules.mode is 'Null: every billing mode that has no row of its own.';
comment on column tax_rules.category_id is 'Null: every category that has no row of its own.';
comment on column tax_rules.rate_bps is 'Hundredths of a percent.';
create index tax_rules_category on tax_rules (category_id);

insert into tax_rules (id, site, access_type, mode, tax_category, rate_bps, effective_at, created_at)
select 'tax_' || lower(d.access_type) || coalesce('_' || lower(d.mode), ''), 'cn', d.access_type, d.mode, d.tax_category, d.rate_bps,
  timestamptz '2019-05-01 00:00+08', timestamptz '2019-05-01 00:00+08'
from (values
  ('HARDWARE', null, 'HARDWARE', 1300),
  ('LICENSE', 'ONE_TIME', 'SOFTWARE', 1300),
  ('LICENSE', null, 'SERVICE', 600),
  ('SAAS', null, 'SERVICE', 600),
  ('IMAGE', null, 'SERVICE', 600),
  ('API', null, 'SERVICE', 600),
  ('AI_ASSET', null, 'SERVICE', 600),
  ('CONTAINER', null, 'SERVICE', 600),
  ('DATA', null, 'SERVICE', 600),
  ('AGENT', null, 'SERVICE', 600),
  ('ORCHESTRATION', null, 'SERVICE', 600),
  ('CONSULTING', null, 'SERVICE', 600),
  ('SERVICE', null, 'SERVICE', 600)
) as d (access_type, mode, tax_category, rate_bps);
