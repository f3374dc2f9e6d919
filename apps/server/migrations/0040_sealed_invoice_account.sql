-- Why: bank accounts are kept encrypted everywhere; rows of before are sealed when their seller saves them again.

alter table fee_invoice_templates add column bank_account_sealed text;
alter table fee_invoice_templates alter column bank_account drop not null;
alter table fee_invoice_templates add check (bank_account is not null or bank_account_sealed is not null);
comment on column fee_invoice_templates.bank_account is 'In clear, of rows that were saved before accounts were sealed.';
