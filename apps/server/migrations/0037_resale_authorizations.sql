-- Why: sellers let partners resell at a discount: for all partners, for one, or for one customer (SELL-PUB 4.11).

create table resale_authorizations (
  id text primary key,
  seller_id text not null references sellers (id),
  product_id text not null,
  level text not null check (level in ('PRODUCT', 'PARTNER', 'CUSTOMER')),
  account_id text,
  account_name text,
  project text not null default '',
  discount_bps integer not null check (discount_bps between 1 and 10000),
  share_bps integer check (share_bps between 0 and 10000),
  valid_from timestamptz not null,
  valid_until timestamptz not null check (valid_until > valid_from),
  state text not null check (state in ('PENDING', 'ACTIVE', 'REJECTED', 'INVALIDATED')),
  reasons jsonb not null default '[]',
  created_by text not null,
  created_at timestamptz not null,
  decided_at timestamptz,
  check ((level = 'PRODUCT') = (account_id is null)),
  check ((level = 'CUSTOMER') = (share_bps is not null))
);
comment on table resale_authorizations is 'Discounts at which partners may resell a product; the larger, the less they earn (SELL-PUB-160).';
comment on column resale_authorizations.discount_bps is 'What is paid of the list price, in hundredths of a percent.';
comment on column resale_authorizations.share_bps is 'Share of the seller, in hundredths of a percent; above the standard one operators decide (SELL-PUB-162).';
create unique index resale_authorizations_product on resale_authorizations (product_id)
  where level = 'PRODUCT' and state = 'ACTIVE';
create index resale_authorizations_seller on resale_authorizations (seller_id, level, created_at desc, id desc);
create index resale_authorizations_listed on resale_authorizations (product_id) where state in ('ACTIVE', 'PENDING');
