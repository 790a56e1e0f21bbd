-- Who was commended, by whom, with what, for which time. Numbers of enumerations are those of antq/awards/v1/award.proto.

-- What one document says about awards. Its counters and sums change with its records, in the same transaction, under its row lock:
-- every change of its records begins with a change of this row.
create table award_statement
(
    id                    uuid        primary key,
    -- Last part of the resource name.
    resource_id           text        collate "C" not null constraint award_statement_resource_id_key unique,
    title                 text        not null,
    declared_collectives  integer,
    declared_individuals  integer,
    -- 1 draft, 2 confirmed.
    state                 smallint    not null default 1 check (state in (1, 2)),
    difference_note       text        not null default '',
    award_count           integer     not null default 0 check (award_count >= 0),
    named_recipient_count integer     not null default 0 check (named_recipient_count >= 0),
    -- Greatest position ever given; not given again when its record is deleted.
    last_position         integer     not null default 0,
    -- Sums of what is stated.
    collectives_sum       bigint      not null default 0 check (collectives_sum >= 0),
    individuals_sum       bigint      not null default 0 check (individuals_sum >= 0),
    version               bigint      not null default 1,
    created_at            timestamptz not null,
    confirmed_at          timestamptz,
    confirmed_version     bigint,
    check ((declared_collectives is null) = (declared_individuals is null)),
    check ((state = 2) = (confirmed_at is not null)),
    -- Every change raises the version, so nothing changes any more once it has to stay what it was on confirmation.
    constraint award_statement_is_draft check (state = 1 or version = confirmed_version),
    -- One confirmation grants and announces all records in one transaction: this bounds it.
    constraint award_statement_not_too_full check (award_count <= 10000 and named_recipient_count <= 100000)
);

-- One authority, one form or unsplit set of forms, one achievement span.
create table award
(
    id                        uuid        primary key,
    -- Never null: what is recorded into a statement that is not there is refused by this name.
    statement_id              uuid        constraint award_has_statement check (statement_id is not null) references award_statement (id),
    -- Order of recording within the statement.
    position                  integer     not null,
    -- Ids of organizations are those of the organizations service.
    organization_id           text        collate "C" not null,
    authority                 smallint    not null check (authority between 1 and 7),
    -- The source's own words for the authority; empty when it has none of its own.
    stated_as                 text        collate "C" not null,
    -- A set: 1 flag, 2 merit, 4 commendation, 8 medal, added up. Several only when the source does not split them.
    forms                     smallint    not null check (forms between 1 and 15),
    span_start                date        not null,
    span_end                  date        not null,
    span_start_is_approximate boolean     not null,
    -- How the recipients of a kind are given: 0 none, 1 count, 2 not stated, 3 named. The count is null when not stated.
    collectives_form          smallint    not null check (collectives_form between 0 and 3),
    collectives               integer     check (collectives >= 0),
    individuals_form          smallint    not null check (individuals_form between 0 and 3),
    individuals               integer     check (individuals >= 0),
    -- The document that tells of the award; null when it is known by its decision, whose number and date are then there.
    document                  text,
    decision_number           text        not null,
    decision_date             date,
    -- 1 recorded, 2 granted.
    state                     smallint    not null default 1 check (state in (1, 2)),
    version                   bigint      not null default 1,
    -- Bytes of the recipients' names, positions and organizations: bounds the pages of lists.
    named_bytes               integer     not null,
    created_at                timestamptz not null,
    constraint award_position_key unique (statement_id, position),
    check (span_start <= span_end),
    check ((collectives is null) = (collectives_form = 2)),
    check ((individuals is null) = (individuals_form = 2)),
    -- A flag alone never goes to an individual, a medal alone never to a collective.
    check (forms <> 1 or individuals = 0),
    check (forms <> 8 or collectives = 0),
    check (coalesce(collectives, 1) + coalesce(individuals, 1) > 0),
    check (document is not null or (decision_number <> '' and decision_date is not null))
);

-- Tables of one organization: all that they need is in the index.
create index award_granted_by_organization on award (organization_id, authority, forms)
    include (collectives, individuals, stated_as) where state = 2;

-- Recipients by name. Apart from the awards, because names of persons are kept and given out more sparingly than numbers.
create table award_recipient
(
    award_id        uuid     not null references award (id) on delete cascade,
    -- 1 collective, 2 individual.
    kind            smallint not null check (kind in (1, 2)),
    -- Order in the record.
    position        integer  not null,
    display_name    text     not null,
    -- The person's position; empty for a collective.
    post            text     not null,
    organization_id text     collate "C",
    primary key (award_id, kind, position)
);
