/**
 * Figures of an invented company for the mail's tests: nine units, one over budget, one close.
 * `figuresWith` changes the subject of a test and leaves the rest as on a normal Friday.
 */

import { defaultThresholds } from '../../src/domain/budgets/budget-light.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { textColumn } from '../../src/domain/columns/text-column.ts';
import { type ComparedRows, uncomparedRows } from '../../src/domain/costs/compared-rows.ts';
import type {
  Figures,
  Mover,
  Movers,
  OuFigures,
  TotalFigures,
} from '../../src/domain/figures/figures.ts';
import { monthLight } from '../../src/domain/figures/month-figures.ts';
import { moverFloor } from '../../src/domain/figures/mover-floor.ts';
import type { Trust } from '../../src/domain/figures/trust.ts';
import { averaged, forecastOf, recentDays } from './trend-fixture.ts';

type UnitLine = readonly [
  ou: string,
  cost: number,
  dayBefore: number | null,
  usual: number | null,
  monthToDate: number,
  projected: number | null,
  budget: number | null,
];

const units: readonly UnitLine[] = [
  ['Root/Workloads/Data Platform', 19_870.42, 16_390.11, 16_460.3, 298_114.6, 448_210.75, 400_000],
  ['Root/Workloads/Retail/Shop', 11_024.18, 10_961.4, 10_812.09, 221_903.12, 336_020.4, 350_000],
  ['Root/Workloads/Payments', 6_318.05, 6_102.77, 6_240.51, 124_018.33, 187_912.2, 240_000],
  ['Root/Workloads/Retail/Media', 4_402.61, 4_391.08, 4_470.9, 87_614.2, 132_447.9, 160_000],
  ['Root/Workloads/Mobile', 2_904.9, 2_890.33, 2_911.7, 58_033.71, 87_603.18, 110_000],
  ['Root/Security', 2_310.77, 2_400.77, 2_399.4, 47_120.05, 71_204.66, 100_000],
  ['Root/Infrastructure/Network', 968.12, 955.5, 961.03, 19_204.9, 28_990.01, 40_000],
  ['Root/Sandbox', 402.32, 402.32, 388.14, 7_914.44, 11_950.02, null],
  ['Unassigned', 12.4, 12.4, 12.4, 248, 372, null],
];

/** One unit's figures, with the light of its budget. */
export function unitFigures(line: UnitLine): OuFigures {
  const [ou, cost, dayBefore, usual, monthToDate, projected, budget] = line;
  const light = monthLight(
    { monthToDate, projected, projectedIfStays: null },
    budget,
    defaultThresholds,
  );
  return {
    ou,
    cost,
    dayBefore,
    usual,
    monthToDate,
    projected,
    projectedIfStays: null,
    budget,
    light,
    recentDays: recentDays(cost, dayBefore, usual),
    ...(usual === null || projected === null ? averaged : forecastOf(projected)),
  };
}

/** The sums of some units; null if any of them is not known. */
export function totalOf(ous: readonly OuFigures[]): TotalFigures {
  const sum = (pick: (ou: OuFigures) => number) => ous.reduce((all, ou) => all + pick(ou), 0);
  const known = (pick: (ou: OuFigures) => number | null) =>
    ous.some((ou) => pick(ou) === null) ? null : sum((ou) => pick(ou) ?? 0);
  const budgeted = ous.filter((ou) => ou.budget !== null);
  const isForecast = ous.every((ou) => ou.projectionNote === null);
  const budget = budgeted.length === 0 ? null : sum((ou) => ou.budget ?? 0);
  const projected = known((ou) => ou.projected);
  const compared = budgeted.some((ou) => ou.projected === null)
    ? null
    : budgeted.reduce((all, ou) => all + (ou.projected ?? 0), 0);
  const monthToDate = budgeted.reduce((all, ou) => all + ou.monthToDate, 0);
  return {
    cost: sum((ou) => ou.cost),
    dayBefore: known((ou) => ou.dayBefore),
    usual: known((ou) => ou.usual),
    monthToDate: sum((ou) => ou.monthToDate),
    recentDays: Array.from({ length: 30 }, (_, at) => known((ou) => ou.recentDays[at] ?? null)),
    projected,
    projectedIfStays: null,
    ...(isForecast && projected !== null ? forecastOf(projected) : averaged),
    budget,
    light: monthLight(
      { monthToDate, projected: compared, projectedIfStays: null },
      budget,
      defaultThresholds,
    ),
    budgetedOus: budgeted.length,
    budgetCoversAll: budgeted.length === ous.length,
  };
}

const movers: readonly Mover[] = [
  moverOf('Amazon Elastic Compute Cloud - Compute', 'data-batch-prod', 5_940.2, 2_412.8),
  moverOf('Amazon Simple Storage Service', 'shop-media', 1_871.44, 1_231.04),
  moverOf('AWS Glue', 'data-etl', 318.9, 531.2),
  moverOf('Amazon Relational Database Service', 'shop-core', 902.17, 757.02),
  moverOf('AWS Key Management Service', null, 196.4, 8.03),
];

function moverOf(
  service: string,
  accountName: string | null,
  cost: number,
  reference: number,
): Mover {
  const ou = accountName?.startsWith('shop')
    ? 'Root/Workloads/Retail/Shop'
    : 'Root/Workloads/Data Platform';
  const accountId = accountName === null ? '009912345678' : '048155162342';
  return {
    service,
    accountId,
    accountName,
    ou,
    part: 'all',
    cost,
    reference,
    change: cost - reference,
  };
}

type Changes = Partial<Omit<Figures, 'trust' | 'movers'>> & {
  readonly trust?: Partial<Trust>;
  readonly movers?: Partial<Movers>;
};

/** A normal Friday with `changes`. `total` is computed from `ous` unless it is given. */
export function figuresWith(changes: Changes = {}): Figures {
  const ous = changes.ous ?? units.map(unitFigures);
  const total = changes.total ?? totalOf(ous);
  const day = parseBillingDay('2026-11-20');
  return {
    requestedDay: day,
    reportDay: day,
    data: { state: 'complete' },
    costMetric: 'unblended',
    currency: 'USD',
    audience: { name: 'finops', scope: '*' },
    anomalies: { state: 'checked', rows: [] },
    missingDays: [],
    ...changes,
    ous,
    total,
    movers: {
      against: 'usual',
      floor: moverFloor(total.cost, total.usual),
      rows: movers,
      moves: [],
      ...changes.movers,
    },
    trust: { ...normalTrust(total.cost), ...changes.trust },
  };
}

function normalTrust(total: number): Trust {
  return {
    uninvoicedShare: 1,
    billTotal: total,
    archiveTotal: total,
    latestDayInBill: parseBillingDay('2026-11-20'),
    latestUsageAt: '2026-11-20T23:00:00Z',
    lastMail: parseBillingDay('2026-11-19'),
    restatedDays: [
      { day: parseBillingDay('2026-11-14'), before: 39_870.11, after: 39_892.4 },
      { day: parseBillingDay('2026-11-18'), before: 44_102.5, after: 44_120.02 },
      { day: parseBillingDay('2026-11-19'), before: 44_309.27, after: 44_310.66 },
    ],
    unassignedAccounts: [{ accountId: '009912345678', accountName: null, cost: 12.4 }],
    budgetsWithoutCost: [],
    dashboardNotice: null,
    notArchived: null,
    keptDays: [],
    heldBefore: [],
    leftOut: [],
    readTotal: null,
    unknownBudgets: [],
  };
}

/** Rows of the archive whose sum is the figures' total: every unit's cost in two services. */
export function rowsOf(figures: Figures): ComparedRows {
  const halves = figures.ous.flatMap(({ ou, cost }) => [
    { ou, service: 'Amazon EC2', cost: cost * 0.75 },
    { ou, service: 'Amazon S3', cost: cost * 0.25 },
  ]);
  return uncomparedRows({
    billingDate: figures.reportDay,
    ou: textColumn(halves.map(({ ou }) => ou)),
    service: textColumn(halves.map(({ service }) => service)),
    linkedAccount: textColumn(
      halves.map((_, index) => String(9_912_345_678 + index).padStart(12, '0')),
    ),
    dailyCost: Float64Array.from(halves, ({ cost }) => cost),
  });
}
