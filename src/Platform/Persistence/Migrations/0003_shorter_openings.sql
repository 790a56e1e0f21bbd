-- The same openings with less work: every mutating call and every event runs one of them. Calls from function to function and
-- ON CONFLICT, which writes a row in two steps, took a quarter of it.

-- Opens a mutating call whose answer is known already, and keeps it. Raises AQ001 when it is in flight, and violates request_pkey when it
-- has taken effect before: nobody else can be about to keep the same call, whose lock is held.
create or replace function platform.keep_request(
    milliseconds integer, of_request uuid, of_caller text, of_method text, hash bytea, answer bytea, at timestamptz) returns void
    language plpgsql as
$$
declare
    ignored text;
begin
    -- As in limit_time.
    ignored := set_config('statement_timeout', milliseconds::text, true);
    ignored := set_config('lock_timeout', greatest(milliseconds - 200, milliseconds / 2, 1)::text, true);
    -- As in hold_request.
    if not pg_try_advisory_xact_lock(hashtextextended(of_request || chr(10) || of_caller || chr(10) || of_method, 20251)) then
        raise exception 'in flight' using errcode = 'AQ001';
    end if;
    insert into platform.request (request_id, caller, method, request_hash, response, recorded_at)
    values (of_request, of_caller, of_method, hash, answer, at);
end
$$;
