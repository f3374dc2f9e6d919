-- Why: products show the pictures that their sellers uploaded, also in lists, which read one table.
set local lock_timeout = '5s';

alter table products add column logo_file text;
alter table products add column cover_file text;
comment on column products.logo_file is 'Uploaded logo; null: a generated one is shown.';
comment on column products.cover_file is 'First uploaded picture; null: a generated one is shown.';
