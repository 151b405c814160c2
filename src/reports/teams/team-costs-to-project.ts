/**
 * What is projected of each team: its costs that recur, with its part of the pools, and its monthly charges. Costs
 * that come once count only in the month to date.
 */
import type { MeasuredCosts } from '../../allocation/figures/compute-allocation.ts';
import { dailyTargetCosts, type TargetCost } from '../../allocation/figures/daily-costs.ts';
import { teamSeries } from '../../allocation/figures/team-series.ts';
import {
  addDays,
  type BillingDay,
  daysFromTo,
  firstOfPeriod,
} from '../../domain/calendar/billing-day.ts';
import { archivedChargeKind, isOfEveryDay } from '../../domain/costs/charge-kind.ts';
import type { ProjectedOus } from '../../domain/figures/costs-to-project.ts';
import type { DailyCosts } from '../../domain/figures/projection.ts';
import { costsToProject, type KnownDays } from '../../forecast/costs-to-project.ts';
import type { MonthlyCharge } from '../../forecast/monthly-charges.ts';

/** By target, such as 'team/retail'. All rows name their kind of charge. */
export function teamCostsToProject(
  rows: readonly TargetCost[],
  measured: MeasuredCosts,
  reportDay: BillingDay,
): ProjectedOus {
  const seriesOf = (some: readonly TargetCost[]) => {
    const costs = dailyTargetCosts(some, measured.metric);
    return teamSeries({ ...measured, costs }, reportDay, measured);
  };
  const kinds = chargesOf(rows);
  const recurring = seriesOf(kinds.recurring);
  const monthly = kinds.monthly.map((charge) => ({ ...charge, series: seriesOf(charge.rows) }));
  const known = knownDays(measured, reportDay);
  const teams = new Set([
    ...recurring.keys(),
    ...monthly.flatMap(({ series }) => [...series.keys()]),
  ]);
  const none: DailyCosts = new Map();
  return new Map(
    [...teams].map((team) => {
      const charges = monthly.map(
        ({ chargeType, service, series }): MonthlyCharge => ({
          chargeType,
          service,
          costs: series.get(team) ?? none,
        }),
      );
      const own = { recurring: recurring.get(team) ?? none, monthly: charges };
      return [team, costsToProject(own, known)];
    }),
  );
}

interface ChargeRows extends Pick<MonthlyCharge, 'chargeType' | 'service'> {
  readonly rows: TargetCost[];
}

function chargesOf(rows: readonly TargetCost[]) {
  const recurring: TargetCost[] = [];
  const monthly = new Map<string, ChargeRows>();
  for (const row of rows) {
    const { chargeType, service } = row;
    const kind = archivedChargeKind({ chargeType, service });
    if (isOfEveryDay(kind)) recurring.push(row);
    if (kind !== 'monthly') continue;
    const key = `${chargeType}\n${service}`;
    const own = monthly.get(key) ?? { chargeType, service, rows: [] };
    monthly.set(key, own);
    own.rows.push(row);
  }
  return { recurring, monthly: [...monthly.values()] };
}

/** Charges are known if all days of this and the last month are in the archive's `cost_allocation`. */
function knownDays({ costs }: MeasuredCosts, reportDay: BillingDay): KnownDays {
  const archived = new Set(costs.keys());
  const lastMonth = firstOfPeriod(addDays(firstOfPeriod(reportDay), -1));
  const knowsCharges = daysFromTo(lastMonth, reportDay).every((day) => archived.has(day));
  return { reportDay, archived, knowsCharges };
}
