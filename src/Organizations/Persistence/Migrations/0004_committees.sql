-- Who is in the steering committees, term by term. A committee itself is an organization.

-- One row per revision of a term, in recorded time. A term lasts until its stated end, the next term or the end of its committee: what
-- comes first is found out when it is read, so that none of these has to rewrite it.
create table committee_term (
    id text collate "C" not null check (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    revision integer not null check (revision > 0),
    committee_id text collate "C" not null references organization (id),
    start_date date not null,
    stated_end_date date not null default 'infinity' check (start_date < stated_end_date),
    -- Number in the contract.
    document_kind smallint not null check (document_kind > 0),
    document_number text not null,
    document_issuer text not null,
    document_date date not null,
    full_name text not null default '',
    short_name text not null default '',
    aliases text[] not null default '{}',
    withdrawn boolean not null default false,
    recorded_from timestamptz not null,
    recorded_to timestamptz not null default 'infinity' check (recorded_from < recorded_to),
    primary key (id, revision)
);

create unique index committee_term_known on committee_term (id) where recorded_to = 'infinity';
create unique index committee_term_one_a_day on committee_term (committee_id, start_date) where recorded_to = 'infinity' and not withdrawn;
create index committee_term_by_committee on committee_term (committee_id, start_date);

create table committee_member (
    term_id text collate "C" not null,
    revision integer not null,
    -- Order in the document.
    place smallint not null,
    -- Number in the contract: 1 head, 2 deputy, 3 standing body, 4 member.
    role smallint not null check (role > 0),
    person_name text not null,
    position text not null,
    organization_id text collate "C" references organization (id),
    organization_name text not null,
    primary key (term_id, revision, place),
    foreign key (term_id, revision) references committee_term (id, revision),
    check (role = 3 or person_name <> ''),
    check (role <> 3 or organization_id is not null or organization_name <> '')
);

create unique index committee_member_one_head on committee_member (term_id, revision) where role = 1;
