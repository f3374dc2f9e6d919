-- Why: what people have to look at before it takes effect, as tasks with a deadline and one reviewer (OPS-REVIEW).
set local lock_timeout = '5s';

create table review_tasks (
  id text primary key,
  queue text not null,
  state text not null check (state in ('OPEN', 'CLAIMED', 'CHECKING', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
  object_type text not null,
  object_id text not null,
  title_zh text not null,
  title_en text not null,
  account_id text not null,
  account_name text not null,
  seller_id text,
  submitted_by text not null,
  submitted_at timestamptz not null,
  due_at timestamptz not null,
  escalated_at timestamptz,
  claimed_by text,
  claimed_by_name text,
  claimed_at timestamptz,
  worksheet jsonb not null default '{}',
  decided_by_name text,
  decided_at timestamptz,
  reasons jsonb not null default '[]',
  check ((state in ('CLAIMED', 'CHECKING')) <= (claimed_by is not null)),
  check ((state in ('APPROVED', 'REJECTED', 'WITHDRAWN')) = (decided_at is not null))
);
comment on table review_tasks is 'What waits for a reviewer or was decided; the object itself belongs to the module that handed it in.';
comment on column review_tasks.object_id is 'A revision that does not change under review; one open task each.';
comment on column review_tasks.account_id is 'Of who handed it in; may not decide it (OPS-REVIEW-04).';
comment on column review_tasks.due_at is 'Promised in business days (OPS-REVIEW-02).';
comment on column review_tasks.escalated_at is 'When operators were told that the promise was broken.';
comment on column review_tasks.worksheet is 'Checklist, reasons and remark of the reviewer so far.';
comment on column review_tasks.decided_by_name is 'Null when the system decided.';
create unique index review_tasks_one_open on review_tasks (queue, object_id) where state in ('OPEN', 'CLAIMED', 'CHECKING');
create index review_tasks_waiting on review_tasks (due_at, id) where state in ('OPEN', 'CLAIMED', 'CHECKING');
create index review_tasks_ended on review_tasks (decided_at desc, id desc) where decided_at is not null;
create index review_tasks_object on review_tasks (queue, object_id, submitted_at desc);
create index review_tasks_unescalated on review_tasks (due_at)
  where state in ('OPEN', 'CLAIMED') and escalated_at is null;
create index review_tasks_account_day on review_tasks (account_id, submitted_at);

create table review_history (
  id text primary key,
  task_id text not null references review_tasks (id),
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('submitter', 'operator', 'system')),
  actor_name text not null,
  command text not null,
  remark text not null default ''
);
create index review_history_task on review_history (task_id, at, id);

create table review_reason_codes (
  code text primary key check (code ~ '^[A-Z][A-Z0-9-]{1,19}$'),
  queues text[] not null,
  text_zh text not null,
  text_en text not null,
  active boolean not null default true,
  position integer not null
);
comment on table review_reason_codes is 'Reasons of refusals (SELL-PUB-82); operators add their own (OPS-CAT-05). Used codes are switched off, not deleted.';

insert into review_reason_codes (code, queues, text_zh, text_en, position) values
  ('R01', '{product_publish,product_modify}', '接入类型与所售内容不符', 'The access type does not match what is sold', 1),
  ('R02', '{product_publish,product_modify}', '商品名称与软件著作权证书不一致', 'The name differs from the copyright certificate', 2),
  ('R03', '{product_publish,product_modify}', '名称包含版本、价格或联系方式', 'The name holds a version, a price or contact data', 3),
  ('R04', '{product_publish,product_modify,onboarding,seller_profile}', '图标不清晰', 'The logo is unclear', 4),
  ('R05', '{product_publish,product_modify,shop}', '图片尺寸不符合要求', 'A picture has the wrong size', 5),
  ('R06', '{product_publish,product_modify}', '商品说明过短', 'The description is too short', 6),
  ('R07', '{product_publish,product_modify,shop,onboarding,seller_profile}', '含有禁用的宣传用语', 'Forbidden wording', 7),
  ('R08', '{product_publish,product_modify}', '服务协议没有按本商品修改', 'The agreement was not adapted to the product', 8),
  ('R09', '{product_publish,product_modify,service_support}', '售后支持信息不完整', 'The support information is incomplete', 9),
  ('R10', '{product_publish,product_modify}', '使用指南是宣传资料', 'The user guide is marketing', 10),
  ('R11', '{product_publish,product_modify}', '证书权利人与商家不一致', 'The owner of the certificate is somebody else', 11),
  ('R12', '{product_publish,product_modify}', '规格或价格不合理', 'Specifications or prices are unreasonable', 12),
  ('R13', '{product_publish,product_modify}', '交付时限不合理', 'The delivery time is unreasonable', 13),
  ('R14', '{product_publish,product_modify,asset}', '扫描未通过', 'The scan failed', 14),
  ('R15', '{product_publish,product_modify}', '接口用例未通过', 'A case of the interface failed', 15),
  ('R16', '{product_publish,product_modify}', '与已有商品重复', 'The product exists already', 16),
  ('R17', '{product_publish,product_modify}', '标签缺少对应证书', 'A tag lacks its certificate', 17),
  ('R18', '{product_publish,product_modify}', '试用未经事先同意', 'The trial was not agreed before', 18),
  ('R19', '{product_publish,product_modify}', '税务类别有误', 'The tax category is wrong', 19),
  ('R20', '{product_publish,product_modify}', '没有部署在平台的云上', 'It does not run on the platform''s cloud', 20),
  ('G01', '{}', '材料不清晰或不完整', 'The material is unclear or incomplete', 101),
  ('G02', '{}', '填写内容与材料不一致', 'What was written differs from the material', 102),
  ('G03', '{}', '不符合入驻或上架条件', 'The conditions are not met', 103),
  ('G99', '{}', '其他', 'Other', 199);
comment on column review_reason_codes.queues is 'Where it is offered; empty: everywhere.';

-- Operators are told things of their own.
alter table messages drop constraint messages_kind_check;
alter table messages add constraint messages_kind_check
  check (kind in ('order', 'instance', 'account', 'seller', 'operator'));
