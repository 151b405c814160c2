/**
 * Rows of `cost_allocation` as a relation that each engine reads: for statements that are tested without
 * an archive.
 */
import { type BillingDay, partsOf } from '../../src/domain/calendar/billing-day.ts';
import { type SqlFragment, sqlDate, sqlInteger, sqlSubquery, sqlText } from '../../src/sql/bind.ts';
import { joinSql, sql } from '../../src/sql/sql-template.ts';

export interface AllocationRow {
  readonly day: BillingDay;
  readonly target: string;
  readonly unblended: number;
  /** Null: the bill's export lacks columns. */
  readonly amortized?: number | null;
  readonly uninvoiced?: number;
  readonly chargeType?: string;
  readonly ou?: string;
  readonly account?: string;
  readonly service?: string;
  /** Empty: the bill names none. */
  readonly region?: string;
  readonly environment?: string;
}

/** A SELECT of the rows, with the declared columns and the partition columns. */
export function allocationRelation(rows: readonly AllocationRow[]): SqlFragment {
  const selects = rows.map(selectOf);
  const all = selects.length > 0 ? selects : [sql`${selectOf(absent)} where 1 = 0`];
  return sqlSubquery(all.join('\nunion all\n') as SqlFragment);
}

const absent: AllocationRow = { day: '1970-01-01' as BillingDay, target: '', unblended: 0 };

function selectOf(row: AllocationRow): SqlFragment {
  const { day, target, unblended, amortized = unblended, uninvoiced = 0 } = row;
  const parts = partsOf(day);
  const columns: readonly (readonly [SqlFragment, string])[] = [
    [sqlDate(day), 'BillingDate'],
    [sqlText(row.ou ?? 'Root/Shop'), 'OU'],
    [sqlText(row.account ?? '012345678901'), 'LinkedAccount'],
    [sqlText(row.service ?? 'AWS Lambda'), 'Service'],
    [sqlText(row.region ?? 'eu-central-1'), 'Region'],
    [sqlText('Invoke'), 'Operation'],
    [sqlText('EUC1-Request'), 'UsageType'],
    [sqlText(row.chargeType ?? 'Usage'), 'ChargeType'],
    [sqlText(target), 'Target'],
    [sqlText('a-rule'), 'RuleId'],
    [sqlText(''), 'Application'],
    [sqlText(row.environment ?? 'prod'), 'Environment'],
    [numeric(unblended), 'UnblendedCost'],
    [numeric(amortized), 'AmortizedCost'],
    [numeric(null), 'NetUnblendedCost'],
    [numeric(null), 'NetAmortizedCost'],
    [numeric(1), 'UsageAmount'],
    [sqlInteger(1), 'LineCount'],
    [numeric(uninvoiced), 'UninvoicedCost'],
    [sqlInteger(parts.year), 'year'],
    [sqlInteger(parts.month), 'month'],
    [sqlInteger(parts.day), 'day'],
  ];
  const named = columns.map(([value, name]) => `${value} as ${name}` as SqlFragment);
  return sql`select ${joinSql(named, ', ')}`;
}

function numeric(value: number | null): SqlFragment {
  return (value === null ? 'cast(null as double)' : `cast('${value}' as double)`) as SqlFragment;
}
