/**
 * The lines of the bill as a run gives them to the compiled statement, straight from the bill and not from
 * staged rows, to review rules before they count.
 */
import {
  type BillingDay,
  type BillingPeriod,
  daysFromTo,
  periodOf,
} from '../../domain/calendar/billing-day.ts';
import type { CostMetric } from '../../domain/costs/cost-metric.ts';
import type { QueryTables } from '../../ports/platform.ts';
import { allocationLines } from '../../queries/allocation-lines.ts';
import { lineSumsStatement, type ReadLineParts } from '../../queries/line-sums-statement.ts';
import { type SqlFragment, sqlSubquery } from '../../sql/bind.ts';

export type BillTables = Pick<QueryTables, 'costLines' | 'accounts' | 'mapKey'>;

export interface LineSelection {
  readonly from: BillingDay;
  readonly to: BillingDay;
  readonly costMetric: CostMetric;
  /** Only lines of this ISO 4217 currency; null for all. */
  readonly currency: string | null;
  /** See `BillFiles.alwaysReadPeriods`. */
  readonly alwaysReadPeriods: readonly BillingPeriod[];
  /** What the review reads of the lines. */
  readonly parts: ReadLineParts;
}

/** A sub-query with the columns of `AllocationInput`, and the measures `cost` (decimal) and `line_count`. */
export type RuleLines = SqlFragment;

/** Lines that count in no total are left out, as in the archive. */
export function ruleLines(tables: BillTables, selection: LineSelection): RuleLines {
  const { from, to, costMetric, currency, alwaysReadPeriods, parts } = selection;
  const days = daysFromTo(from, to);
  const periods = [...new Set(days.map(periodOf))];
  const window = { periods };
  const input = { window, costMetric, alwaysReadPeriods, parts };
  const lineSums = sqlSubquery(lineSumsStatement(tables, input));
  return allocationLines({ ...tables, lineSums }, { days, costMetric, currency, ouDepth: null });
}
