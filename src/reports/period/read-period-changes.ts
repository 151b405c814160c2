/**
 * Reads what explains the changes of a period: one-off charges, which may cancel usage, and accounts that moved to
 * another OU.
 */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { Period } from '../../domain/calendar/period.ts';
import type { CostMetric } from '../../domain/costs/cost-metric.ts';
import type { AccountMove } from '../../domain/figures/account-move.ts';
import type { PeriodOneOff } from '../../domain/figures/period-figures.ts';
import type { Platform } from '../../ports/platform.ts';
import { collect } from '../../queries/collect.ts';
import { accountMovesStatement } from '../../queries/mover-statements.ts';
import { periodOneOffsStatement } from '../../queries/period-statements.ts';

type Reader = Pick<Platform, 'engine' | 'tables'>;

interface Periods {
  readonly period: Period;
  readonly before: Period;
  /** Archived days of both. */
  readonly archived: ReadonlySet<BillingDay>;
}

/** Empty unless the archive has the allocation of all days. */
export async function readOneOffs(
  platform: Reader,
  { period: { from, to }, before, archived }: Periods,
  costMetric: CostMetric,
): Promise<readonly PeriodOneOff[]> {
  const input = { beforeFrom: before.from, from, to, dayCount: archived.size, costMetric };
  const rows = await collect(platform, periodOneOffsStatement(platform.tables, input));
  return rows.map((row) => ({
    service: row.service,
    linkedAccount: row.linked_account,
    cost: row.one_off_cost,
    before: row.one_off_before,
  }));
}

/** From the OU of a day before to that of the last archived day. */
export async function readPeriodMoves(
  platform: Reader,
  { archived }: Periods,
): Promise<readonly AccountMove[]> {
  const days = [...archived].sort();
  const reportDay = days.at(-1);
  if (reportDay === undefined || days.length < 2) return [];
  const input = { reportDay, daysBefore: days.slice(0, -1) };
  const rows = await collect(platform, accountMovesStatement(platform.tables, input));
  return rows.map((row) => ({
    accountId: row.linked_account,
    accountName: null,
    from: row.from_ou,
    to: row.to_ou,
    after: row.last_date_before as BillingDay,
    cost: row.daily_cost,
  }));
}
