-- What people did to an execution: written once, never changed. Who lets a held one through is never who asked for it: the row of a
-- release names the request and who made it, and neither can be made up.
create table execution_act (
    execution varchar(80)  not null,
    number    integer      not null,
    at        timestamp(6) with time zone not null,
    who       varchar(120) not null,
    kind      varchar(20)  not null,
    reason    varchar(200) not null,
    asked_in  integer,
    asked_by  varchar(120),
    primary key (execution, number),
    constraint execution_act_who unique (execution, number, who),
    constraint release_answers_a_request foreign key (execution, asked_in, asked_by) references execution_act (execution, number, who),
    constraint release_takes_two_people check (kind <> 'RELEASED' or (asked_in is not null and asked_by is not null and asked_by <> who))
);

-- The runs of an execution are found by its id.
create index batch_job_execution_params_value on batch_job_execution_params (parameter_value);
