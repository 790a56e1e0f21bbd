-- Organizations as their service has announced them, in every service that asks for them often. Empty elsewhere.

create table platform.organization_copy
(
    -- Resource name.
    name            text collate "C" primary key,
    label           text   not null,
    subject_version bigint not null
);

create table platform.organization_copy_version
(
    name         text collate "C" not null references platform.organization_copy (name),
    valid_from   date             not null,
    valid_to     date             not null default 'infinity' check (valid_from < valid_to),
    display_name text             not null,
    -- Resource name of the organization above; null at the top of a tree.
    parent       text collate "C",
    primary key (name, valid_from)
);

-- The position in the organizations' feed up to which everything is in the copy.
create table platform.organization_copy_position
(
    only_row boolean primary key default true check (only_row),
    position bigint  not null
);
insert into platform.organization_copy_position (position) values (0);
