-- Makes DuckDB understand the Trino dialect of Athena engine v3, where the two differ and sql/ needs it.
-- Each macro follows https://trino.io/docs/current/functions.html for the types that sql/ uses.

-- DuckDB's own function returns a list for a map, and rejects arrays. NULL when absent.
create or replace macro element_at(container, key) as container[key];

-- For arrays only: DuckDB's own function takes only maps.
create or replace macro cardinality(list) as len(list);

-- Positions count from 1, or from the end if negative; empty if the start is outside.
create or replace macro slice(list, start, length) as
  case
    when start > 0 then list_slice(list, start, start + length - 1)
    when len(list) + start < 0 then list_slice(list, 2, 1)
    else list_slice(list, len(list) + start + 1, len(list) + start + length)
  end;

-- NULL elements are omitted.
create or replace macro array_join(list, separator) as array_to_string(list, separator);

create or replace macro from_iso8601_date(day) as cast(day as date);

create or replace macro day_of_month(day) as dayofmonth(day);

-- 1 is Monday, 7 is Sunday.
create or replace macro day_of_week(day) as isodow(day);

create or replace macro last_day_of_month(day) as last_day(day);

-- For dates only, and returns a date: DuckDB's sum of a date and an interval is a timestamp.
create or replace macro date_add(unit, amount, day) as cast(
  day + case unit
    when 'day' then to_days(cast(amount as integer))
    when 'week' then to_days(cast(amount * 7 as integer))
    when 'month' then to_months(cast(amount as integer))
    when 'year' then to_years(cast(amount as integer))
    else error('date_add: unit ' || unit || ' is not in the prelude')
  end as date
);

-- A date stays a date: DuckDB's own function returns a timestamp.
create or replace macro date_trunc
  (unit, day date) as cast(system.main.date_trunc(unit, day) as date),
  (unit, day timestamp) as system.main.date_trunc(unit, day);

-- MySQL's format letters; of those that differ from strftime's, only minutes (%i) and seconds (%s).
create or replace macro date_format(day, format) as
  strftime(day, replace(replace(format, '%i', '%M'), '%s', '%S'));

create or replace macro approx_percentile(value, fraction) as approx_quantile(value, fraction);

create or replace macro is_nan(value) as isnan(value);

create or replace macro is_infinite(value) as isinf(value);

-- For values cast to json.
create or replace macro json_format(value) as cast(value as varchar);

create or replace macro to_utf8(text) as encode(text);

-- Another hash of another type than Trino's: only useful for comparing lines within one statement.
create or replace macro xxhash64(bytes) as case when bytes is not null then hash(bytes) end;
