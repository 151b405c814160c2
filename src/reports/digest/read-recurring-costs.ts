/**
 * Reads what the projections are made from: recurring costs of half a year in the OU where each account is now,
 * and the monthly charges that are still to come. Costs that come once are left out.
 */
import {
  addDays,
  type BillingDay,
  daysFromTo,
  firstOfPeriod,
} from '../../domain/calendar/billing-day.ts';
import { archivedChargeKind, isOfEveryDay } from '../../domain/costs/charge-kind.ts';
import type { CostMetric } from '../../domain/costs/cost-metric.ts';
import type { ProjectedOus } from '../../domain/figures/costs-to-project.ts';
import { costsToProject } from '../../forecast/costs-to-project.ts';
import { firstDayOfHistory } from '../../forecast/learned-series.ts';
import type { MonthlyCharge } from '../../forecast/monthly-charges.ts';
import type { Platform } from '../../ports/platform.ts';
import { recurringCostsStatement } from '../../queries/recurring-costs-statement.ts';

export interface RecurringCosts {
  readonly ous: ProjectedOus;
  /** Archived days of the last four weeks without charge types: a cost that comes once is not recognized there. */
  readonly untypedDays: readonly BillingDay[];
}

export interface RecurringDays {
  readonly reportDay: BillingDay;
  readonly archived: ReadonlySet<BillingDay>;
  readonly costMetric: CostMetric;
}

type Costs = Map<BillingDay, number>;
interface Ou {
  readonly recurring: Costs;
  /** Service and charge type → its monthly charge. */
  readonly monthly: Map<string, MonthlyCharge & { readonly costs: Costs }>;
}

const weeksAsked = 28;

export async function readRecurringCosts(
  platform: Pick<Platform, 'engine' | 'tables' | 'allocationCatalog'>,
  { reportDay, archived, costMetric }: RecurringDays,
): Promise<RecurringCosts> {
  const from = firstDayOfHistory(reportDay);
  const days = daysFromTo(from, reportDay).filter((day) => archived.has(day));
  const registered = await platform.allocationCatalog.registered(from, reportDay);
  const typed = new Set(registered.map(({ day }) => day));
  const other = days.filter((day) => !typed.has(day));
  const ous = await readOus(
    platform,
    recurringCostsStatement(platform.tables, {
      from,
      to: reportDay,
      allocated: days.filter((day) => typed.has(day)),
      other,
      costMetric,
    }),
  );
  const lastMonth = daysFromTo(firstOfPeriod(addDays(firstOfPeriod(reportDay), -1)), reportDay);
  const knowsCharges = lastMonth.every((day) => typed.has(day));
  return {
    ous: new Map(
      [...ous].map(([ou, { recurring, monthly }]) => [
        ou,
        costsToProject(
          { recurring, monthly: [...monthly.values()] },
          { reportDay, archived, knowsCharges },
        ),
      ]),
    ),
    untypedDays: other.filter((day) => day > addDays(reportDay, -weeksAsked)),
  };
}

/** Makes no object per row: 300 OUs have some hundred thousand values. */
async function readOus(
  { engine }: Pick<Platform, 'engine'>,
  asked: ReturnType<typeof recurringCostsStatement>,
): Promise<ReadonlyMap<string, Ou>> {
  const ous = new Map<string, Ou>();
  const { batches } = await engine.query(asked);
  for await (const { rowCount, columns } of batches) {
    for (let row = 0; row < rowCount; row++) {
      const ou = columns.ou[row] ?? '';
      const own = ous.get(ou) ?? { recurring: new Map(), monthly: new Map() };
      ous.set(ou, own);
      const charge = {
        chargeType: columns.charge_type[row] ?? '',
        service: columns.service[row] ?? '',
      };
      add(own, charge, columns.billing_date[row] as BillingDay, columns.daily_cost[row] ?? 0);
    }
  }
  return ous;
}

function add(
  { recurring, monthly }: Ou,
  charge: Pick<MonthlyCharge, 'chargeType' | 'service'>,
  day: BillingDay,
  cost: number,
): void {
  const kind = archivedChargeKind(charge);
  // The day is known to have cost nothing that recurs.
  recurring.set(day, (recurring.get(day) ?? 0) + (isOfEveryDay(kind) ? cost : 0));
  if (kind !== 'monthly') return;
  const key = `${charge.chargeType}\n${charge.service}`;
  const own = monthly.get(key) ?? { ...charge, costs: new Map<BillingDay, number>() };
  monthly.set(key, own);
  own.costs.set(day, (own.costs.get(day) ?? 0) + cost);
}
