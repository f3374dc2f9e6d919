-- Why: sellers furnish their shops; what buyers see was reviewed before (SELL-ONB-51).

create table shop_decorations (
  seller_id text primary key references sellers (id),
  draft jsonb not null,
  revision integer not null check (revision > 0),
  saved_by text not null,
  saved_at timestamptz not null,
  live jsonb,
  live_since timestamptz
);
comment on table shop_decorations is 'What a seller writes and what buyers see of its shop (SELL-ONB-51).';
comment on column shop_decorations.revision is 'Goes up with each saved draft, so that two writers notice each other.';
comment on column shop_decorations.live is 'The decoration that was approved last; null while there is none.';

create table shop_changes (
  id text primary key,
  seller_id text not null references sellers (id),
  state text not null check (state in ('PENDING', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
  before jsonb,
  after jsonb not null,
  reasons jsonb not null default '[]',
  submitted_at timestamptz not null,
  decided_at timestamptz
);
comment on table shop_changes is 'Decorations that were handed in for review, each with what was live then.';
create unique index shop_changes_one_pending on shop_changes (seller_id) where state = 'PENDING';
create index shop_changes_seller on shop_changes (seller_id, submitted_at desc, id desc);
