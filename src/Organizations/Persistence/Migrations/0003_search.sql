-- Names as people look for them. Each version carries the forms in which its name is compared, made here only, so that what is looked
-- for and what is kept can't come to be written differently.
create extension if not exists pg_trgm;

-- Letters decomposed, small, the tone behind its syllable (Hòa = Hoà), punctuation as blanks, apostrophes left out. After the
-- decomposition all letters but đ are ASCII: the result does not depend on the database's locale.
create function organization_name_key(name text) returns text immutable strict parallel safe
return btrim(regexp_replace(
    regexp_replace(
        regexp_replace(
            translate(lower(normalize(name, nfd) collate "C"), U&'Đ''\2019\02BC', 'đ'),
            U&'[\0001-/:-`{-\00BF\2000-\206F\3000-\303F]+', ' ', 'g'),
        U&'([\0300\0301\0303\0309\0323])([a-zđ\0302\0306\031B]+)', '\2\1', 'g'),
    ' +', ' ', 'g'));

-- The key without the word for an administrative unit's type, when something is left: thành phố, thị xã, thị trấn, đặc khu, tỉnh, huyện,
-- quận, phường, xã.
create function organization_bare_key(key text) returns text immutable strict parallel safe
return regexp_replace(
    key,
    U&'^(thanh\0300 pho\0302\0301|thi\0323 xa\0303|thi\0323 tra\0302n\0301|đa\0306c\0323 khu|tinh\0309|huye\0302n\0323|qua\0302n\0323|phu\031Bo\031Bng\0300|xa\0303) ',
    '');

-- A key without diacritics.
create function organization_plain_key(key text) returns text immutable strict parallel safe
return translate(regexp_replace(key, U&'[\0300-\036F]', '', 'g'), 'đ', 'd');

-- A key, and it with any one letter left out: keys that differ in one letter wrong, missing, added or swapped have one of these in
-- common. None for long keys, whose fragments find them.
create function organization_key_variants(key text) returns text[] immutable strict parallel safe
return case when length(key) <= 40 then array(
    select left(key, place - 1) || substr(key, place + 1) from generate_series(1, length(key) + 1) place) else '{}' end;

-- Whether two keys differ in one letter: wrong, missing, added, or swapped with the next. Not marked as safe for parallel workers: the
-- planner expects far more candidates than there are, and a worker takes longer to start than all of the search.
create function organization_keys_differ_by_one_letter(one text, other text) returns boolean immutable strict
return exists (
    select
    from generate_series(0, length(one)) same
    where left(one, same) = left(other, same) and (
        substr(one, same + 2) = substr(other, same + 2)
        or substr(one, same + 1) = substr(other, same + 2)
        or substr(one, same + 2) = substr(other, same + 1)
        or substr(one, same + 1, 2) = reverse(substr(other, same + 1, 2)) and substr(one, same + 3) = substr(other, same + 3)));

-- With and without diacritics, with and without the type word, which only administrative units (kind 1) have.
alter table organization_version
    add column name_key text collate "C" not null generated always as (organization_name_key(name)) stored,
    add column bare_key text collate "C" not null generated always as (
        case kind when 1 then organization_bare_key(organization_name_key(name)) else organization_name_key(name) end) stored,
    add column plain_key text collate "C" not null generated always as (organization_plain_key(organization_name_key(name))) stored,
    add column plain_bare_key text collate "C" not null generated always as (organization_plain_key(
        case kind when 1 then organization_bare_key(organization_name_key(name)) else organization_name_key(name) end)) stored;

create index organization_version_by_plain_key on organization_version (plain_key) where recorded_to = 'infinity';
create index organization_version_by_plain_bare_key on organization_version (plain_bare_key) where recorded_to = 'infinity';

-- New entries wait in a list that every search reads through, and go to their places together: one by one they would make an import of
-- the country's register take four times as long, and a longer list would make searches slow.
create index organization_version_by_fragment on organization_version using gin (plain_key gin_trgm_ops)
    with (gin_pending_list_limit = 512) where recorded_to = 'infinity';
create index organization_version_by_variant on organization_version using gin (organization_key_variants(plain_bare_key))
    with (gin_pending_list_limit = 512) where recorded_to = 'infinity';
