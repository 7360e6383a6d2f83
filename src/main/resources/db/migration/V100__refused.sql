-- One word for one state: a file is refused, as pages and commands say it; single lines are rejected.
update execution set status = 'REFUSED' where status = 'REJECTED';
