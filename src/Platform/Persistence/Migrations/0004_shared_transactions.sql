-- Openings of transactions that several calls, or several events, share. The arrays have one element for each.

-- Opens several mutating calls whose answers are known already, and keeps them. Raises AQ001 with the number of the first that is in
-- flight, and violates request_pkey when one has taken effect before.
create function platform.keep_requests(
    statement_milliseconds integer, lock_milliseconds integer, of_requests uuid[], of_callers text[], of_methods text[], hashes bytea[],
    answers bytea[], at timestamptz[]) returns void
    language plpgsql as
$$
declare
    ignored text;
begin
    ignored := set_config('statement_timeout', statement_milliseconds::text, true);
    ignored := set_config('lock_timeout', lock_milliseconds::text, true);
    for number in 1 .. cardinality(of_requests) loop
        -- As in hold_request.
        if not pg_try_advisory_xact_lock(
            hashtextextended(of_requests[number] || chr(10) || of_callers[number] || chr(10) || of_methods[number], 20251)) then
            raise exception '%', number using errcode = 'AQ001';
        end if;
    end loop;
    insert into platform.request (request_id, caller, method, request_hash, response, recorded_at)
    select * from unnest(of_requests, of_callers, of_methods, hashes, answers, at);
end
$$;

-- Notes that several events take effect in this transaction. Violates inbox_pkey when one has before.
create function platform.open_events(
    statement_milliseconds integer, lock_milliseconds integer, of_events uuid[], of_sources text[], of_consumers text[],
    at timestamptz[]) returns void
    language plpgsql as
$$
declare
    ignored text;
begin
    ignored := set_config('statement_timeout', statement_milliseconds::text, true);
    ignored := set_config('lock_timeout', lock_milliseconds::text, true);
    insert into platform.inbox (event_id, source, consumer, noted_at)
    select * from unnest(of_events, of_sources, of_consumers, at);
end
$$;
