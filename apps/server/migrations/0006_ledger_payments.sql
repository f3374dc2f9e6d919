-- Why: money. Double entry, append-only; balances are projections that constraints guard.

create table ledger_accounts (
  id text primary key,
  kind text not null check (kind in ('WALLET', 'ESCROW', 'FUNDS', 'SELLER', 'COMMISSION')),
  owner_id text,
  currency text not null,
  balance_minor bigint,
  created_at timestamptz not null,
  check (kind = 'FUNDS' or balance_minor is not null),
  check (kind not in ('WALLET', 'ESCROW', 'SELLER') or balance_minor >= 0)
);
comment on column ledger_accounts.balance_minor is 'Projection of the entries. Null for FUNDS, the outside world, whose row would otherwise be locked by every top-up.';

create table ledger_transactions (
  id text primary key,
  kind text not null check (kind in ('TOP_UP', 'PAYMENT', 'REFUND', 'RELEASE')),
  reference text not null,
  reverses text references ledger_transactions (id),
  occurred_at timestamptz not null,
  created_at timestamptz not null default now(),
  seal text not null
);
comment on table ledger_transactions is 'Never updated; a correction is a new transaction that names the old in reverses. seal = HMAC-SHA-256 over the transaction and its entries.';
create index ledger_transactions_reference on ledger_transactions (reference);

create table ledger_entries (
  transaction_id text not null,
  position integer not null,
  account_id text not null,
  amount_minor bigint not null check (amount_minor <> 0),
  currency text not null,
  balance_after_minor bigint,
  created_at timestamptz not null default now(),
  primary key (created_at, transaction_id, position)
) partition by range (created_at);
create table ledger_entries_default partition of ledger_entries default;
select ensure_month_partitions('ledger_entries', current_date, 3);
create index ledger_entries_account on ledger_entries (account_id, created_at desc, transaction_id desc);
create index ledger_entries_transaction on ledger_entries (transaction_id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger ledger_transactions_append_only before update or delete on ledger_transactions
  for each row execute function refuse_change();
create trigger ledger_entries_append_only before update or delete on ledger_entries
  for each row execute function refuse_change();
create trigger audit_log_append_only before update or delete on audit_log
  for each row execute function refuse_change();

create table top_ups (
  id text primary key,
  account_id text not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  channel text not null check (channel in ('SANDBOX')),
  ledger_transaction_id text not null references ledger_transactions (id),
  created_at timestamptz not null
);

create table payments (
  id text primary key,
  order_id text not null,
  order_line_id text,
  account_id text not null,
  kind text not null check (kind in ('PAYMENT', 'REFUND')),
  method text not null check (method in ('BALANCE')),
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  ledger_transaction_id text not null references ledger_transactions (id),
  created_at timestamptz not null
);
create index payments_order on payments (order_id, created_at);
-- One payment an order, one refund a line: the last guard against paying or refunding twice (BUY-PAY-09).
create unique index payments_once on payments (order_id) where kind = 'PAYMENT';
create unique index refunds_once on payments (order_line_id) where kind = 'REFUND';
