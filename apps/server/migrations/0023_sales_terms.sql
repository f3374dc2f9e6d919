-- Why: sellers decide who may buy, how often, and how many there are (SELL-PUB 4.10; buyer 5.2, 5.3).
set local lock_timeout = '5s';

create table sale_objects (
  id text primary key,
  product_id text not null references products (id),
  specification_id text references specifications (id),
  kind text not null check (kind in ('SPECIFIED', 'BOUGHT_RELATED', 'ENTERPRISE', 'INDIVIDUAL')),
  accounts jsonb not null default '[]',
  related text[] not null default '{}',
  updated_at timestamptz not null
);
comment on table sale_objects is 'Who may buy a product or one of its specifications (SELL-PUB-142); no row: everyone.';
comment on column sale_objects.accounts is 'Accounts that may buy, with the names under which the seller gave them.';
comment on column sale_objects.related is 'Products, or for a specification specifications, of which one must have been bought before.';
create unique index sale_objects_one on sale_objects (product_id, coalesce(specification_id, ''));

create table purchase_limits (
  specification_id text primary key references specifications (id),
  product_id text not null references products (id),
  occasions text check (occasions in ('ONCE', 'UNTIL_EXPIRY')),
  quantity_max integer check (quantity_max > 0),
  updated_at timestamptz not null,
  check (occasions is not null or quantity_max is not null)
);
comment on table purchase_limits is 'How often and how much of a specification an account may buy (SELL-PUB-141); no row: no limit.';
comment on column purchase_limits.quantity_max is 'Most units of the quantity attribute over all purchases of an account.';
create index purchase_limits_product on purchase_limits (product_id);

create table stocks (
  id text primary key,
  product_id text not null references products (id),
  specification_id text not null references specifications (id),
  sku_id text references skus (id),
  available integer not null check (available >= 0),
  low_told boolean not null default false,
  updated_at timestamptz not null
);
comment on table stocks is 'Pieces that can still be ordered of a specification or one of its SKUs (SELL-PUB-140); no row: unlimited.';
comment on column stocks.low_told is 'The seller was told that few are left; it is told again after there were more.';
create unique index stocks_one on stocks (specification_id, coalesce(sku_id, ''));
create index stocks_product on stocks (product_id);

create table stock_reservations (
  order_line_id text not null,
  stock_id text not null references stocks (id) on delete cascade,
  quantity integer not null check (quantity > 0),
  state text not null check (state in ('HELD', 'RETURNED')),
  primary key (order_line_id, stock_id)
);
comment on table stock_reservations is 'Pieces that an order line took from a stock at submission; RETURNED when it was canceled or not opened.';
create index stock_reservations_stock on stock_reservations (stock_id);
create index order_lines_by_buyer on order_lines (account_id, product_id);
