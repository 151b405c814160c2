/**
 * The lines of one resource or account on one day, grouped by what decides about them, to explain why their
 * cost belongs where it does.
 */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { Platform } from '../../ports/platform.ts';
import { collect } from '../../queries/collect.ts';
import { type SqlFragment, sqlIdentifier, sqlInteger, sqlText } from '../../sql/bind.ts';
import { joinSql, sql } from '../../sql/sql-template.ts';
import { columnNames } from '../compile/allocation-input.ts';
import { readColumns } from '../compile/read-columns.ts';
import type { BillLine } from '../evaluate/bill-line.ts';
import { type RuleColumn, ruleColumns } from '../rules/condition.ts';
import type { RuleSet } from '../rules/rule-set.ts';

/** What is explained: a resource or an account. */
export interface ExplainedSubject {
  readonly column: 'resource' | 'account';
  readonly value: string;
}

export interface ExplainedLines {
  readonly line: BillLine;
  readonly cost: number;
  readonly lines: number;
}

export interface ExplainedDay {
  /** The costliest groups of lines that all rules treat alike. */
  readonly groups: readonly ExplainedLines[];
  /** All groups, also those that are not listed. */
  readonly total: { readonly groups: number; readonly cost: number; readonly lines: number };
}

/** Shown in addition to what the rules read. */
const shownColumns: readonly RuleColumn[] = ['account', 'ou', 'service', 'chargeType'];

const textColumns = Object.fromEntries(
  ruleColumns.map((column) => [columnNames[column], 'string'] as const),
) as Record<(typeof columnNames)[RuleColumn], 'string'>;

const schema = {
  ...textColumns,
  tags: 'string',
  cost_categories: 'string',
  cost: 'double',
  line_count: 'integer',
  all_groups: 'integer',
  all_cost: 'double',
  all_lines: 'integer',
} as const;

export interface Explanation {
  readonly set: RuleSet;
  readonly subject: ExplainedSubject;
  /** How many groups are listed at most. */
  readonly maxGroups: number;
}

export function explainedLinesStatement(explanation: Explanation, lines: SqlFragment) {
  const { set, subject, maxGroups } = explanation;
  const kept = new Set([...shownColumns, subject.column, ...readColumns(set)]);
  const names = ruleColumns.map((column) => sqlIdentifier(columnNames[column]));
  const values = ruleColumns.map((column, index) => {
    const name = names[index] as SqlFragment;
    return kept.has(column) ? sql`coalesce(${name}, '') as ${name}` : sql`'' as ${name}`;
  });
  const text = sql`with subject_lines as (
  select ${joinSql(values, ', ')},
    coalesce(json_format(cast(tags as json)), '{}') as tags,
    coalesce(json_format(cast(cost_categories as json)), '{}') as cost_categories,
    cost, line_count
  from ${lines} as lines
  where ${sqlIdentifier(columnNames[subject.column])} = ${sqlText(subject.value)}
),
line_groups as (
  select ${joinSql(names, ', ')}, tags, cost_categories,
    sum(cost) as cost, sum(line_count) as line_count
  from subject_lines
  group by ${joinSql(names, ', ')}, tags, cost_categories
)
select ${joinSql(names, ', ')}, tags, cost_categories,
  cast(cost as double) as cost,
  cast(line_count as bigint) as line_count,
  count(*) over () as all_groups,
  cast(sum(cost) over () as double) as all_cost,
  cast(sum(line_count) over () as bigint) as all_lines
from line_groups
order by abs(cost) desc, ${joinSql(names, ', ')}, tags, cost_categories
limit ${sqlInteger(maxGroups)}`;
  return { name: 'explained_lines', sql: text, schema };
}

/** `lines`: of the day, as `ruleLines` gives them. */
export async function readExplainedDay(
  platform: Pick<Platform, 'engine'>,
  explanation: Explanation,
  { day, lines }: { readonly day: BillingDay; readonly lines: SqlFragment },
): Promise<ExplainedDay> {
  const rows = await collect(platform, explainedLinesStatement(explanation, lines));
  const [first] = rows;
  const total =
    first === undefined
      ? { groups: 0, cost: 0, lines: 0 }
      : { groups: first.all_groups, cost: first.all_cost, lines: first.all_lines };
  const groups = rows.map((row) => {
    const columns = Object.fromEntries(
      ruleColumns.map((column) => [column, row[columnNames[column]]]),
    ) as Record<RuleColumn, string>;
    const tags = mapOf(row.tags);
    const costCategories = mapOf(row.cost_categories);
    const line: BillLine = { ...columns, billingDate: day, tags, costCategories };
    return { line, cost: row.cost, lines: row.line_count };
  });
  return { groups, total };
}

/** Keys are untrusted, so they are never properties of an object. */
function mapOf(json: string): ReadonlyMap<string, string> {
  const entries = Object.entries(JSON.parse(json) as Record<string, string | null>);
  return new Map(entries.map(([key, value]) => [key, value ?? '']));
}
