-- Why: buyers reach a seller by an extension instead of its real numbers, and by after-sales groups (SELL-ONB-52..54).

create sequence seller_extensions start 10001;
alter table sellers add column extension integer not null default nextval('seller_extensions');
alter sequence seller_extensions owned by sellers.extension;
create unique index sellers_extension on sellers (extension);
comment on column sellers.extension is 'Every seller gets an extension of the main number (SELL-ONB-52).';

create table seller_support (
  seller_id text primary key references sellers (id),
  presales jsonb,
  groups jsonb not null default '[]',
  tickets jsonb,
  invoice_media text[] not null default '{}' check (invoice_media <@ array['ELECTRONIC', 'DIGITAL', 'PAPER']),
  updated_at timestamptz not null
);
comment on table seller_support is 'Live service and support settings of a seller (SELL-ONB-52..54).';
comment on column seller_support.presales is 'Real numbers behind the extension and their hours; approved by review, never shown to buyers.';
comment on column seller_support.groups is 'After-sales groups; approved by review.';
comment on column seller_support.tickets is 'Hours in which the seller receives tickets; null sends tickets to the platform.';

create table support_changes (
  id text primary key,
  seller_id text not null references sellers (id),
  state text not null check (state in ('PENDING', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
  before jsonb not null,
  after jsonb not null,
  reasons jsonb not null default '[]',
  submitted_at timestamptz not null,
  decided_at timestamptz
);
comment on table support_changes is 'Requests to change numbers and after-sales groups; the old ones stay live meanwhile (SELL-ONB-52).';
create unique index support_changes_one_pending on support_changes (seller_id) where state = 'PENDING';
create index support_changes_seller on support_changes (seller_id, submitted_at desc, id desc);
