/** The lines that the allocation rules read, as a sub-query of the staged line sums. */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import { costColumn } from '../domain/costs/cost-metric.ts';
import {
  bindSql,
  type SqlFragment,
  sqlIdentifier,
  sqlSubquery,
  sqlText,
  sqlTextList,
  sqlTextRows,
} from '../sql/bind.ts';
import { readSql } from '../sql/sql-files.ts';
import { sql } from '../sql/sql-template.ts';
import { accountUnits } from './account-units.ts';
import type { BreakdownInput, BreakdownTables } from './breakdown-statement.ts';
import { mergedTags } from './merged-tags.ts';

export interface AllocationLinesInput
  extends Pick<BreakdownInput, 'costMetric' | 'currency' | 'ouDepth' | 'knownServices'> {
  /** The days to allocate; lines of other days are left out. */
  readonly days: readonly BillingDay[];
}

/** Columns: see `AllocationInput.lines` of the rules; `reported_ou` is the OU of the breakdown. */
export function allocationLines(
  tables: BreakdownTables,
  { days, costMetric, currency, ouDepth, knownServices = new Map() }: AllocationLinesInput,
): SqlFragment {
  return sqlSubquery(
    bindSql(readSql('allocation_lines'), {
      line_sums: tables.lineSums,
      account_units: accountUnits(tables, ouDepth),
      cost_column: sqlIdentifier(costColumn(costMetric)),
      tags: mergedTags(sql`sums.resource_tags`, sql`sums.all_tags`),
      days: sqlTextList(days),
      currency: sqlText(currency ?? ''),
      known_services: sqlTextRows([...knownServices], 2),
    }),
  );
}
