-- What organizations have to know: one event, one addressee, one row.
create table notice (
    id uuid primary key,
    organization text collate "C" not null check (organization like 'organizations/%'),
    reason smallint not null check (reason > 0),
    event_source text not null,
    event_id uuid not null,
    event_type text not null,
    subject text not null,
    text_vi text not null check (text_vi <> ''),
    text_en text not null check (text_en <> ''),
    event_time timestamptz not null,
    created_at timestamptz not null,
    constraint notice_once unique (event_source, event_id, organization)
);

-- An inbox, newest first.
create index notice_inbox on notice (organization, created_at desc, id desc);
