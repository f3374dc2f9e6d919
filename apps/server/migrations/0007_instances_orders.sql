-- Why: what a buyer ordered and what a buyer owns (buyer 7, 8).

create table orders (
  id text primary key,
  account_id text not null,
  placed_by_user_id text not null,
  placed_by_user_name text not null,
  type text not null check (type in ('NEW_PERIOD', 'NEW_ONETIME')),
  status text not null check (status in ('PENDING_REVIEW', 'PENDING_CONFIRM', 'PENDING_PAYMENT', 'PROCESSING',
    'COMPLETED', 'CANCELLED', 'REFUNDING', 'REFUNDED')),
  currency text not null,
  list_minor bigint not null check (list_minor >= 0),
  payable_minor bigint not null check (payable_minor >= 0),
  refunded_minor bigint not null default 0 check (refunded_minor between 0 and payable_minor),
  summary_zh text not null,
  summary_en text not null,
  cancel_reason text,
  created_at timestamptz not null,
  expires_at timestamptz,
  paid_at timestamptz,
  completed_at timestamptz,
  ended_at timestamptz,
  check (status <> 'PENDING_PAYMENT' or expires_at is not null),
  check (status not in ('PROCESSING', 'COMPLETED', 'REFUNDING', 'REFUNDED') or paid_at is not null)
);
comment on column orders.expires_at is 'When an unpaid order ends (UNPAID_ORDER_TTL); null once it is paid or cancelled.';
create index orders_account on orders (account_id, created_at desc, id desc);
create index orders_recent on orders (created_at desc, id desc);
create index orders_unpaid_due on orders (expires_at) where status = 'PENDING_PAYMENT';
create index orders_open on orders (paid_at) where status in ('PROCESSING', 'REFUNDING');

create table order_lines (
  id text primary key,
  order_id text not null references orders (id),
  account_id text not null,
  seller_id text not null,
  position integer not null,
  product_id text not null,
  product_slug text not null,
  product_title_zh text not null,
  product_title_en text not null,
  access_type text not null,
  protocol text not null,
  endpoint_id text not null,
  specification_id text not null,
  specification_name_zh text not null,
  specification_name_en text not null,
  sku_id text not null,
  sku_code text not null,
  product_code text not null,
  attributes jsonb not null,
  mode text not null check (mode in ('MONTH', 'YEAR', 'ONE_TIME')),
  period_count integer not null check (period_count >= 1),
  quantity integer not null check (quantity >= 1),
  list_minor bigint not null check (list_minor >= 0),
  discount_minor bigint not null default 0 check (discount_minor >= 0),
  payable_minor bigint not null check (payable_minor >= 0),
  currency text not null,
  price_lines jsonb not null,
  status text not null check (status in ('PENDING', 'OPENING', 'OPENED', 'FAILED', 'REFUNDED', 'CANCELLED')),
  instance_id text,
  created_at timestamptz not null,
  paid_at timestamptz,
  check (payable_minor = list_minor - discount_minor)
);
comment on table order_lines is 'Snapshot of what was bought: a product that changes later changes no line.';
create index order_lines_order on order_lines (order_id, position);
create index order_lines_seller on order_lines (seller_id, created_at desc, id desc);

create table order_history (
  id text primary key,
  order_id text not null references orders (id),
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('buyer', 'seller', 'operator', 'system')),
  actor_name text not null,
  from_status text,
  to_status text not null,
  reason text
);
create index order_history_order on order_history (order_id, at, id);

create table instances (
  id text primary key,
  account_id text not null,
  seller_id text not null,
  order_id text not null,
  order_line_id text not null unique,
  product_id text not null,
  product_slug text not null,
  product_title_zh text not null,
  product_title_en text not null,
  specification_name_zh text not null,
  specification_name_en text not null,
  access_type text not null,
  protocol text not null,
  endpoint_id text not null,
  sku_code text not null,
  product_code text not null,
  attributes jsonb not null,
  quantity integer not null,
  mode text not null check (mode in ('MONTH', 'YEAR', 'ONE_TIME')),
  period_count integer not null,
  time_zone text not null,
  customer_level integer not null,
  state text not null check (state in ('OPENING', 'DELIVERING', 'ACTIVE', 'EXPIRED', 'FROZEN', 'EXHAUSTED',
    'UNSUBSCRIBING', 'UNSUBSCRIBED', 'RELEASED', 'OPEN_FAILED')),
  expiry_policy text not null default 'MANUAL' check (expiry_policy in ('MANUAL', 'NO_RENEW', 'AUTO_RENEW')),
  seller_instance_id text,
  app_info_sealed text,
  starts_at timestamptz,
  expires_at timestamptz,
  grace_ends_at timestamptz,
  retention_ends_at timestamptz,
  due_at timestamptz,
  reminders_sent integer[] not null default '{}',
  created_at timestamptz not null,
  ended_at timestamptz,
  check (state not in ('ACTIVE', 'EXPIRED', 'FROZEN') or (starts_at is not null and seller_instance_id is not null)),
  check (state not in ('EXPIRED', 'FROZEN') or expires_at is not null)
);
comment on column instances.due_at is 'When the life cycle next has something to do (reminder, expiry, freeze, release); null when nothing is due.';
comment on column instances.app_info_sealed is 'What the seller delivered (front end, user, password), encrypted.';
comment on column instances.reminders_sent is 'Days-before values already sent for the present expiry.';
create index instances_account on instances (account_id, created_at desc, id desc);
create index instances_due on instances (due_at, id) where due_at is not null;
create index instances_seller on instances (seller_id, created_at desc);

create table instance_history (
  id text primary key,
  instance_id text not null references instances (id),
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('buyer', 'seller', 'operator', 'system')),
  actor_name text not null,
  from_state text,
  to_state text not null,
  reason text
);
create index instance_history_instance on instance_history (instance_id, at, id);
