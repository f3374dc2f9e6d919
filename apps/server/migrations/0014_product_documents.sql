-- Why: products are written as documents. Drafts are kept apart from what is sold, and every field of a document has a place.
set local lock_timeout = '5s';

alter table products drop constraint products_state_check;
alter table products add constraint products_state_check check (state in ('DRAFT', 'ON_SALE', 'OFF_SHELF'));
comment on column products.state is 'DRAFT: written but never listed, seen by its seller and operators alone; ON_SALE; OFF_SHELF.';
alter table products add column tax_category text check (tax_category in ('HARDWARE', 'SOFTWARE', 'SERVICE'));
comment on column products.tax_category is 'As the seller stated it; null: derived from access type and billing mode (SELL-PUB-70).';
alter table products add column details jsonb not null default '{}';
comment on column products.details is 'Fields of the product document (SELL-PUB 4.2, 4.3) that nothing is searched or sold by, under their names there.';
alter table products add column revision integer not null default 1;
comment on column products.revision is 'Counts changes of the document; a writer names the one it read (SELL-PUB 4.6).';

alter table specifications add column billing_items jsonb not null default '[]';
comment on column specifications.billing_items is 'Factors of pay-per-use with their prices, where there is more than the one of a SKU price (SELL-PUB-50).';
alter table specifications add column packages jsonb not null default '[]';
comment on column specifications.packages is 'Packages of billing items (SELL-PUB-53).';

alter table skus add column state text not null default 'ON_SALE' check (state in ('ON_SALE', 'OFF_SHELF'));
comment on column skus.state is 'OFF_SHELF: removed by its seller and never back (SELL-PUB-121); what was bought runs on.';

alter table sku_prices add column billing_cycle text check (billing_cycle in ('HOUR', 'DAY', 'MONTH'));
comment on column sku_prices.billing_cycle is 'Pay-per-use: how often usage is charged (SELL-PUB-50); null: not stated.';
alter table sku_prices add column accumulation_cycle text check (accumulation_cycle in ('DAY', 'MONTH'));
comment on column sku_prices.accumulation_cycle is 'Pay-per-use in bands: when counting starts again (SELL-PUB-51); null: not stated.';
