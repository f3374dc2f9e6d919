-- Why: files come before the forms that use them: in resumable parts, and only used once their content was checked
-- (SELL-AST-03, SELL-PUB P04-P13, ONB-004).
set local lock_timeout = '5s';

create table uploads (
  id text primary key,
  account_id text not null references accounts (id),
  user_id text not null references users (id),
  purpose text not null,
  name text not null,
  size_bytes bigint not null check (size_bytes > 0),
  received_bytes bigint not null default 0 check (received_bytes between 0 and size_bytes),
  state text not null check (state in ('RECEIVING', 'CHECKING', 'READY', 'REFUSED')),
  sha256 text,
  media_type text not null,
  width integer,
  height integer,
  problems jsonb not null default '[]',
  hints jsonb not null default '[]',
  scan text not null default 'NONE' check (scan in ('NONE', 'WAITING', 'CLEAN', 'INFECTED', 'TOO_LARGE')),
  check_due_at timestamptz,
  published_at timestamptz,
  created_at timestamptz not null,
  completed_at timestamptz,
  expires_at timestamptz,
  check (state = 'RECEIVING' or received_bytes = size_bytes),
  check (state <> 'READY' or sha256 is not null),
  check ((state = 'CHECKING') = (check_due_at is not null))
);
comment on table uploads is 'Files that people hand in; the bytes lie in the file store, part by part.';
comment on column uploads.media_type is 'Of the content once it was checked, before that of the name.';
comment on column uploads.problems is 'Why it was refused: texts in both languages.';
comment on column uploads.hints is 'What a reviewer may find fault with, such as a cover of one color: texts in both languages.';
comment on column uploads.scan is 'NONE: no scanner was configured when it was checked; WAITING: the scanner did not answer yet; TOO_LARGE: more than the scanner takes.';
comment on column uploads.check_due_at is 'When the check is tried next, real time; set while it is CHECKING.';
comment on column uploads.published_at is 'Since when everybody may read it; null: its account and reviewers alone.';
comment on column uploads.expires_at is 'When it is thrown away; null: something uses it.';
create index uploads_account on uploads (account_id, created_at desc, id desc);
create index uploads_check_due on uploads (check_due_at) where check_due_at is not null;
create index uploads_expiry on uploads (expires_at) where expires_at is not null;

create table upload_parts (
  upload_id text not null references uploads (id) on delete cascade,
  start_byte bigint not null check (start_byte >= 0),
  size_bytes bigint not null check (size_bytes > 0),
  file_key text not null unique,
  primary key (upload_id, start_byte)
);
comment on table upload_parts is 'What has been received: one file of the file store each, in the order of start_byte without gaps.';

create table upload_uses (
  upload_id text not null references uploads (id),
  used_by_type text not null,
  used_by_id text not null,
  field text not null,
  primary key (upload_id, used_by_type, used_by_id, field)
);
comment on table upload_uses is 'Which objects need a file; a file without one expires.';
create index upload_uses_object on upload_uses (used_by_type, used_by_id);
