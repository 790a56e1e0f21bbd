-- Organizations in two clocks. Valid time: the days on which something held in the world, `valid_to` not included. Recorded time:
-- since when, and until when, we held it to be so. An open end is 'infinity'. A correction ends the recorded time of a row and adds
-- another; nothing that was once told is overwritten. Plain columns instead of ranges: the planner knows how days are spread.
create extension if not exists btree_gist;

-- Numbers become path labels (base32): short, unique, never reused.
create sequence organization_label_number as bigint;

-- What never changes about an organization, and the counter behind its etag. Ids are compared byte by byte, so that keyset
-- pages have one order on every machine.
create table organization (
    id text collate "C" primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    label text collate "C" not null unique check (label ~ '^[0-9a-z]{1,13}$'),
    version bigint not null default 1 check (version > 0),
    created_at timestamptz not null
);

-- What changes with the days: name, kind, level and place in the tree.
create table organization_version (
    organization_id text collate "C" not null references organization (id),
    valid_from date not null,
    valid_to date not null default 'infinity' check (valid_from < valid_to),
    recorded_from timestamptz not null,
    recorded_to timestamptz not null default 'infinity' check (recorded_from < recorded_to),
    name text not null check (name <> '' and name is nfc normalized),
    kind smallint not null check (kind > 0),
    level smallint not null check (level > 0),
    parent_id text collate "C" references organization (id) check (parent_id <> organization_id),
    -- At any moment we held one thing to be true of a day. POSIX is C by another name: it keeps the planner from looking ids up in
    -- this index, which it takes to be as quick as a B-tree and which is five times slower.
    constraint organization_version_one_at_a_time exclude using gist (
        organization_id collate "POSIX" with =,
        daterange(valid_from, valid_to) with &&,
        tstzrange(recorded_from, recorded_to) with &&)
);

-- What we hold to be true now: by id, and by what is listed, with the id last, so that a page comes off in its order.
create index organization_version_known on organization_version (organization_id, valid_from) where recorded_to = 'infinity';
create index organization_version_by_parent on organization_version (parent_id, organization_id) where recorded_to = 'infinity';
create index organization_version_by_kind on organization_version (kind, organization_id) where recorded_to = 'infinity';
create index organization_version_by_level on organization_version (level, organization_id) where recorded_to = 'infinity';

-- Official codes are attributes with a validity: an authority gives the same code to another place later.
create table organization_code (
    organization_id text collate "C" not null references organization (id),
    scheme smallint not null check (scheme > 0),
    code text collate "C" not null check (code ~ '^[0-9A-Z.]{1,35}$'),
    valid_from date not null,
    valid_to date not null default 'infinity' check (valid_from < valid_to),
    recorded_from timestamptz not null,
    recorded_to timestamptz not null default 'infinity' check (recorded_from < recorded_to),
    constraint organization_code_one_holder exclude using gist (
        scheme with =,
        code collate "POSIX" with =,
        daterange(valid_from, valid_to) with &&,
        tstzrange(recorded_from, recorded_to) with &&),
    constraint organization_code_one_per_scheme exclude using gist (
        organization_id collate "POSIX" with =,
        scheme with =,
        daterange(valid_from, valid_to) with &&,
        tstzrange(recorded_from, recorded_to) with &&)
);

create index organization_code_known on organization_code (organization_id) where recorded_to = 'infinity';
create index organization_code_by_code on organization_code (scheme, code) where recorded_to = 'infinity';
