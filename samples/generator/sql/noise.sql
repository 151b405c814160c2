-- Repeatable pseudo-random numbers: mix(a, b) is an integer from 0 to 2147483646 that depends only on the
-- seed, a and b. Plain integer arithmetic, because DuckDB's hash() may change between its versions.
create or replace macro step_one(a, b) as
  (a::bigint * 7919 + b::bigint * 104729 + getvariable('seed')::bigint * 1299709 + 17) % 2147483647::bigint;

create or replace macro step_two(x) as (xor(x, x >> 15) * 48271) % 2147483647::bigint;

create or replace macro mix(a, b) as step_two(step_two(step_one(a, b)));

-- The same as a double from 0 to 1.
create or replace macro portion(a, b) as mix(a, b) / 2147483647.0::double;
