-- What an extract says of itself and what its details give: the fields of a header that was as expected, counts and sums. Nothing
-- personal: no hash total, which in a file of one record is that person's number.
create table extract_figure (
    execution varchar(80)  not null,
    rank      integer      not null,
    part      varchar(10)  not null,
    name      varchar(60)  not null,
    figure    varchar(60)  not null,
    primary key (execution, rank)
);
