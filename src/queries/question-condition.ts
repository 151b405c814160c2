/** Which rows of `cost_allocation` a question is about: those that fit its filters, of those its reader may see. */
import type { AskedRows, CostFilter, FilterName } from '../domain/questions/cost-question.ts';
import type { ReaderScope } from '../domain/questions/reader-scope.ts';
import { type SqlFragment, sqlText, sqlTextList } from '../sql/bind.ts';
import { joinSql, sql } from '../sql/sql-template.ts';
import { dimensionColumn } from './question-columns.ts';

const everything = sql`1 = 1`;
const nothing = sql`1 = 0`;

export function askedRowsCondition({
  filter,
  scope,
}: Pick<AskedRows, 'filter' | 'scope'>): SqlFragment {
  return sql`(${scopeCondition(scope)}) and (${filterCondition(filter)})`;
}

/** An OU with all below it, or a team. Nothing for a reader without either. */
function scopeCondition(scope: ReaderScope): SqlFragment {
  if (scope.kind === 'all') return everything;
  const parts = [
    ...scope.ous.map(withinOu),
    ...(scope.teams.length === 0
      ? []
      : [sql`Target in ${sqlTextList(scope.teams.map((team) => `team/${team}`))}`]),
  ];
  return parts.length === 0 ? nothing : joinSql(parts, ' or ');
}

function filterCondition(filter: CostFilter): SqlFragment {
  const conditions = [...filter].map(([name, values]) => valuesCondition(name, values));
  return conditions.length === 0 ? everything : joinSql(conditions, ' and ');
}

function valuesCondition(name: FilterName, values: readonly string[]): SqlFragment {
  if (values.length === 0) return nothing;
  if (name === 'ou') return sql`(${joinSql(values.map(withinOu), ' or ')})`;
  const known = name === 'team' ? values.map(targetOf) : values;
  return sql`${dimensionColumn(name === 'ouOnly' ? 'ou' : name)} in ${sqlTextList(known)}`;
}

/** 'Root/Workloads' with 'Root/Workloads/Retail', and not 'Root/Workloads2'. */
function withinOu(ou: string): SqlFragment {
  return sql`(OU = ${sqlText(ou)} or starts_with(OU, ${sqlText(`${ou}/`)}))`;
}

/** 'retail' is short for 'team/retail'. */
export function targetOf(team: string): string {
  return /^(team|pool)\//.test(team) || team === 'unallocated' ? team : `team/${team}`;
}
