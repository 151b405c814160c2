/** Sums of costs. They are summed exactly and become doubles at the end: Grafana takes a decimal of Athena for text. */
import { type SqlFragment, sqlText } from '../../src/sql/bind.ts';
import { joinSql, sql } from '../../src/sql/sql-template.ts';
import type { metricColumns } from '../../src/views/cost-columns.ts';
import { metricVariable } from '../names/variable-names.ts';
import { variable } from './choices.ts';

/** The costs that a reader can choose from: their columns, and their names in the list. */
export const metrics = {
  unblended_cost: 'Unblended',
  amortized_cost: 'Amortized',
  net_unblended_cost: 'Net unblended',
  net_amortized_cost: 'Net amortized',
} as const satisfies Partial<Record<keyof typeof metricColumns, string>>;

type MetricColumn = keyof typeof metrics;

export const defaultMetric: MetricColumn = 'unblended_cost';

/** The column of the chosen metric; null for an unknown one, so that its panels are empty. */
export function chosenCost(columns: Readonly<Record<MetricColumn, SqlFragment>>): SqlFragment {
  const names = Object.keys(metrics) as MetricColumn[];
  const cases = names.map((name) => sql`when ${sqlText(name)} then ${columns[name]}`);
  return sql`case ${variable(metricVariable)} ${joinSql(cases, ' ')} end`;
}

/** Null (unknown) if one of the costs is. */
export function knownSum(cost: SqlFragment): SqlFragment {
  return sql`case when count(${cost}) = count(*) then ${sumOf(cost)} end`;
}

/** Without the costs that are unknown. */
export function sumOf(cost: SqlFragment): SqlFragment {
  return sql`cast(sum(${exact(cost)}) as double precision)`;
}

export function exact(cost: SqlFragment): SqlFragment {
  return sql`cast(${cost} as decimal(38, 12))`;
}
