-- What every service keeps beside its own tables: who asked for what, who changed what, what is to be announced.

-- One row per mutating call that took effect. A repeated call is answered from it. The key starts with what differs most.
create table platform.request
(
    request_id   uuid             not null,
    caller       text collate "C" not null,
    method       text collate "C" not null,
    request_hash bytea            not null,
    response     bytea            not null,
    recorded_at  timestamptz      not null,
    primary key (request_id, caller, method)
);
-- Not BRIN: instants only grow, so every insert would write the range's summary anew.
create index request_recorded_at on platform.request (recorded_at);

-- Append-only: who changed what, why, before and after.
create table platform.audit
(
    id             bigint generated always as identity primary key,
    recorded_at    timestamptz not null,
    caller         text        not null,
    on_behalf_of   text,
    method         text        not null,
    correlation_id text        not null,
    action         text        not null,
    resource       text        collate "C" not null,
    reason         text,
    before         jsonb,
    after          jsonb
);
create index audit_resource on platform.audit (resource, id);

create function platform.refuse_change() returns trigger
    language plpgsql as
$$
begin
    raise exception 'rows of % are never changed or deleted', tg_table_name;
end
$$;
create trigger audit_append_only before update or delete on platform.audit for each row execute function platform.refuse_change();
create trigger audit_no_truncate before truncate on platform.audit for each statement execute function platform.refuse_change();

-- Events written by business transactions, waiting for their feed position. Nearly always empty.
create table platform.outbox
(
    id              bigint generated always as identity primary key,
    event_id        uuid        not null,
    type            text        not null,
    subject         text        not null,
    subject_version bigint      not null,
    routing_key     text        not null,
    path            text        not null,
    org_unit        text,
    occurred_at     timestamptz not null,
    correlation_id  text        not null,
    trace_parent    text,
    data_type       text        not null,
    data            text        not null
) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);

-- The same events with their gap-free position: what is published, and what is replayed.
create table platform.feed
(
    position        bigint primary key,
    event_id        uuid        not null,
    type            text        not null,
    subject         text        not null,
    subject_version bigint      not null,
    routing_key     text        not null,
    path            text        not null,
    org_unit        text,
    occurred_at     timestamptz not null,
    correlation_id  text        not null,
    trace_parent    text,
    data_type       text        not null,
    data            text        not null
);

-- The last position given.
create table platform.feed_head
(
    only_row boolean primary key default true check (only_row),
    assigned bigint  not null
);
insert into platform.feed_head (assigned) values (0);

-- The position up to which the broker has confirmed everything. Apart from the head, so that confirming does not wait for giving.
create table platform.feed_published
(
    only_row boolean primary key default true check (only_row),
    position bigint  not null
);
insert into platform.feed_published (position) values (0);

-- Events of other services that have taken effect here, by consumer.
create table platform.inbox
(
    event_id   uuid             not null,
    source     text collate "C" not null,
    consumer   text collate "C" not null,
    noted_at   timestamptz      not null,
    primary key (event_id, source, consumer)
);
create index inbox_noted_at on platform.inbox (noted_at);

-- The time that the statements of one transaction may take, and how long they may wait for a lock.
create function platform.limit_time(milliseconds integer) returns void
    language plpgsql as
$$
declare
    ignored text;
begin
    -- Assignments are evaluated without a query of their own, which `perform` would be.
    ignored := set_config('statement_timeout', milliseconds::text, true);
    ignored := set_config('lock_timeout', greatest(milliseconds - 200, milliseconds / 2, 1)::text, true);
end
$$;

-- Holds a mutating call for this transaction. Raises AQ001 when the same call is in flight.
create function platform.hold_request(of_request uuid, of_caller text, of_method text) returns void
    language plpgsql as
$$
begin
    if not pg_try_advisory_xact_lock(hashtextextended(of_request || chr(10) || of_caller || chr(10) || of_method, 20251)) then
        raise exception 'in flight' using errcode = 'AQ001';
    end if;
end
$$;

-- Opens a mutating call that reads before it writes. Raises AQ001 when it is in flight, AQ002 when it has taken effect before.
create function platform.open_request(milliseconds integer, of_request uuid, of_caller text, of_method text) returns void
    language plpgsql as
$$
declare
    ignored text;
begin
    ignored := platform.limit_time(milliseconds);
    ignored := platform.hold_request(of_request, of_caller, of_method);
    if exists (select from platform.request where request_id = of_request and caller = of_caller and method = of_method) then
        raise exception 'answered before' using errcode = 'AQ002';
    end if;
end
$$;

-- Opens a mutating call whose answer is known already, and keeps it. Raises AQ001 and AQ002 likewise.
create function platform.keep_request(
    milliseconds integer, of_request uuid, of_caller text, of_method text, hash bytea, answer bytea, at timestamptz) returns void
    language plpgsql as
$$
declare
    ignored text;
begin
    ignored := platform.limit_time(milliseconds);
    ignored := platform.hold_request(of_request, of_caller, of_method);
    insert into platform.request (request_id, caller, method, request_hash, response, recorded_at)
    values (of_request, of_caller, of_method, hash, answer, at)
    on conflict do nothing;
    if not found then
        raise exception 'answered before' using errcode = 'AQ002';
    end if;
end
$$;

-- Notes that an event takes effect in this transaction. Raises AQ003 when it has before.
create function platform.open_event(
    milliseconds integer, of_event uuid, of_source text, of_consumer text, at timestamptz) returns void
    language plpgsql as
$$
declare
    ignored text;
begin
    ignored := platform.limit_time(milliseconds);
    insert into platform.inbox (event_id, source, consumer, noted_at)
    values (of_event, of_source, of_consumer, at)
    on conflict do nothing;
    if not found then
        raise exception 'noted before' using errcode = 'AQ003';
    end if;
end
$$;

-- Ends the transaction when a statement did not change exactly one row. The number says which statement it was.
create function platform.expect_one(changed bigint, statement integer) returns void
    language plpgsql as
$$
begin
    if changed <> 1 then
        raise exception '%', statement using errcode = 'AQ004';
    end if;
end
$$;
