-- Why: some tags say that somebody has tested the product, and need the certificate that shows it (SELL-PUB-P17, OPS-CAT-02).

create table product_tags (
  id text primary key,
  name_zh text not null,
  name_en text not null,
  certificate_zh text,
  certificate_en text,
  mention_zh text,
  mention_en text,
  hidden boolean not null default false,
  position integer not null,
  updated_at timestamptz not null,
  check ((certificate_zh is null) = (certificate_en is null)),
  check ((mention_zh is null) = (mention_en is null))
);
comment on table product_tags is 'Tags that operators keep; sellers may write others, which need nothing.';
comment on column product_tags.certificate_zh is 'Which certificate a product with this tag has to show; null: none.';
comment on column product_tags.mention_zh is 'What overview and description have to mention; null: nothing.';
create unique index product_tags_name_zh on product_tags (lower(name_zh));
create unique index product_tags_name_en on product_tags (lower(name_en));

insert into product_tags (id, name_zh, name_en, certificate_zh, certificate_en, mention_zh, mention_en, position, updated_at) values
  ('ptg_kunpeng', '鲲鹏', 'Kunpeng', '鲲鹏兼容性或鲲鹏使能证书', 'Kunpeng compatible or enabled certificate', '鲲鹏', 'Kunpeng', 1, now()),
  ('ptg_ascend', '昇腾', 'Ascend', '昇腾技术认证证书', 'Ascend technical certificate', null, null, 2, now()),
  ('ptg_hybrid_cloud', '混合云', 'Hybrid cloud', '混合云技术认证证书', 'Hybrid cloud technical certificate', null, null, 3, now()),
  ('ptg_iot', '物联网', 'IoT', '物联网技术认证证书', 'IoT technical certificate', null, null, 4, now());
