-- Why: a search that finds nothing by its words is tried by sound (pinyin) and by spelling (BUY-STORE-10). What that
-- needs stands beside the products, so that lists read rows as narrow as before.

create table product_sounds (
  product_id text primary key references products (id) on delete cascade,
  sound tsvector not null
);
comment on column product_sounds.sound is 'Pinyin, initials and Latin words of title (A), seller and tags (B); made by the application.';
create index product_sounds_search on product_sounds using gin (sound);

create table search_words (
  form text not null,
  word text not null,
  deletions text[] not null,
  primary key (form, word)
);
comment on table search_words is 'Words that searches are corrected to. A word stays when its last product goes: a correction is checked against the products.';
comment on column search_words.form is 'How the word may have been meant to be typed: itself, or its pinyin.';
comment on column search_words.deletions is 'The form, and the form without each one of its characters: two forms one typing error apart share one of these.';
create index search_words_deletions on search_words using gin (deletions);

create table product_words_due (product_id text primary key);
comment on table product_words_due is 'Products whose texts have changed since their words were written down.';

create function mark_product_words_due() returns trigger language plpgsql as $$
begin
  insert into product_words_due (product_id) values (new.id) on conflict do nothing;
  return null;
end $$;

create trigger products_words_inserted after insert on products
  for each row execute function mark_product_words_due();
create trigger products_words_changed after update of title_zh, title_en, tags, seller_name_zh, seller_name_en on products
  for each row when (
    (old.title_zh, old.title_en, old.tags, old.seller_name_zh, old.seller_name_en)
    is distinct from (new.title_zh, new.title_en, new.tags, new.seller_name_zh, new.seller_name_en)
  ) execute function mark_product_words_due();

insert into product_words_due select id from products;

-- The sitemap walks the public shelf by id.
create index products_public on products (id) where state = 'ON_SALE' and public_sale;
