/** The costliest names of a chart; all others are one sum. */
import { type SqlFragment, sqlInteger } from '../../src/sql/bind.ts';
import { sql } from '../../src/sql/sql-template.ts';
import { knownSum } from '../sql/amounts.ts';

const shownNames = 10;

/** What the costs of a chart are, for readers. */
export const byAllFilters =
  'In the time range, of the chosen OUs, teams, accounts and environments, by the chosen cost.';
export const unknownCosts =
  'A sum is unknown where the bill lacks the chosen cost of a part of it.';

/** The name, or the one for all that are not shown. `place` is from the step `places`. */
export function shownName(name: SqlFragment): SqlFragment {
  return sql`case when places.place <= ${sqlInteger(shownNames)} then ${name} else '(all others)' end`;
}

/** The step `places`: each name of `asked` with its cost and its place, the costliest first. */
export function placed(name: SqlFragment): SqlFragment {
  return sql`sums as (
  select ${name} as name, ${knownSum(sql`cost`)} as cost
  from asked
  group by ${name}
),

places as (
  select name, cost, row_number() over (order by coalesce(cost, 0) desc, name) as place
  from sums
)`;
}
