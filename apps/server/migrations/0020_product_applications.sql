-- Why: what a seller writes becomes a listing only after people looked at it; until then it is an application (SELL-PUB 4.6).
set local lock_timeout = '5s';

create table product_applications (
  id text primary key,
  seller_id text not null references sellers (id),
  account_id text not null,
  kind text not null check (kind in ('publish', 'modify')),
  state text not null check (state in ('DRAFT', 'CHECKING', 'PENDING', 'APPROVED', 'REJECTED')),
  product_id text references products (id),
  base_revision integer,
  base_document jsonb,
  access_type text not null,
  sales_class text not null,
  document jsonb not null,
  title_zh text not null default '',
  title_en text not null default '',
  problem_count integer not null default 0,
  revision integer not null default 1,
  checking text check (checking in ('submit', 'approval')),
  review_task_id text,
  replay jsonb,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  submitter jsonb,
  submitted_at timestamptz,
  decided_at timestamptz,
  reasons jsonb not null default '[]',
  check ((kind = 'modify') <= (product_id is not null and base_revision is not null)),
  check ((state = 'CHECKING') = (checking is not null)),
  check ((state in ('APPROVED', 'REJECTED')) = (decided_at is not null))
);
comment on table product_applications is 'A product as its seller wants it: to be published or changed.';
comment on column product_applications.document is 'The product document so far; of any state of completeness while it is a draft.';
comment on column product_applications.base_revision is 'Revision of the listed product that the seller began from.';
comment on column product_applications.base_document is 'The listed document at submission, so that the change stays readable after it was decided.';
comment on column product_applications.revision is 'Counts savings; a writer names the one it read.';
comment on column product_applications.checking is 'For what saved debug cases are being replayed (SELL-PUB-05, OPS-REVIEW-05).';
comment on column product_applications.replay is 'State of the last replay and what failed in it.';
comment on column product_applications.submitter is 'Account and user in whose name the review is opened.';
create index product_applications_seller on product_applications (seller_id, updated_at desc, id desc);
create unique index product_applications_one_open on product_applications (product_id)
  where state in ('DRAFT', 'CHECKING', 'PENDING');

create table product_application_log (
  id text primary key,
  application_id text not null references product_applications (id),
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('seller', 'operator', 'system')),
  actor_name text not null,
  action text not null,
  detail text not null default ''
);
create index product_application_log_application on product_application_log (application_id, at, id);

-- Replays for an application are rounds of their own.
alter table debug_rounds drop constraint debug_rounds_kind_check;
alter table debug_rounds add constraint debug_rounds_kind_check check (kind in ('PROBE', 'MANUAL', 'APPLICATION'));
alter table debug_rounds add column endpoint_id text references seller_endpoints (id);
alter table debug_rounds add column family text;
alter table debug_rounds add column application_id text;
alter table debug_rounds add column required text[] not null default '{}';
comment on column debug_rounds.application_id is 'The product application that waits for the result; null for other kinds.';
comment on column debug_rounds.required is 'Scenarios of which a saved case has to exist (SELL-PUB-22).';
alter table debug_rounds add constraint debug_rounds_application
  check ((kind = 'APPLICATION') = (application_id is not null and endpoint_id is not null and family is not null));
