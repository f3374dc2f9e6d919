-- Why: a product leaves the shelf in four ways, of which two can be taken back (SELL-PUB 4.6, OPS-RISK-02, 04).
set local lock_timeout = '5s';

alter table products drop constraint products_state_check;
alter table products drop constraint products_suspended_off_shelf;
update products set state = case when suspended_reason is null then 'DISCONTINUED' else 'SUSPENDED' end
  where state = 'OFF_SHELF';
alter table products add constraint products_state_check check (state in
  ('DRAFT', 'ON_SALE', 'SUSPENDED', 'FROZEN', 'DISCONTINUED', 'DISCONTINUED_BY_PLATFORM'));
comment on column products.state is 'DRAFT: written but never listed, seen by its seller and operators alone; ON_SALE; SUSPENDED by the system and FROZEN by operators may come back; DISCONTINUED by its seller or BY_PLATFORM are final.';
alter table products add column frozen_at timestamptz;
alter table products add column frozen_until timestamptz;
alter table products add column frozen_renewals boolean not null default false;
comment on column products.frozen_until is 'When the freeze ends by itself; null: when an operator ends it.';
comment on column products.frozen_renewals is 'Whether renewals rest with the freeze, beside new orders (OPS-RISK-04).';
alter table products add constraint products_suspended
  check ((suspended_reason is not null) <= (state in ('SUSPENDED', 'FROZEN')) and (state = 'SUSPENDED') <= (suspended_reason is not null));
alter table products add constraint products_frozen check ((state = 'FROZEN') = (frozen_at is not null));
create index products_thawing on products (frozen_until) where frozen_until is not null;
comment on column specifications.state is 'OFF_SHELF: removed by its seller and never back (SELL-PUB-121); what was bought runs on.';

create table product_history (
  id text primary key,
  product_id text not null references products (id),
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('seller', 'operator', 'system')),
  actor_name text not null,
  command text not null,
  from_state text not null,
  to_state text not null,
  subject_zh text not null default '',
  subject_en text not null default '',
  reason text not null default '',
  evidence text[] not null default '{}',
  until timestamptz
);
comment on table product_history is 'Every move of a listed product, and every specification or SKU that was removed.';
comment on column product_history.subject_zh is 'The specification or SKU that was removed; empty for the whole product.';
comment on column product_history.evidence is 'Uploads that an operator laid beside the reason (OPS-RISK-02).';
create index product_history_product on product_history (product_id, at desc, id desc);
