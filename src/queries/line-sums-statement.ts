/** The only statement that reads the bill for the archive: its lines, summed over hours and resources. */
import type { BillingPeriod } from '../domain/calendar/billing-day.ts';
import type { OpenWindow } from '../domain/calendar/open-window.ts';
import { type CostMetric, costColumn } from '../domain/costs/cost-metric.ts';
import type { QueryTables } from '../ports/platform.ts';
import {
  bindSql,
  type SqlFragment,
  sqlIdentifier,
  sqlInteger,
  sqlText,
  sqlTextList,
} from '../sql/bind.ts';
import { readSql } from '../sql/sql-files.ts';
import { joinSql, sql } from '../sql/sql-template.ts';

/** What is read of a resource id: nothing, all of it, or which of these texts it starts with. */
export type ReadResource = 'nothing' | 'all' | { readonly starts: readonly string[] };

/** What the rules of the run read of a line. Lines that differ in nothing else are one row. */
export interface ReadLineParts {
  readonly resource: ReadResource;
  readonly tags: boolean;
  readonly costCategories: boolean;
}

/** For a run without rules. */
export const noLineParts: ReadLineParts = {
  resource: 'nothing',
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
  { costLines, mapKey = (map) => map }: Pick<QueryTables, 'costLines' | 'mapKey'>,
  { window, costMetric, alwaysReadPeriods = [], parts = noLineParts }: LineSumsInput,
): SqlFragment {
  const mapColumn = mapColumns(mapKey);
  return bindSql(readSql('line_sums'), {
    cost_lines: costLines,
    cost_column: sqlIdentifier(costColumn(costMetric)),
    may_lack_cost: sqlInteger(costMetric === 'unblended' ? 0 : 1),
    billing_periods: sqlTextList([...new Set([...window.periods, ...alwaysReadPeriods])]),
    resource: resourceSql(parts.resource),
    ...mapColumn('resource_tags', parts.tags),
    ...mapColumn('all_tags', parts.tags),
    ...mapColumn('cost_categories', parts.costCategories),
  });
}

/** A map column and what it is grouped by; a column that nobody reads is NULL. */
function mapColumns(mapKey: (map: SqlFragment) => SqlFragment) {
  return (name: string, isRead: boolean) => {
    const column = sqlIdentifier(name);
    return {
      [name]: isRead ? column : noMap,
      [`${name}_key`]: isRead ? mapKey(column) : sql`cast(null as varchar)`,
    };
  };
}

const noMap = sql`cast(null as map(varchar, varchar))`;

/** A longer list would take too much of the length that Athena accepts. */
const maxStartsBytes = 60_000;

/**
 * Few texts in place of many ids: the longest of the starts that an id has. It starts with the same texts of
 * the list as the id itself.
 */
function resourceSql(read: ReadResource): SqlFragment {
  if (read === 'nothing') return sql`cast(null as varchar)`;
  if (read === 'all') return sql`resource_id`;
  const byLength = new Map<number, string[]>();
  for (const start of new Set(read.starts)) {
    const length = Array.from(start).length;
    byLength.set(length, [...(byLength.get(length) ?? []), start]);
  }
  const lengths = [...byLength.keys()].sort((a, b) => b - a);
  if (Buffer.byteLength(read.starts.join()) > maxStartsBytes) return idStart(lengths[0] ?? 1);
  const branches = lengths.map((length) => {
    const known = sqlTextList(byLength.get(length) ?? []);
    return sql`when ${idStart(length)} in ${known} then ${idStart(length)}`;
  });
  const other = otherStart(read.starts);
  return sql`case
      when resource_id is null then ''
      ${joinSql([...branches, sql`else ${other}`], '\n  ')}
    end`;
}

/** For an id that has none of the starts: a text that has none of them either. */
function otherStart(starts: readonly string[]): SqlFragment {
  const unused = ['?', '*', '~'].find((text) => !starts.some((start) => start.startsWith(text)));
  return unused === undefined ? sql`resource_id` : sqlText(unused);
}

function idStart(length: number): SqlFragment {
  return sql`substr(resource_id, 1, ${sqlInteger(length)})`;
}
