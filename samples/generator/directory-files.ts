/**
 * Writes the files next to the bill: accounts.csv, the account directory with one snapshot per event of the
 * scenario, and budgets.csv, one amount per OU and month.
 */
import { createHash } from 'node:crypto';
import {
  addDays,
  type BillingDay,
  lastOfPeriod,
  periodOf,
} from '../../src/domain/calendar/billing-day.ts';
import type { Account } from './account.ts';
import type { BillRequest } from './bill-request.ts';
import { storyOf } from './scenario.ts';

/** USD per month, for the scenario's month. OUs without an entry have no budget. */
const monthlyBudgets: Readonly<Record<string, number>> = {
  Root: 100_000,
  'Root/Security': 60_000,
  'Root/Infrastructure/Network': 90_000,
  'Root/Infrastructure/Shared Services': 66_000,
  'Root/Workloads/Retail/Prod': 440_000,
  'Root/Workloads/Retail/Test': 38_500,
  'Root/Workloads/Retail/Search': 34_000,
  'Root/Workloads/Payments/Prod': 150_000,
  'Root/Workloads/Payments/Test': 20_000,
  'Root/Workloads/Data Platform/Prod': 240_000,
  'Root/Workloads/Data Platform/Dev': 58_000,
  'Root/Workloads/Mobile': 92_000,
};

/** accounts.csv: `snapshot_date,account_id,account_name,ou_id,ou_name,ou_path,status`. */
export function accountsCsv(request: BillRequest, accounts: readonly Account[]): string {
  const listed = accounts.filter(({ unlisted }) => unlisted !== true);
  const rows = snapshotDays(request).flatMap((day) =>
    listed.map((account) => snapshotRow(day, account, request)),
  );
  return csv(['snapshot_date,account_id,account_name,ou_id,ou_name,ou_path,status'], rows);
}

/** budgets.csv: `ou,month,amount,currency`, for every month of the bill and the one after. */
export function budgetsCsv(request: BillRequest, accounts: readonly Account[]): string {
  const teams = accounts.filter(({ ou }) => ou.startsWith('Root/Workloads/Teams/'));
  const budgets = { ...monthlyBudgets };
  for (const { ou, dailyCost } of teams) budgets[ou] = (budgets[ou] ?? 0) + dailyCost * 33;
  const last = request.periods.at(-1) ?? periodOf(request.to);
  const next = periodOf(addDays(lastOfPeriod(`${last}-01` as BillingDay), 1));
  const rows = [...request.periods, next].flatMap((month) =>
    Object.entries(budgets).map(([ou, amount]) => [ou, month, amount.toFixed(2), 'USD']),
  );
  return csv(['ou,month,amount,currency'], rows);
}

function snapshotDays(request: BillRequest): readonly BillingDay[] {
  const { accountMoves, accountCloses } = storyOf(request);
  const events = [accountMoves, addDays(accountCloses, 1)];
  const visible = events.filter((day) => day > request.from && day < request.asOf);
  return [request.from, ...visible];
}

function snapshotRow(day: BillingDay, account: Account, request: BillRequest): string[] {
  const { accountMoves, accountCloses } = storyOf(request);
  const isClosing = account.role === 'closing';
  const changed = isClosing ? day > accountCloses : day >= accountMoves;
  const ou = changed ? account.ou : (account.movedFrom ?? account.ou);
  const status = isClosing && changed ? 'SUSPENDED' : 'ACTIVE';
  return [day, account.id, account.name, ouId(ou), ou.split('/').at(-1) ?? ou, ou, status];
}

function ouId(ou: string): string {
  if (ou === 'Root') return 'r-acme';
  return `ou-acme-${createHash('sha256').update(ou).digest('hex').slice(0, 8)}`;
}

function csv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => row.map(cell).join(','));
  return `${[...header, ...lines].join('\n')}\n`;
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
