/**
 * Finds the services of OUs whose cost on the report day differs from what their history leads to
 * expect. Pure. Returns suspects, largest deviation in money first.
 */
import { type AnomalyDays, isFirst } from './anomaly-days.ts';
import { detectServiceAnomaly, type ServiceCheck, type Suspect } from './detect-service-anomaly.ts';
import type { ExpectedCostSettings } from './expected-cost.ts';
import { type CostInOtherOus, type DayCompleteness, isRealDrop } from './late-costs.ts';
import type { ServiceSeries } from './service-series.ts';

export interface DetectionInput {
  readonly series: readonly ServiceSeries[];
  readonly days: AnomalyDays;
  readonly completeness: DayCompleteness;
  readonly settings: ExpectedCostSettings;
}

type CheckedSeries = ServiceCheck & { readonly series: ServiceSeries };

export function detectAnomalies({
  series,
  days,
  completeness,
  settings,
}: DetectionInput): Suspect[] {
  const checked = series.map((one) => ({
    series: one,
    ...detectServiceAnomaly(one, days, settings),
  }));
  const totals = costsByService(checked, days);
  return checked
    .flatMap(({ suspect, ...own }) =>
      suspect === undefined ||
      (suspect.kind === 'drop' &&
        !isRealDrop(suspect, completeness, costInOtherOus(totals, own, days)))
        ? []
        : [suspect],
    )
    .sort(byMoney);
}

/** Sorts by deviation in money, largest first, then by name, so that the order is stable. */
export function byMoney(a: Suspect, b: Suspect): number {
  const deviation = Math.abs(b.cost - b.expected) - Math.abs(a.cost - a.expected);
  if (deviation !== 0) return deviation;
  if (a.ou !== b.ou) return a.ou < b.ou ? -1 : 1;
  return a.service < b.service ? -1 : 1;
}

function costsByService(checked: readonly CheckedSeries[], { reportDay }: AnomalyDays) {
  const totals = new Map<string, CostInOtherOus>();
  for (const { series, usual } of checked) {
    const sum = totals.get(series.service) ?? { cost: 0, usual: 0 };
    totals.set(series.service, {
      cost: sum.cost + (series.costs.get(reportDay) ?? 0),
      usual: sum.usual + usual,
    });
  }
  return totals;
}

/** Zero on a first, because monthly charges would hide that other costs of the service are late. */
function costInOtherOus(
  totals: ReadonlyMap<string, CostInOtherOus>,
  { series, usual }: Pick<CheckedSeries, 'series' | 'usual'>,
  { reportDay }: AnomalyDays,
): CostInOtherOus {
  const sum = totals.get(series.service);
  if (sum === undefined || isFirst(reportDay)) return { cost: 0, usual: 0 };
  return { cost: sum.cost - (series.costs.get(reportDay) ?? 0), usual: sum.usual - usual };
}
