create table item
(
    name     text primary key,
    title    text    not null constraint item_title_key unique,
    quantity integer not null constraint item_quantity_check check (quantity >= 0),
    version  bigint  not null
);
create table noted_award
(
    award text   not null,
    times bigint not null default 1,
    primary key (award)
);
