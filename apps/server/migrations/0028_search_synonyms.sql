-- Why: buyers and sellers call the same thing by different words; operators write down which (OPS-CAT-02).

create table search_synonyms (
  id text primary key,
  words text[] not null check (cardinality(words) between 2 and 20),
  created_at timestamptz not null
);
comment on table search_synonyms is 'Words that mean the same; a search for one that finds nothing looks for the others.';
comment on column search_synonyms.words is 'In lower case, as searches are compared.';
create index search_synonyms_words on search_synonyms using gin (words);
