/**
 * Builds a BreakdownDay row by row. To be fast with the 300,000 daily rows of a large organization,
 * it processes column by column, and looks a name up only when it differs from the row above.
 */
import {
  type BillingDay,
  type BillingPeriod,
  parseBillingDay,
} from '../domain/calendar/billing-day.ts';
import type { BreakdownDay, ForeignPeriod, ScanDetails } from '../domain/costs/breakdown.ts';
import { type BreakdownBatch, nonNullColumn, valueAt } from './non-null-column.ts';
import { parseLeftOut } from './parse-left-out.ts';

interface OpenCosts {
  absoluteCost: number;
  uninvoicedCost: number;
}

export interface DayBuilder extends BreakdownDay {
  readonly rows: {
    readonly billingDate: BillingDay;
    readonly ou: string[];
    readonly service: string[];
    readonly linkedAccount: string[];
    readonly dailyCost: number[];
  };
  lineCount: number;
  absoluteCost: number;
  uninvoicedCost: number;
  latestUsageAt: string | null;
  readonly invoicing: Map<string, OpenCosts>;
  readonly accountCosts: Map<string, number>;
  readonly serviceNames: Map<string, string>;
  readonly unassigned: Map<string, number>;
}

/** Starts the day of `row`, without any row yet. Throws as `valueAt` does. */
export function startDay(batch: BreakdownBatch, row: number): DayBuilder {
  const day = parseBillingDay(valueAt(batch, 'billing_date', row));
  return {
    day,
    rows: { billingDate: day, ou: [], service: [], linkedAccount: [], dailyCost: [] },
    sourceCost: valueAt(batch, 'source_cost', row),
    sourceRows: valueAt(batch, 'source_rows', row),
    lineCount: 0,
    absoluteCost: 0,
    uninvoicedCost: 0,
    invoicing: new Map(),
    latestUsageAt: null,
    currencies: [textAt(batch, 'first_currency', row), textAt(batch, 'last_currency', row)],
    accountNames: new Map(),
    accountCosts: new Map(),
    serviceNames: new Map(),
    scan: parseScanDetails(batch, row),
    period: {
      lineCount: valueAt(batch, 'period_lines', row),
      absoluteCost: valueAt(batch, 'period_absolute_cost', row),
    },
    unassigned: new Map(),
  };
}

function textAt(batch: BreakdownBatch, column: 'first_currency' | 'last_currency', row: number) {
  return batch.columns[column][row] ?? '';
}

function parseScanDetails({ columns }: BreakdownBatch, row: number): ScanDetails {
  return {
    payers: listed(columns.payers[row]),
    unpricedTypes: listed(columns.unpriced_types[row]),
    foreignPeriod: foreignPeriod(columns.foreign_period[row]),
    leftOut: parseLeftOut(columns.left_out[row] ?? ''),
  };
}

/** Parses '2026-11/2026-10' (period of the files, period of the lines) or '2026-11/undated'. */
function foreignPeriod(text: string | null | undefined): ForeignPeriod | null {
  if (!text) return null;
  const [ofFiles, ofLines] = text.split('/') as [BillingPeriod, BillingPeriod | 'undated'];
  return { ofFiles, ofLines: ofLines === 'undated' ? null : ofLines };
}

/** The texts that commas separate; empty when there is no text. */
function listed(text: string | null | undefined): readonly string[] {
  return text ? text.split(',') : [];
}

/** Adds the rows from `from` to `to` (excluded), all of this day. Throws as `valueAt` does. */
export function addRows(day: DayBuilder, batch: BreakdownBatch, from: number, to: number): void {
  const ous = nonNullColumn(batch, 'ou', from, to);
  const accounts = nonNullColumn(batch, 'linked_account', from, to);
  const costs = nonNullColumn(batch, 'daily_cost', from, to);
  append(day.rows.ou, ous);
  append(day.rows.service, nonNullColumn(batch, 'service', from, to));
  append(day.rows.linkedAccount, accounts);
  append(day.rows.dailyCost, costs);
  for (const lines of nonNullColumn(batch, 'line_count', from, to)) day.lineCount += lines;
  addInvoicing(day, ous, {
    absolute: nonNullColumn(batch, 'absolute_cost', from, to),
    uninvoiced: nonNullColumn(batch, 'uninvoiced_cost', from, to),
  });
  day.latestUsageAt ??= latestHour(batch.columns.latest_usage_hour.slice(from, to));
  addNames(day, accounts, batch.columns.account_name.slice(from, to));
  addAccountCosts(day, accounts, nonNullColumn(batch, 'absolute_cost', from, to));
  addServiceNames(day, batch, from, to);
  addUnassigned(day, accounts, costs, nonNullColumn(batch, 'is_unassigned', from, to));
}

function append<Value>(column: Value[], values: readonly Value[]): void {
  for (const value of values) column.push(value);
}

function addInvoicing(
  day: DayBuilder,
  ous: readonly string[],
  costs: { readonly absolute: readonly number[]; readonly uninvoiced: readonly number[] },
): void {
  let ofOu: OpenCosts = { absoluteCost: 0, uninvoicedCost: 0 };
  for (let row = 0; row < ous.length; row++) {
    const ou = ous[row] as string;
    if (row === 0 || ou !== ous[row - 1]) {
      ofOu = day.invoicing.get(ou) ?? { absoluteCost: 0, uninvoicedCost: 0 };
      day.invoicing.set(ou, ofOu);
    }
    const absolute = costs.absolute[row] as number;
    const uninvoiced = costs.uninvoiced[row] as number;
    day.absoluteCost += absolute;
    day.uninvoicedCost += uninvoiced;
    ofOu.absoluteCost += absolute;
    ofOu.uninvoicedCost += uninvoiced;
  }
}

/** Some lines of an account may have no name; the latest name is used. */
function addNames(
  { accountNames }: DayBuilder,
  accounts: readonly string[],
  names: readonly (string | null)[],
): void {
  for (let row = 0; row < accounts.length; row++) {
    const account = accounts[row] as string;
    const name = names[row] ?? null;
    if (row > 0 && account === accounts[row - 1] && name === (names[row - 1] ?? null)) continue;
    accountNames.set(account, name ?? accountNames.get(account) ?? null);
  }
}

function addAccountCosts(
  { accountCosts }: DayBuilder,
  accounts: readonly string[],
  costs: readonly number[],
): void {
  for (let row = 0; row < accounts.length; row++) {
    const account = accounts[row] as string;
    accountCosts.set(account, (accountCosts.get(account) ?? 0) + (costs[row] as number));
  }
}

function addServiceNames(
  { serviceNames }: DayBuilder,
  { columns }: BreakdownBatch,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) {
    const code = columns.service_code[row];
    const name = columns.service[row];
    if (code != null && name != null && code !== name) serviceNames.set(code, name);
  }
}

function addUnassigned(
  { unassigned }: DayBuilder,
  accounts: readonly string[],
  costs: readonly number[],
  flags: readonly number[],
): void {
  for (let row = flags.indexOf(1); row >= 0; row = flags.indexOf(1, row + 1)) {
    const account = accounts[row] as string;
    unassigned.set(account, (unassigned.get(account) ?? 0) + (costs[row] as number));
  }
}

/** The first valid hour: '2026-11-20 23' → an instant. All rows of a day have the same hour, or null. */
function latestHour(hours: readonly (string | null)[]): string | null {
  const hour = hours.find((text) => text !== null && /^\d{4}(-\d\d){2} \d\d$/.test(text));
  return hour == null ? null : `${hour.replace(' ', 'T')}:00:00Z`;
}
