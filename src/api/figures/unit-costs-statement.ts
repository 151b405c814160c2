/** The statement about unit costs: the view's own SELECT, over the asked days, for what the reader may see. */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { AskedPage, Granularity } from '../../domain/questions/cost-question.ts';
import type { ReaderScope } from '../../domain/questions/reader-scope.ts';
import type { BusinessFigure } from '../../domain/unit-costs/business-figures.ts';
import type { QueryTables, UseTables } from '../../ports/platform.ts';
import type { ResultSchema, Statement } from '../../ports/query-engine.ts';
import { dayKey } from '../../queries/archived-days.ts';
import { askedRowsCondition } from '../../queries/question-condition.ts';
import { statement } from '../../queries/statement.ts';
import {
  type SqlFragment,
  sqlDate,
  sqlIdentifier,
  sqlInteger,
  sqlSubquery,
  sqlText,
  sqlTextList,
  sqlTextRows,
} from '../../sql/bind.ts';
import { sql } from '../../sql/sql-template.ts';
import { businessFiguresTable } from '../../tables/business-figures.ts';
import { resourceCostsTable } from '../../tables/resource-costs.ts';
import { resourceMetricsTable } from '../../tables/resource-metrics.ts';
import type { Table } from '../../tables/table.ts';
import { unitCostsView } from '../../views/unit-costs.ts';
import { viewSelect } from '../../views/view-select.ts';

export const unitCostsSchema = {
  period: 'string',
  source: 'string',
  unit: 'string',
  unit_words: 'string',
  level: 'string',
  target: 'string',
  application: 'string',
  cost: 'string',
  amount: 'string',
  left_out_cost: 'string',
  complete_days: 'double',
  all_rows: 'double',
  place: 'double',
} as const satisfies ResultSchema;

/** Unknown ones are empty. */
export const unknownColumns = ['cost', 'amount'] as const;

export interface UnitCostQuestion extends AskedPage {
  readonly from: BillingDay;
  readonly to: BillingDay;
  readonly granularity: Granularity;
  readonly level: 'target' | 'application';
  readonly metric: 'unblended' | 'amortized';
  /** '' for all. */
  readonly unit: string;
  readonly scope: ReaderScope;
}

type Tables = Pick<QueryTables, 'allocation'> & UseTables;

/** The row about all cost is only for a reader of everything. */
export function unitCostsStatement(
  tables: Tables,
  question: UnitCostQuestion,
  figures: readonly BusinessFigure[],
): Statement<typeof unitCostsSchema> {
  const { granularity, level, metric, unit, scope, offset, limit } = question;
  const levels = scope.kind === 'all' ? ['whole', level] : [level];
  return statement('unit_costs_by', unitCostsSchema, {
    unit_costs: sqlSubquery(viewOf(tables, question, figures)),
    period: periods[granularity],
    metric: sqlIdentifier(`${metric}_cost`),
    levels: sqlTextList(levels),
    unit: sqlText(unit),
    offset: sqlInteger(offset),
    end: sqlInteger(offset + limit),
  });
}

const periods: Readonly<Record<Granularity, SqlFragment>> = {
  total: sqlText(''),
  day: sql`cast(billing_date as varchar)`,
  month: sql`cast(date_trunc('month', billing_date) as varchar)`,
};

/** A reader's part is selected after amounts are divided: a part of a resource has a part of its amount. */
function viewOf(
  tables: Tables,
  { from, to, scope }: UnitCostQuestion,
  figures: readonly BusinessFigure[],
): SqlFragment {
  const visible = askedRowsCondition({ filter: new Map(), scope });
  const days = sql`usage_date between ${sqlDate(from)} and ${sqlDate(to)}`;
  const ofDays = (relation: SqlFragment) =>
    sqlSubquery(sql`select days.* from ${relation} as days where ${days}`);
  const relations = new Map<string, SqlFragment>([
    [resourceCostsTable.name, ofDays(tables.resourceCosts(from, to))],
    [resourceMetricsTable.name, ofDays(tables.resourceMetrics(from, to))],
    [businessFiguresTable.name, figureRows(figures, from, to)],
  ]);
  const keys = sql`year * 10000 + month * 100 + day between ${dayKey(from)} and ${dayKey(to)}`;
  const allocation = sqlSubquery(
    sql`select days.* from ${tables.allocation(from, to)} as days where ${keys}`,
  );
  const view = { ...unitCostsView, data: { ...unitCostsView.data, visible } };
  return viewSelect(view, ({ name }: Table) => relations.get(name) ?? allocation);
}

/** Those of the days, and of each unit its first, because from then on a day without a figure is unknown. */
function figureRows(
  figures: readonly BusinessFigure[],
  from: BillingDay,
  to: BillingDay,
): SqlFragment {
  const first = new Map<string, BusinessFigure>();
  for (const figure of figures) {
    const known = first.get(figure.unit);
    if (known === undefined || figure.date < known.date) first.set(figure.unit, figure);
  }
  const asked = figures.filter(({ date }) => date >= from && date <= to);
  const rows = [...new Set([...asked, ...first.values()])].map(({ unit, date, amount }) => [
    unit,
    date,
    amount.toFixed(9),
  ]);
  return sqlSubquery(
    sql`select unit, date, amount from (values ${sqlTextRows(rows, 3)}) as figures (unit, date, amount)`,
  );
}
