/**
 * A value for every placeholder in files under `sql/`, by its name: a new file with known placeholders is
 * tested on both engines without a change here.
 */

import { hostileOu } from '../../../samples/generator/hostile-names.ts';
import { addDays, type BillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { QueryTables } from '../../../src/ports/platform.ts';
import {
  bindSql,
  type SqlFragment,
  sqlDate,
  sqlIdentifier,
  sqlInteger,
  sqlIntegerList,
  sqlText,
  sqlTextList,
  sqlTextRows,
} from '../../../src/sql/bind.ts';

import { type AllocationRow, allocationRelation } from '../allocation-rows.ts';

export interface SampleDays {
  readonly from: BillingDay;
  readonly reportDay: BillingDay;
  /** A day of the archive with every error that a check looks for. */
  readonly spoiledDay: BillingDay;
}

/** OUs of the generated bill, including names with characters that are difficult in SQL. */
export const sampleUnits = [
  'Root/Workloads/Payments/Prod',
  'Root/Workloads/Data Platform/Prod',
  'Root/Workloads/Retail/Prod',
  hostileOu,
  "Root/It's theirs",
];
export const sampleServices = [
  'Amazon Elastic Compute Cloud',
  'Amazon Relational Database Service',
  'Amazon Simple Storage Service',
  'AWS Lambda',
];

/** Placeholder → its value. */
export function sampleParameters(
  tables: QueryTables,
  { from, reportDay }: SampleDays,
): Readonly<Record<string, SqlFragment>> {
  const days = [7, 14, 21, 28].map((distance) => addDays(reportDay, -distance));
  return {
    ...tablesByPlaceholder(tables, [from, ...days].sort()[0] ?? from, reportDay),
    from_key: sqlInteger(dayKey(from)),
    to_key: sqlInteger(dayKey(reportDay)),
    day_keys: sqlIntegerList([reportDay, ...days].map(dayKey)),
    reference_day_count: sqlInteger(days.length),
    from_date: sqlDate(from),
    to_date: sqlDate(reportDay),
    report_date: sqlDate(reportDay),
    billing_periods: sqlTextList([from.slice(0, 7), reportDay.slice(0, 7)]),
    cost_column: sqlIdentifier('unblended_cost'),
    currency: sqlText(''),
    ou_depth: sqlInteger(5),
    row_limit: sqlInteger(20),
    known_services: sqlTextRows(
      [
        ['AWSLambda', 'AWS Lambda'],
        ['AmazonEC2', "o'EC2"],
      ],
      2,
    ),
    detail_key: sqlInteger(dayKey(reportDay)),
    before_from_key: sqlInteger(dayKey(addDays(reportDay, -13))),
    days: sqlTextList([reportDay, ...days]),
    floor_cents: sqlInteger(1000),
    report_key: sqlInteger(dayKey(reportDay)),
    before_key: sqlInteger(dayKey(addDays(reportDay, -1))),
    month_key: sqlInteger(dayKey(from)),
    usual_keys: sqlIntegerList(days.map(dayKey)),
    account_detail: sqlInteger(1),
    metric: sqlIdentifier('UnblendedCost'),
    commitment_types: sqlTextList(['RIFee', 'SavingsPlanRecurringFee']),
    allocated_keys: sqlIntegerList([reportDay].map(dayKey)),
    other_keys: sqlIntegerList(days.map(dayKey)),
    ous: sqlTextList(sampleUnits),
    services: sqlTextList(sampleServices),
  };
}

/** The archive is that of all days which a sample asks for. */
function tablesByPlaceholder(
  { costLines, accounts, archive }: QueryTables,
  from: BillingDay,
  to: BillingDay,
): Readonly<Record<string, SqlFragment>> {
  return {
    cost_lines: costLines,
    accounts,
    archive: archive(from, to),
    allocation: allocationRelation(sampleAllocation(to)),
  };
}

/** Targets of two days, with a hostile name, and a row of an export without amortized cost. */
export function sampleAllocation(day: BillingDay): readonly AllocationRow[] {
  const before = addDays(day, -1);
  return [
    { day: before, target: 'team/retail', unblended: 0.1, amortized: 0.3, chargeType: 'Tax' },
    { day: before, target: 'team/retail', unblended: 0.2, amortized: 0.000001234567 },
    { day, target: 'team/retail', unblended: 0.2, uninvoiced: 0.2 },
    { day, target: 'team/retail', unblended: -3.75, chargeType: "o'Credit" },
    { day, target: "pool/o'E", unblended: 1_234_567.891, amortized: null, region: "o'R" },
    { day, target: 'unallocated', unblended: 0.1 },
    { day, target: 'unallocated', unblended: 0, account: '000000000001', region: '' },
  ];
}

/** 20261120 for 2026-11-20. */
function dayKey(day: BillingDay): number {
  return Number(day.replaceAll('-', ''));
}

/**
 * The text with a sample for each of its placeholders. Throws an Error that says where to add a value for
 * an unknown placeholder.
 */
export function boundBySamples(
  file: string,
  text: string,
  tables: QueryTables,
  days: SampleDays,
): string {
  const samples = sampleParameters(tables, days);
  const code = text.replace(/--[^\n]*/g, '').replace(/'(?:[^']|'')*'/g, "''");
  const names = new Set(
    [...code.matchAll(/(?<!:):([a-z][a-z0-9_]*)/g)].map(([, name]) => name ?? ''),
  );
  const values: Record<string, SqlFragment> = {};
  for (const name of names) {
    const value = samples[name];
    if (value === undefined) {
      throw new Error(
        `sql/${file}.sql takes :${name}, for which the Trino suite has no value: add one to ` +
          'tests/support/trino/sample-parameters.ts, or its statements to sql-cases.ts next to it.',
      );
    }
    values[name] = value;
  }
  return bindSql(text, values);
}
