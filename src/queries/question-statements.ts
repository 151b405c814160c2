/** The statements of questions about costs, over the archive's `cost_allocation`. */
import type { CostMetric } from '../domain/costs/cost-metric.ts';
import type {
  AskedPage,
  AskedRows,
  CostQuestion,
  Granularity,
} from '../domain/questions/cost-question.ts';
import { type Dimension, dimensions } from '../domain/questions/dimension.ts';
import type { QueryTables } from '../ports/platform.ts';
import type { ResultSchema, Statement } from '../ports/query-engine.ts';
import { type SqlFragment, sqlIdentifier, sqlInteger, sqlText } from '../sql/bind.ts';
import { joinSql, sql } from '../sql/sql-template.ts';
import { allocatedCostColumn } from './allocation-check-statement.ts';
import { dayKey } from './archived-days.ts';
import { dimensionColumn } from './question-columns.ts';
import { askedRowsCondition } from './question-condition.ts';
import { statement } from './statement.ts';

type AllocationTable = Pick<QueryTables, 'allocation'>;

const dimensionSchema = {
  ou: 'string',
  account: 'string',
  service: 'string',
  region: 'string',
  operation: 'string',
  usage_type: 'string',
  charge_type: 'string',
  team: 'string',
  rule: 'string',
  application: 'string',
  environment: 'string',
} as const satisfies ResultSchema;

/** Amounts are decimal text, because a double has no exact sum. */
export const costsBySchema = {
  period: 'string',
  ...dimensionSchema,
  cost: 'string',
  cost_before: 'string',
  line_count: 'double',
  unknown_lines: 'double',
  unknown_lines_before: 'double',
  all_cost: 'string',
  all_cost_before: 'string',
  all_lines: 'double',
  all_unknown_lines: 'double',
  all_unknown_lines_before: 'double',
  all_rows: 'double',
  place: 'double',
} as const satisfies ResultSchema;

export const allocatedRowsSchema = {
  billing_date: 'string',
  ...dimensionSchema,
  unblended_cost: 'string',
  amortized_cost: 'string',
  net_unblended_cost: 'string',
  net_amortized_cost: 'string',
  uninvoiced_cost: 'string',
  usage_amount: 'double',
  line_count: 'double',
  all_rows: 'double',
  place: 'double',
} as const satisfies ResultSchema;

/** Texts that may be empty. */
export const dimensionColumns = Object.keys(
  dimensionSchema,
) as readonly (keyof typeof dimensionSchema)[];

/** The result's column of a dimension. */
export const resultColumn = {
  ou: 'ou',
  account: 'account',
  service: 'service',
  region: 'region',
  operation: 'operation',
  usageType: 'usage_type',
  chargeType: 'charge_type',
  team: 'team',
  rule: 'rule',
  application: 'application',
  environment: 'environment',
} as const satisfies Readonly<Record<Dimension, keyof typeof dimensionSchema>>;

/** Costs of the page by the question's groups, largest first within a period. */
export function costsByStatement(
  tables: AllocationTable,
  question: CostQuestion,
): Statement<typeof costsBySchema> {
  const { from, to, before, granularity, groupBy, metric } = question;
  const compared = before ?? { from, to };
  const first = compared.from < from ? compared.from : from;
  return statement('costs_by', costsBySchema, {
    allocation: tables.allocation(first, to),
    from_key: dayKey(from),
    to_key: dayKey(to),
    before_from_key: dayKey(compared.from),
    before_to_key: dayKey(compared.to),
    ...askedColumns(granularity, new Set(groupBy)),
    metric: metricColumn(metric),
    ...pageOf(question),
    condition: askedRowsCondition(question),
  });
}

/** The archived rows of the page, in an order that does not depend on the page. */
export function allocatedRowsStatement(
  tables: AllocationTable,
  question: AskedRows & AskedPage,
): Statement<typeof allocatedRowsSchema> {
  const { from, to } = question;
  return statement('allocated_rows', allocatedRowsSchema, {
    allocation: tables.allocation(from, to),
    from_key: dayKey(from),
    to_key: dayKey(to),
    ...pageOf(question),
    condition: askedRowsCondition(question),
  });
}

const periodColumn: Readonly<Record<Granularity, SqlFragment>> = {
  total: sqlText(''),
  day: sql`cast(BillingDate as varchar)`,
  month: sql`cast(date_trunc('month', BillingDate) as varchar)`,
};

/** The period and the grouped columns, in the order of the result. */
function askedColumns(granularity: Granularity, grouped: ReadonlySet<Dimension>) {
  const nameOf = (dimension: Dimension) => sqlIdentifier(resultColumn[dimension]);
  const period = sqlIdentifier('period');
  const asked = dimensions.filter((dimension) => grouped.has(dimension));
  const columns = asked.map((one) => sql`${dimensionColumn(one)} as ${nameOf(one)}`);
  const shown = dimensions.map((one) =>
    grouped.has(one) ? nameOf(one) : sql`${sqlText('')} as ${nameOf(one)}`,
  );
  return {
    asked_columns: joinSql([sql`${periodColumn[granularity]} as ${period}`, ...columns], ', '),
    asked_names: joinSql([period, ...asked.map(nameOf)], ', '),
    shown_columns: joinSql([period, ...shown], ', '),
  };
}

function metricColumn(metric: CostMetric): SqlFragment {
  return sqlIdentifier(allocatedCostColumn[metric].name);
}

function pageOf({ offset, limit }: AskedPage) {
  return { offset: sqlInteger(offset), end: sqlInteger(offset + limit) };
}
