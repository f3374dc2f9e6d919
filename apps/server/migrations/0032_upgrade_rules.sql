-- Why: sellers say which SKU can be upgraded to which; a rule ends by itself when it no longer holds (SELL-PUB 4.9).

create table upgrade_rules (
  id text primary key,
  seller_id text not null references sellers (id),
  product_id text not null,
  specification_id text not null,
  source_sku_id text not null,
  target_sku_id text not null,
  state text not null check (state in ('ACTIVE', 'ENDED')),
  end_reason text check (end_reason in ('REMOVED', 'NOT_PERIOD', 'NOT_DEARER', 'BY_SELLER')),
  checked_revision integer not null,
  created_by text not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  check ((state = 'ENDED') = (ended_at is not null and end_reason is not null))
);
comment on table upgrade_rules is 'Which SKU of a specification can be upgraded to which (SELL-PUB-130).';
comment on column upgrade_rules.checked_revision is 'Revision of the product at which the rule was found to hold (SELL-PUB-131).';
create unique index upgrade_rules_active on upgrade_rules (source_sku_id, target_sku_id) where state = 'ACTIVE';
create index upgrade_rules_seller on upgrade_rules (seller_id, created_at desc, id desc);
create index upgrade_rules_product on upgrade_rules (product_id) where state = 'ACTIVE';
