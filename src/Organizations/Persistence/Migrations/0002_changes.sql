-- What became of organizations, why, and what that does to each of them. Versions and codes (0001) are what follows from it.

-- One row per revision of a change, in recorded time. The details are the change as it was told, in the contract's JSON.
create table organization_change (
    id text collate "C" not null check (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    revision integer not null check (revision > 0),
    -- Name of the contract's field that says what became of whom; 'import' and 'registration' besides.
    kind text not null,
    effective_date date not null,
    details jsonb not null,
    reason text not null,
    withdrawn boolean not null default false,
    -- Organizations that it has changed. Of an import too many to be listed here: their effects tell.
    affected text[] collate "C" not null default '{}',
    recorded_from timestamptz not null,
    recorded_to timestamptz not null default 'infinity' check (recorded_from < recorded_to),
    primary key (id, revision)
);

create unique index organization_change_known on organization_change (id) where recorded_to = 'infinity';
create index organization_change_by_day on organization_change (effective_date, id) where recorded_to = 'infinity';
create index organization_change_of on organization_change using gin (affected);
create index organization_change_recorded on organization_change (recorded_from);

-- What a change does to one organization on a day. What is null, and the parent unless `sets_parent`, stays as it was. The effects held
-- to be true of an organization, in the order of day and place, make its versions and codes.
create table organization_effect (
    id bigint generated always as identity primary key,
    change_id text collate "C" not null,
    organization_id text collate "C" not null references organization (id),
    effective_date date not null,
    -- Orders what changes set on one day, in the order in which they were first recorded: the last one holds.
    place smallint not null default 0,
    starts boolean not null default false,
    ends boolean not null default false,
    name text check (name <> '' and name is nfc normalized),
    kind smallint check (kind > 0),
    level smallint check (level > 0),
    type smallint check (type >= 0),
    sets_parent boolean not null default false,
    parent_id text collate "C" references organization (id) check (parent_id <> organization_id),
    -- Codes that it gets, by scheme; a null code takes the scheme's code away.
    code_schemes smallint[] not null default '{}',
    codes text[] not null default '{}' check (cardinality(codes) = cardinality(code_schemes)),
    recorded_from timestamptz not null,
    recorded_to timestamptz not null default 'infinity' check (recorded_from < recorded_to),
    check (not (starts and ends))
);

create index organization_effect_known on organization_effect (organization_id, effective_date, place) where recorded_to = 'infinity';
create index organization_effect_by_change on organization_effect (change_id);

-- Who took over from whom, on which day: the successor's first, or the day on which an existing one got more.
create table organization_lineage (
    id bigint generated always as identity primary key,
    change_id text collate "C" not null,
    predecessor_id text collate "C" not null references organization (id),
    successor_id text collate "C" not null references organization (id) check (successor_id <> predecessor_id),
    effective_date date not null,
    -- Number in the contract: 1 all of the predecessor, 2 a part of it.
    extent smallint not null check (extent in (1, 2)),
    recorded_from timestamptz not null,
    recorded_to timestamptz not null default 'infinity' check (recorded_from < recorded_to)
);

create unique index organization_lineage_known on organization_lineage (predecessor_id, successor_id, effective_date)
    where recorded_to = 'infinity';
create index organization_lineage_backwards on organization_lineage (successor_id) where recorded_to = 'infinity';
create index organization_lineage_by_change on organization_lineage (change_id);

-- The lock of the tree, held until the transaction ends: alone for whoever changes what is recorded, shared for whoever only adds at
-- the edge. Both answer the instant to record with: recorded time never goes back, however the clocks of the service's copies differ. In
-- plpgsql, where each statement sees what was committed while the one before it waited.
create function organization_tree_next(told timestamptz) returns timestamptz language sql volatile as $$
    select greatest(told, max(recorded_from) + interval '1 microsecond') from organization_change
$$;

create function organization_tree_alone(told timestamptz) returns timestamptz language plpgsql volatile as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('organization tree', 0));
    return organization_tree_next(told);
end
$$;

create function organization_tree_shared(told timestamptz) returns timestamptz language plpgsql volatile as $$
begin
    perform pg_advisory_xact_lock_shared(hashtextextended('organization tree', 0));
    return organization_tree_next(told);
end
$$;

-- What the law calls an administrative unit: its number in the contract, 0 where that does not apply.
alter table organization_version add column type smallint not null default 0 check (type >= 0);

-- What was registered before there were changes: one start each, and one end where it is known.
insert into organization_effect (
    change_id, organization_id, effective_date, starts, name, kind, level, type, sets_parent, parent_id, code_schemes, codes, recorded_from)
select 'registration', version.organization_id, version.valid_from, true, version.name, version.kind, version.level, version.type, true,
    version.parent_id, coalesce(held.schemes, '{}'), coalesce(held.codes, '{}'), version.recorded_from
from organization_version version
cross join lateral (
    select array_agg(code.scheme order by code.scheme) as schemes, array_agg(code.code order by code.scheme) as codes
    from organization_code code
    where code.organization_id = version.organization_id and code.recorded_to = 'infinity'
) held
where version.recorded_to = 'infinity';

insert into organization_effect (change_id, organization_id, effective_date, ends, recorded_from)
select 'registration', organization_id, valid_to, true, recorded_from
from organization_version
where recorded_to = 'infinity' and valid_to < 'infinity';

-- What was held to be true at an earlier moment is found by the same keys. Wider than the indexes of what is known, so that nobody takes
-- these for those.
create index organization_version_history on organization_version (organization_id, valid_from, recorded_to);
create index organization_version_history_by_parent on organization_version (parent_id, organization_id, recorded_to);
create index organization_code_history on organization_code (organization_id, recorded_to);
create index organization_code_history_by_code on organization_code (scheme, code, recorded_to);
create index organization_lineage_history on organization_lineage (predecessor_id, effective_date, recorded_to);
create index organization_lineage_history_backwards on organization_lineage (successor_id, effective_date, recorded_to);
