-- Why: COMPAT-11. After an attempt whose outcome is unknown, a seller that answers "already gone" to the next one has
-- done the work; the message remembers that such an attempt was made.
alter table interface_messages add column outcome_unknown boolean not null default false;
comment on column interface_messages.outcome_unknown is 'An attempt got no judged answer: the seller may have done the work (COMPAT-11).';
