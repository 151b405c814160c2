/** The only statement that reads the bill for the archive: its lines, summed over hours and resources. */
import type { BillingPeriod } from '../domain/calendar/billing-day.ts';
import type { OpenWindow } from '../domain/calendar/open-window.ts';
import { type CostMetric, costColumn } from '../domain/costs/cost-metric.ts';
import type { QueryTables } from '../ports/platform.ts';
import { bindSql, type SqlFragment, sqlIdentifier, sqlInteger, sqlTextList } from '../sql/bind.ts';
import { readSql } from '../sql/sql-files.ts';
import { sql } from '../sql/sql-template.ts';

/** What the rules of the run read of a line. Lines that differ in nothing else are one row. */
export interface ReadLineParts {
  /** Number of characters of the resource id, as SQL counts them; 0 for none, null for all. */
  readonly resourceLength: number | null;
  readonly tags: boolean;
  readonly costCategories: boolean;
}

/** For a run without rules. */
export const noLineParts: ReadLineParts = {
  resourceLength: 0,
  tags: false,
  costCategories: false,
};

export interface LineSumsInput {
  readonly window: Pick<OpenWindow, 'periods'>;
  readonly costMetric: CostMetric;
  /** Billing periods to read in addition to the window's, see `BillFiles.alwaysReadPeriods`. */
  readonly alwaysReadPeriods?: readonly BillingPeriod[] | undefined;
  readonly parts?: ReadLineParts | undefined;
}

/** The name of the statement in messages and run records. */
export const lineSumsName = 'line_sums';

export function lineSumsStatement(
  { costLines }: Pick<QueryTables, 'costLines'>,
  { window, costMetric, alwaysReadPeriods = [], parts = noLineParts }: LineSumsInput,
): SqlFragment {
  return bindSql(readSql('line_sums'), {
    cost_lines: costLines,
    cost_column: sqlIdentifier(costColumn(costMetric)),
    may_lack_cost: sqlInteger(costMetric === 'unblended' ? 0 : 1),
    billing_periods: sqlTextList([...new Set([...window.periods, ...alwaysReadPeriods])]),
    resource: resourceStart(parts.resourceLength),
    tags: parts.tags ? sql`tags` : noMap,
    cost_categories: parts.costCategories ? sql`cost_categories` : noMap,
  });
}

const noMap = sql`cast(null as map(varchar, varchar))`;

function resourceStart(length: number | null): SqlFragment {
  if (length === null) return sql`resource_id`;
  if (length === 0) return sql`cast(null as varchar)`;
  return sql`substr(resource_id, 1, ${sqlInteger(length)})`;
}
