-- Why: what is sold. A product has specifications, a specification has SKUs, a SKU has a price per charging mode.

create table categories (
  id text primary key,
  slug text not null unique,
  parent_id text references categories (id),
  name_zh text not null,
  name_en text not null,
  position integer not null
);

create table industries (
  slug text primary key,
  name_zh text not null,
  name_en text not null,
  position integer not null
);

create table products (
  id text primary key,
  slug text not null unique check (slug ~ '^[a-z0-9-]{2,80}$'),
  seller_id text not null references sellers (id),
  category_id text not null references categories (id),
  top_category_id text not null references categories (id),
  access_type text not null check (access_type in ('SAAS', 'LICENSE', 'IMAGE', 'SERVICE', 'API', 'AGENT',
    'HARDWARE', 'DATA', 'AI_ASSET', 'CONTAINER', 'ORCHESTRATION', 'CONSULTING')),
  sales_class text not null check (sales_class in ('general', 'joint', 'platform')),
  state text not null check (state in ('ON_SALE', 'OFF_SHELF')),
  public_sale boolean not null,
  protocol text check (protocol in ('SAAS_V2')),
  endpoint_id text references seller_endpoints (id),
  title_zh text not null,
  title_en text not null,
  brief_zh text not null,
  brief_en text not null,
  description_zh text not null,
  description_en text not null,
  usage_guide_zh text not null,
  usage_guide_en text not null,
  highlights jsonb not null default '[]',
  tags jsonb not null default '[]',
  industries text[] not null default '{}',
  sales_regions text[] not null default '{}',
  supervised boolean not null default false,
  delivery_sla_days integer,
  featured boolean not null default false,
  score_hundredths integer not null default 0,
  review_count integer not null default 0,
  sales_count bigint not null default 0,
  trial_days integer,
  from_price numeric(18, 3),
  from_price_mode text,
  from_price_meter jsonb,
  currency text not null default 'CNY',
  charge_modes text[] not null default '{}',
  seller_slug text not null,
  seller_name_zh text not null,
  seller_name_en text not null,
  search tsvector not null,
  listed_at timestamptz not null
);
comment on column products.protocol is 'How instances are opened; null: no automatic opening yet, therefore not orderable.';
comment on column products.endpoint_id is 'The one production address of the product (SELL-APP-02).';
comment on column products.from_price is 'Lowest unit price over public SKUs (BUY-STORE-16); with charge_modes and seller names the read side of lists.';
comment on column products.search is 'Words and Chinese bigrams of title (A), seller and tags (B), brief (C); made by the application.';

create index products_by_sales on products (sales_count desc, id) where state = 'ON_SALE' and public_sale;
create index products_by_newest on products (listed_at desc, id) where state = 'ON_SALE' and public_sale;
create index products_by_price on products (from_price, id) where state = 'ON_SALE' and public_sale;
create index products_by_score on products (score_hundredths desc, id) where state = 'ON_SALE' and public_sale;
create index products_category on products (category_id, sales_count desc, id) where state = 'ON_SALE' and public_sale;
create index products_top_category on products (top_category_id, sales_count desc, id) where state = 'ON_SALE' and public_sale;
create index products_seller on products (seller_id, sales_count desc, id);
create index products_access_type on products (access_type, sales_count desc, id) where state = 'ON_SALE' and public_sale;
create index products_trial on products (sales_count desc, id) where state = 'ON_SALE' and public_sale and trial_days is not null;
create index products_industries on products using gin (industries) where state = 'ON_SALE' and public_sale;
create index products_search on products using gin (search) where state = 'ON_SALE' and public_sale;

create table specifications (
  id text primary key,
  product_id text not null references products (id),
  code text not null,
  sku_code text not null,
  name_zh text not null,
  name_en text not null,
  description_zh text not null default '',
  description_en text not null default '',
  hidden boolean not null default false,
  state text not null default 'ON_SALE' check (state in ('ON_SALE', 'OFF_SHELF')),
  trial_days integer check (trial_days between 3 and 180),
  attributes jsonb not null default '[]',
  position integer not null,
  unique (product_id, code)
);
comment on column specifications.sku_code is 'skuCode on the wire: stable when only the billing period changes (isv-protocol 0.2).';

create table skus (
  id text primary key,
  specification_id text not null references specifications (id),
  attribute_values jsonb not null,
  position integer not null
);
create index skus_specification on skus (specification_id);

create table sku_prices (
  product_code text primary key,
  sku_id text not null references skus (id),
  mode text not null check (mode in ('MONTH', 'YEAR', 'ONE_TIME', 'ON_DEMAND')),
  model text not null check (model in ('linear', 'step', 'tier')),
  unit_price numeric(18, 3) not null check (unit_price >= 0),
  bands jsonb,
  meter_unit jsonb,
  currency text not null,
  unique (sku_id, mode)
);
comment on column sku_prices.product_code is 'productId on the wire: one specification with a monthly and a yearly price has one skuCode and two of these.';
