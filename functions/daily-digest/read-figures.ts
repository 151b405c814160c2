/**
 * Reads from the archive what the mail will say, and puts it together with what the scan of the
 * bill said about the days. Figures come from the archive alone, so mail and dashboard agree.
 */

import type { ArchivedDay, ArchivedWindow } from '../archive/archive-window.ts';
import { addDays, type BillingDay, firstOfPeriod, periodOf } from '../domain/billing-day.ts';
import type { AccountNames } from '../domain/breakdown.ts';
import { budgetsOf } from '../domain/budgets.ts';
import type { Figures, Mover, Movers, Trust } from '../domain/figures.ts';
import { ouFigures, totalFigures } from '../domain/ou-figures.ts';
import { trailingDays, usualDays } from '../domain/projection.ts';
import { chooseReportDay, type ReportDay } from '../domain/report-day.ts';
import { sumOf } from '../domain/sum-of.ts';
import type { Platform } from '../platform/ports.ts';
import { collect } from '../query/collect.ts';
import {
  forecastInputStatement,
  monthToDateStatement,
  moversStatement,
} from '../query/statements.ts';
import type { DigestSettings } from './settings.ts';

/** Restatements smaller than half a cent are not worth a reader's time. */
const noticeableChange = 0.005;

/** Throws an Error when the bill has no whole day in the window to report. */
export async function readFigures(
  platform: Platform,
  archived: ArchivedWindow,
  settings: DigestSettings,
  dashboardNotice: string | null,
): Promise<Figures> {
  const chosen = chooseDay(archived, settings);
  const described = archived.days.find(({ day }) => day.day === chosen.reportDay) as ArchivedDay;
  const { currency, costMetric } = described.day;
  const days = await archivedDaysUntil(platform, chosen.reportDay);
  const series = {
    ...(await readSeries(platform, chosen.reportDay)),
    reportDay: chosen.reportDay,
    archived: days,
    budgets: budgetsOf(settings.budgets, periodOf(chosen.reportDay)),
    thresholds: settings.thresholds,
  };
  const ous = ouFigures(series);
  const total = totalFigures(series, ous);
  return {
    requestedDay: archived.window.to,
    ...chosen,
    costMetric,
    currency,
    total,
    ous,
    movers: await readMovers(
      platform,
      chosen.reportDay,
      days,
      archived.accountNames,
      settings.moverCount,
    ),
    trust: {
      ...trustOf(archived, described, total.cost),
      budgetsWithoutCost: ous
        .filter(({ ou, budget }) => budget !== null && !series.monthToDate.has(ou))
        .map(({ ou }) => ou),
      dashboardNotice,
    },
  };
}

function chooseDay({ window, days }: ArchivedWindow, settings: DigestSettings): ReportDay {
  const lines = days.map(({ day }) => ({ day: day.day, lineCount: day.lineCount }));
  const chosen = chooseReportDay(window.to, lines, settings.completeness);
  if (chosen === undefined) {
    throw new Error(
      `The bill has no lines from ${window.from} to ${window.to}: nothing to report.`,
    );
  }
  return chosen;
}

async function archivedDaysUntil(
  platform: Platform,
  reportDay: BillingDay,
): Promise<ReadonlySet<BillingDay>> {
  const partitions = await platform.catalog.registered(seriesStart(reportDay), reportDay);
  return new Set(partitions.map(({ day }) => day));
}

/** Far enough back for the month to date and for what is usual of the weekdays before it. */
function seriesStart(reportDay: BillingDay): BillingDay {
  const first = firstOfPeriod(reportDay);
  const trailing = addDays(reportDay, -trailingDays);
  return first < trailing ? first : trailing;
}

async function readSeries(platform: Platform, reportDay: BillingDay) {
  const { tables } = platform;
  const costs = new Map<string, Map<BillingDay, number>>();
  const start = seriesStart(reportDay);
  for (const row of await collect(platform, forecastInputStatement(tables, start, reportDay))) {
    const ouCosts = costs.get(row.ou) ?? new Map<BillingDay, number>();
    costs.set(row.ou, ouCosts.set(row.billing_date as BillingDay, row.daily_cost));
  }
  const month = monthToDateStatement(tables, firstOfPeriod(reportDay), reportDay);
  const monthToDate = new Map(
    (await collect(platform, month)).map((row) => [row.ou, row.month_to_date_cost]),
  );
  return { costs, monthToDate };
}

async function readMovers(
  platform: Platform,
  reportDay: BillingDay,
  archived: ReadonlySet<BillingDay>,
  accountNames: AccountNames,
  limit: number,
): Promise<Movers> {
  const usual = usualDays(reportDay, archived);
  const dayBefore = [addDays(reportDay, -1)].filter((day) => archived.has(day));
  const referenceDays = usual.length > 0 ? usual : dayBefore;
  if (referenceDays.length === 0) return { against: 'nothing', rows: [] };
  const statement = moversStatement(platform.tables, reportDay, referenceDays, limit);
  const rows = (await collect(platform, statement)).map(
    (row): Mover => ({
      service: row.service,
      accountId: row.linked_account,
      accountName: accountNames.get(row.linked_account) ?? null,
      ou: row.ou,
      cost: row.daily_cost,
      reference: row.reference_cost,
      change: row.change_cost,
    }),
  );
  return { against: usual.length > 0 ? 'usual' : 'day-before', rows };
}

type DayTrust = Omit<Trust, 'budgetsWithoutCost' | 'dashboardNotice'>;

function trustOf(
  { days, accountNames }: ArchivedWindow,
  described: ArchivedDay,
  archiveTotal: number,
): DayTrust {
  const { day, sourceCost, unassigned } = described.day;
  const month = days.filter(
    (other) => periodOf(other.day.day) === periodOf(day) && other.day.day <= day,
  );
  const absolute = sumOf(month.map((other) => other.day.absoluteCost));
  const uninvoiced = sumOf(month.map((other) => other.day.uninvoicedCost));
  return {
    uninvoicedShare: absolute === 0 ? null : uninvoiced / absolute,
    billTotal: sourceCost,
    archiveTotal,
    latestDayInBill: days.findLast((other) => other.day.lineCount > 0)?.day.day ?? null,
    restatedDays: days.flatMap(({ day: { day: restated, totalCost }, replacedCost }) =>
      restated < day &&
      replacedCost !== null &&
      Math.abs(totalCost - replacedCost) >= noticeableChange
        ? [{ day: restated, before: replacedCost, after: totalCost }]
        : [],
    ),
    unassignedAccounts: [...unassigned]
      .map(([accountId, cost]) => ({
        accountId,
        accountName: accountNames.get(accountId) ?? null,
        cost,
      }))
      .sort((a, b) => b.cost - a.cost || (a.accountId < b.accountId ? -1 : 1)),
  };
}
