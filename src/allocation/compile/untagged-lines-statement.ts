/** The sums of a week's lines with the ids of their resources: like `lineSumsStatement`, but of fewer days. */
import {
  type BillingDay,
  type BillingPeriod,
  daysFromTo,
  periodOf,
} from '../../domain/calendar/billing-day.ts';
import type { QueryTables } from '../../ports/platform.ts';
import { lineSumsStatement } from '../../queries/line-sums-statement.ts';
import { type SqlFragment, sqlDate, sqlSubquery } from '../../sql/bind.ts';
import { sql } from '../../sql/sql-template.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { readLineParts } from './read-line-parts.ts';

export function untaggedLinesStatement(
  tables: Pick<QueryTables, 'costLines' | 'mapKey'>,
  { from, to }: { readonly from: BillingDay; readonly to: BillingDay },
  set: RuleSet,
): SqlFragment {
  const costLines = sqlSubquery(
    sql`select * from ${tables.costLines} as bill_lines
    where billing_date between ${sqlDate(from)} and ${sqlDate(to)}`,
  );
  return lineSumsStatement(
    { ...tables, costLines },
    {
      window: { periods: periodsOf(from, to) },
      costMetric: 'unblended',
      parts: { ...readLineParts([set]), resource: 'all' },
    },
  );
}

function periodsOf(from: BillingDay, to: BillingDay): readonly BillingPeriod[] {
  return [...new Set(daysFromTo(from, to).map(periodOf))];
}
