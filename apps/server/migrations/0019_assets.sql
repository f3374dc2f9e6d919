-- Why: what products are made of is handed in, checked and reviewed before a product may refer to it (SELL-AST-01..12).
set local lock_timeout = '5s';

create table assets (
  id text primary key,
  seller_id text not null references sellers (id),
  category text not null check (category in ('IMAGE', 'APPLICATION', 'SAAS', 'TEMPLATE', 'DATA_FILE', 'ALGORITHM',
    'SERVICE_PACKAGE')),
  name text not null,
  description text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz
);
comment on table assets is 'What a seller''s products are made of; its content stands in its versions.';
create index assets_seller on assets (seller_id, created_at desc, id desc) where deleted_at is null;

create table asset_versions (
  id text primary key,
  asset_id text not null references assets (id),
  label text not null,
  state text not null check (state in ('DRAFT', 'SCANNING', 'REVIEWING', 'APPROVED', 'REJECTED', 'REPLACED', 'DELETED')),
  replaces text references asset_versions (id),
  content jsonb not null default '{}',
  checklist jsonb not null default '{}',
  report jsonb not null default '[]',
  reasons jsonb not null default '[]',
  submitted_by jsonb,
  submitted_at timestamptz,
  decided_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table asset_versions is 'Contents of assets. Products refer to asset and label; an updated version takes over the label of the one it replaces.';
comment on column asset_versions.content is 'Fields of the category (SELL-AST-08, 10).';
comment on column asset_versions.checklist is 'Answers to the criteria by their keys: mark, note and evidence (SELL-AST-04, 05, SELL-PUB-81).';
comment on column asset_versions.report is 'What the checks found: key, result and text of each.';
comment on column asset_versions.submitted_by is 'Who handed it in last, for the review task.';
create unique index asset_versions_label on asset_versions (asset_id, label) where state = 'APPROVED';
create unique index asset_versions_one_unfinished on asset_versions (asset_id)
  where state in ('DRAFT', 'SCANNING', 'REVIEWING', 'REJECTED');
create index asset_versions_asset on asset_versions (asset_id, created_at desc, id desc);

create table asset_history (
  id text primary key,
  asset_id text not null references assets (id),
  version_label text not null,
  at timestamptz not null,
  command text not null,
  to_state text not null,
  actor_kind text not null check (actor_kind in ('seller', 'operator', 'system')),
  actor_name text not null,
  reason text not null default ''
);
comment on table asset_history is 'Moves of versions, oldest first, as the detail page shows them.';
create index asset_history_asset on asset_history (asset_id, at, id);

create table asset_links (
  asset_id text not null references assets (id),
  version_label text not null,
  product_id text not null,
  linked_at timestamptz not null,
  primary key (asset_id, version_label, product_id)
);
comment on table asset_links is 'Products that refer to a version; such versions cannot be deleted (SELL-AST-11).';
create index asset_links_product on asset_links (product_id);

create table asset_domains (
  id text primary key,
  seller_id text not null references sellers (id),
  origin text not null,
  token text not null,
  verified_at timestamptz,
  created_at timestamptz not null,
  unique (seller_id, origin)
);
comment on table asset_domains is 'Websites of SaaS assets, with the proof of who controls them (SELL-AST-10).';
comment on column asset_domains.token is 'What the verification file holds.';
