-- Check: no file of the bill contains the lines of another, which would count twice.
-- Returns one row per file with a large share of its lines in other files, with the file that has most of
-- them; no rows if all is correct.
-- The bill is read once: each step below is used only by the next one.
with

lines as (
  select line_identity, min(file) as first_file, max(file) as last_file
  from :line_identities as line_identities
  where billing_period in :billing_periods
  group by billing_period, line_identity
),

-- If three or more files have the same line, the first and the last are counted: that is enough to report
-- them.
pairs as (
  select first_file, last_file, count(*) as line_count
  from lines
  group by first_file, last_file
),

sides as (
  select
    case when side = 1 then first_file else last_file end as file,
    case
      when first_file = last_file then null
      when side = 1 then last_file
      else first_file
    end as other_file,
    line_count
  from pairs
  cross join (values (1), (2)) as both_sides (side)
  where side = 1 or first_file <> last_file
),

counted as (
  select
    file,
    other_file,
    sum(line_count) over (partition by file) as line_count,
    sum(case when other_file is null then 0 else line_count end)
      over (partition by file) as shared_count,
    row_number() over (
      partition by file
      order by case when other_file is null then 1 else 0 end, line_count desc, other_file
    ) as place
  from sides
),

repeated as (
  select
    file,
    other_file,
    cast(line_count as bigint) as line_count,
    cast(shared_count as bigint) as shared_count
  from counted
  where place = 1 and shared_count > 0 and shared_count * 100 >= line_count * :least_percent
)

select * from repeated
order by shared_count desc, file
