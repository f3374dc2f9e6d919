-- Why: a seller's owner shares the work: groups carry menu permissions, and a person may be limited to products (seller 1.8).

create table user_groups (
  id text primary key,
  account_id text not null references accounts (id),
  name text not null check (length(name) between 1 and 40),
  permissions text[] not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table user_groups is 'Own groups of an account and the permissions their members have (SELL-ACC-11). Built-in groups are part of the program.';
create unique index user_groups_name on user_groups (account_id, lower(name));

create table user_group_members (
  user_id text not null references users (id),
  group_id text not null references user_groups (id),
  primary key (user_id, group_id)
);
comment on table user_group_members is 'Who is in an own group (SELL-ACC-11).';
create index user_group_members_group on user_group_members (group_id);

alter table users add column preset_groups text[] not null default '{}';
comment on column users.preset_groups is 'Keys of built-in groups (SELL-ACC-14).';
alter table users add column product_ids text[];
comment on column users.product_ids is 'Products that the user is limited to in the seller center (SELL-ACC-12); null is no limit, an empty list none at all.';
