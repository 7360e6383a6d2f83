-- The legal basis of a release in French, beside the English one: an agreement says it in both.
alter table release_register add column legal_basis_fr varchar(1000) default '' not null;
