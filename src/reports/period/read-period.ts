/**
 * Reads a period and the one before it from the archive, only of these days' partitions. The rows of each
 * audience are then selected in memory.
 */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { Period } from '../../domain/calendar/period.ts';
import { periodBefore } from '../../domain/calendar/period.ts';
import type { CostMetric } from '../../domain/costs/cost-metric.ts';
import type { AccountMove } from '../../domain/figures/account-move.ts';
import type { PeriodOneOff, PeriodRow } from '../../domain/figures/period-figures.ts';
import type { ResourcesInUse } from '../../domain/figures/resource-use.ts';
import { atOnce } from '../../ports/at-once.ts';
import type { Platform } from '../../ports/platform.ts';
import { collect } from '../../queries/collect.ts';
import { forecastInputStatement } from '../../queries/cost-statements.ts';
import { periodCostsStatement } from '../../queries/period-statements.ts';
import { readResourceUse } from '../use/read-resource-use.ts';
import { readOneOffs, readPeriodMoves } from './read-period-changes.ts';

/** The whole organization's costs of a period. */
export interface PeriodCosts {
  readonly period: Period;
  readonly before: Period;
  /** Archived days of both periods. */
  readonly archived: ReadonlySet<BillingDay>;
  readonly rows: readonly PeriodRow[];
  /** Cost of each OU on each archived day of the period; a missing day cost nothing. */
  readonly dailyCosts: ReadonlyMap<string, ReadonlyMap<BillingDay, number>>;
  /** Empty unless the archive has the allocation of all days. */
  readonly oneOffs: readonly PeriodOneOff[];
  /** Accounts that moved, without their names. */
  readonly moves: readonly AccountMove[];
  /** Of a week; null for a month, and without metrics. */
  readonly resourceUse: ResourcesInUse | null;
}

/** Undefined when no day of the period is archived. */
export async function readPeriod(
  platform: Pick<Platform, 'engine' | 'tables' | 'catalog' | 'store'>,
  period: Period,
  costMetric: CostMetric,
): Promise<PeriodCosts | undefined> {
  const before = periodBefore(period);
  const partitions = await platform.catalog.registered(before.from, period.to);
  const archived = new Set(partitions.map(({ day }) => day));
  if (![...archived].some((day) => day >= period.from)) return undefined;
  const periods = { period, before, archived };
  const [rows, dailyCosts, oneOffs, moves, resourceUse] = await atOnce([
    readRows(platform, period, before),
    readDailyCosts(platform, period),
    readOneOffs(platform, periods, costMetric),
    readPeriodMoves(platform, periods),
    readUse(platform, period),
  ]);
  return { ...periods, rows, dailyCosts, oneOffs, moves, resourceUse };
}

/** A month has the list of its weeks. */
async function readUse({ store }: Pick<Platform, 'store'>, { kind, to }: Period) {
  return kind === 'week' ? readResourceUse(store, to) : null;
}

async function readRows(
  platform: Pick<Platform, 'engine' | 'tables'>,
  { from, to }: Period,
  { from: beforeFrom }: Period,
): Promise<PeriodRow[]> {
  const statement = periodCostsStatement(platform.tables, { beforeFrom, from, to });
  return (await collect(platform, statement)).map((row) => ({
    ou: row.ou,
    service: row.service,
    linkedAccount: row.linked_account,
    cost: row.period_cost,
    before: row.before_cost,
  }));
}

async function readDailyCosts(
  platform: Pick<Platform, 'engine' | 'tables'>,
  { from, to }: Period,
): Promise<PeriodCosts['dailyCosts']> {
  const statement = forecastInputStatement(platform.tables, from, to);
  const costs = new Map<string, Map<BillingDay, number>>();
  for (const row of await collect(platform, statement)) {
    const ouCosts = costs.get(row.ou) ?? new Map<BillingDay, number>();
    costs.set(row.ou, ouCosts.set(row.billing_date as BillingDay, row.daily_cost));
  }
  return costs;
}
