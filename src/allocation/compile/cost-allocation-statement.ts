/**
 * The rows of `cost_allocation` as one statement over the lines of a window.
 * Identity: without regard to target and rule, they are the sums of the lines; a cost that is unknown on one
 * line is null in its row.
 */
import type { Statement } from '../../ports/query-engine.ts';
import { allocationSchema } from '../../queries/allocation-schema.ts';
import { type SqlFragment, sqlIdentifier } from '../../sql/bind.ts';
import { joinSql, sql } from '../../sql/sql-template.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { LookupRelations } from './allocation-input.ts';
import { allocationStatement } from './allocation-statement.ts';

/** Columns of the lines that the rows keep. `reported_ou` is the OU of the breakdown. */
const dimensions = [
  'reported_ou',
  'account',
  'service',
  'region',
  'operation',
  'usage_type',
  'charge_type',
] as const;

/** Costs that an export may lack; the measure `unknown_…` counts the lines without one. */
const optionalCosts = ['amortized', 'net_unblended', 'net_amortized'] as const;

const measures = [
  'cost',
  'unblended_cost',
  'usage_amount',
  'line_count',
  'uninvoiced_cost',
  ...optionalCosts.flatMap((cost) => [`${cost}_cost`, `unknown_${cost}`]),
];

type ColumnName = keyof typeof allocationSchema;

/** The columns of the result that are not columns of the compiled statement as they are. */
const expressions: Partial<Record<ColumnName, SqlFragment>> = {
  ou: sql`reported_ou`,
  linked_account: sql`account`,
  daily_cost: sql`cast(cost as double)`,
  unblended_cost: sql`cast(unblended_cost as double)`,
  amortized_cost: optionalCost('amortized'),
  net_unblended_cost: optionalCost('net_unblended'),
  net_amortized_cost: optionalCost('net_amortized'),
  usage_amount: sql`cast(usage_amount as double)`,
  line_count: sql`cast(line_count as bigint)`,
  uninvoiced_cost: sql`cast(uninvoiced_cost as double)`,
};

/** `lines`: see `allocationLines`. Throws as `allocationStatement` does. */
export function costAllocationStatement(
  set: RuleSet,
  { lines, lookups }: { readonly lines: SqlFragment; readonly lookups: LookupRelations },
): Statement<typeof allocationSchema> {
  const allocated = allocationStatement(set, { lines, dimensions, measures, lookups });
  const columns = (Object.keys(allocationSchema) as ColumnName[]).map((name) => {
    const column = sqlIdentifier(name);
    return sql`${expressions[name] ?? column} as ${column}`;
  });
  return {
    name: 'cost_allocation',
    schema: allocationSchema,
    sql: sql`select ${joinSql(columns, ',\n  ')}
from (
${allocated}) as allocated`,
  };
}

function optionalCost(cost: (typeof optionalCosts)[number]): SqlFragment {
  const sum = sqlIdentifier(`${cost}_cost`);
  return sql`case when ${sqlIdentifier(`unknown_${cost}`)} = 0 then cast(${sum} as double) end`;
}
