/**
 * The SQL that counts how many lines of each file of a bill are also in another file, or in all other
 * files.
 */

import type { Statement } from '../../../ports/query-engine.ts';
import { sqlText } from '../../../sql/bind.ts';

const schema = {
  file: 'string',
  other: 'string',
  shared_lines: 'integer',
  equal_lines: 'integer',
  compared_lines: 'integer',
  is_of_all_others: 'integer',
  lines_of_smaller: 'integer',
  lines_per_meaning: 'double',
  meanings: 'integer',
} as const;

export interface FileOverlap {
  readonly file: string;
  /** The other file; in a comparison with all others, the one that shares most. */
  readonly other: string;
  /** Lines whose content key both have; in a comparison with all others, as often as they have it. */
  readonly sharedLines: number;
  /** Lines of the content keys of which both have the same number. */
  readonly equalLines: number;
  /** Lines of the file that has fewer, on days that both have. */
  readonly comparedLines: number;
  readonly isOfAllOthers: boolean;
  /** All lines of the file that has fewer. */
  readonly linesOfSmaller: number;
  /**
   * Lines per content key, as the average over both files; in a comparison with all others, the highest
   * average.
   */
  readonly linesPerContentKey: number;
  /** Number of content keys in the comparison of all files. */
  readonly meanings: number;
}

/** Which content keys are compared. */
export interface Sample {
  /** One in this many; 1 compares all. */
  readonly oneIn: number;
  /** Files with too few lines for a sample: all of their content keys are compared. */
  readonly filesReadFully: readonly string[];
}

/**
 * `lines`: SELECTs of `file`, `day` and `meaning` (the content key). Two files agree on a content key if
 * both have the same number of lines with it. The last day that both have is omitted if there is another
 * one: in the older of two refreshes it is not complete.
 */
export function overlapStatement(
  lines: readonly string[],
  sample: Sample,
): Statement<typeof schema> {
  return { name: 'lines in several files', schema, sql: overlapSql(lines, sample) };
}

function isSampled({ oneIn, filesReadFully }: Sample): string {
  if (oneIn === 1) return 'true';
  const inSample = `meaning % ${oneIn} = 0`;
  if (filesReadFully.length === 0) return inSample;
  const files = filesReadFully.map(sqlText).join(', ');
  return `(${inSample} or meaning in (select meaning from lines where file in (${files})))`;
}

function overlapSql(lines: readonly string[], sample: Sample): string {
  return `with
lines as (${lines.join('\nunion all\n')}),
meanings as materialized (
  select file, day, meaning, count(*) as n from lines
  where ${isSampled(sample)} group by file, day, meaning
),
file_days as materialized (
  select file, day, sum(n) as n, count(*) as meanings from meanings group by file, day
),
shared_meanings as (
  select day, meaning, sum(n) as n from meanings group by day, meaning having count(*) > 1
),
most_repeated as (
  select day, max(n / meanings) as lines_per_meaning from file_days group by day
),
file_sizes as materialized (select file, sum(n) as n from file_days group by file),
repeated as materialized (
  select meanings.*, shared_meanings.n - meanings.n as in_others
  from meanings join shared_meanings
    on meanings.meaning = shared_meanings.meaning
    and meanings.day is not distinct from shared_meanings.day
),
agreed as materialized (
  select a.file, b.file as other, a.day, sum(case when a.n = b.n then a.n else 0 end) as n
  from repeated as a join repeated as b
    on a.meaning = b.meaning and a.day is not distinct from b.day and a.file < b.file
  group by a.file, b.file, a.day
),
pairs as (select file, other, sum(n) as n from agreed group by file, other),
pair_days as (
  select pairs.file, pairs.other, a.day, a.n as n, b.n as other_n, a.meanings + b.meanings as meanings,
    max(a.day) over of_pair = a.day and count(*) over of_pair > 1 as is_last
  from pairs
  join file_days as a on a.file = pairs.file
  join file_days as b on b.file = pairs.other and a.day is not distinct from b.day
  window of_pair as (partition by pairs.file, pairs.other)
),
compared as (
  select days.file, days.other, sum(coalesce(agreed.n, 0)) as shared_lines,
    sum(coalesce(agreed.n, 0)) as equal_lines,
    least(sum(days.n), sum(days.other_n)) as compared_lines, 0 as is_of_all_others,
    min(least(a.n, b.n)) as lines_of_smaller,
    sum(days.n + days.other_n) / sum(days.meanings) as lines_per_meaning
  from pair_days as days
  join file_sizes as a on a.file = days.file
  join file_sizes as b on b.file = days.other
  left join agreed
    on agreed.file = days.file and agreed.other = days.other
    and agreed.day is not distinct from days.day
  where coalesce(not is_last, true)
  group by days.file, days.other
),
compared_with_all as (
  select files.file, (
      select arg_max(case when pairs.file = files.file then pairs.other else pairs.file end, pairs.n)
      from pairs where files.file in (pairs.file, pairs.other)
    ) as other,
    (select sum(least(n, in_others)) from repeated where repeated.file = files.file) as shared_lines,
    (select sum(n) from repeated where repeated.file = files.file and n = in_others) as equal_lines,
    sum(files.n) as compared_lines, 1 as is_of_all_others,
    (select n from file_sizes where file_sizes.file = files.file) as lines_of_smaller,
    max(most_repeated.lines_per_meaning) as lines_per_meaning
  from file_days as files
  join most_repeated on most_repeated.day is not distinct from files.day
  where exists (
    select 1 from file_days as others
    where others.file <> files.file and others.day is not distinct from files.day
  )
  group by files.file
)
select file, other, cast(coalesce(shared_lines, 0) as bigint) as shared_lines,
  cast(coalesce(equal_lines, 0) as bigint) as equal_lines,
  cast(compared_lines as bigint) as compared_lines, is_of_all_others,
  cast(lines_of_smaller as bigint) as lines_of_smaller,
  cast(lines_per_meaning as double) as lines_per_meaning,
  (select count(*) from meanings) as meanings
from (
  select * from compared
  union all select * from compared_with_all
  -- Files without a common day have no pair, and still a number of meanings.
  union all select null, null, 0, 0, 0, 0, 0, 1
) as found
order by is_of_all_others, shared_lines desc, file, other`;
}
