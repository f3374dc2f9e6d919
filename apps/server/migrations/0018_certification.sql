-- Why: who is paid, where, and with which taxes has to be proven before anything is settled (seller 1.4).

create table certifications (
  id text primary key,
  seller_id text not null references sellers (id),
  entity_code text not null references signing_entities (code),
  state text not null check (state in ('UNCERTIFIED', 'VERIFYING', 'AWAIT_AMOUNT', 'CERTIFIED', 'REJECTED', 'LOCKED')),
  revision_id text,
  certified_revision_id text,
  tries integer not null default 0 check (tries >= 0),
  rejections integer not null default 0 check (rejections >= 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (seller_id, entity_code),
  check (state <> 'CERTIFIED' or certified_revision_id is not null)
);
comment on table certifications is 'Business certification of a seller with a signing entity (SELL-ONB-30..38).';
comment on column certifications.state is 'Of the newest revision. What was certified before stays valid meanwhile: certified_revision_id (SELL-ONB-38).';
comment on column certifications.tries is 'Wrong amounts for the newest transfer.';
comment on column certifications.rejections is 'Rejections in a row.';

create table certification_revisions (
  id text primary key,
  certification_id text not null references certifications (id),
  number integer not null check (number >= 1),
  form jsonb not null,
  account_sealed text not null,
  account_masked text not null,
  verified_by text not null check (verified_by in ('TRANSFER', 'REVIEW')),
  outcome text not null check (outcome in ('PENDING', 'CERTIFIED', 'REJECTED', 'LOCKED')),
  reasons jsonb not null default '[]',
  submitted_at timestamptz not null,
  decided_at timestamptz,
  unique (certification_id, number)
);
comment on table certification_revisions is 'What the seller declared each time; never changed but for its outcome.';
comment on column certification_revisions.form is 'Company, taxes, financial contact, bank and survey, without the account number.';
comment on column certification_revisions.account_sealed is 'Bank account number; every look is audited (OPS-AUDIT-02).';
create unique index certification_revisions_one_pending on certification_revisions (certification_id) where outcome = 'PENDING';

create table verification_transfers (
  id text primary key,
  revision_id text not null references certification_revisions (id),
  amount_sealed text not null,
  currency text not null,
  state text not null check (state in ('QUEUED', 'SENT', 'REFUSED')),
  channel text not null,
  channel_reference text,
  created_at timestamptz not null,
  ended_at timestamptz
);
comment on table verification_transfers is 'Small random transfers whose amount the seller names (SELL-ONB-34); the id is the reference that makes a repeat harmless.';
comment on column verification_transfers.amount_sealed is 'Minor units; sealed, since whoever knows it can certify.';
create unique index verification_transfers_revision on verification_transfers (revision_id);
