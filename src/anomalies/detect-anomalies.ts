/**
 * Finds the services of OUs whose cost of the report day is not what their own history leads to
 * expect. Pure: series in, suspects out, the largest deviation in money first.
 */
import { type AnomalyDays, isFirst } from './anomaly-days.ts';
import { detectServiceAnomaly, type ServiceCheck, type Suspect } from './detect-service-anomaly.ts';
import type { ExpectedCostSettings } from './expected-cost.ts';
import { type CostInOtherOus, type DayCompleteness, isRealDrop } from './late-costs.ts';
import type { ServiceSeries } from './service-series.ts';

export interface DetectionInput {
  readonly series: readonly ServiceSeries[];
  readonly days: AnomalyDays;
  readonly arrival: DayCompleteness;
  readonly settings: ExpectedCostSettings;
}

type Judged = ServiceCheck & { readonly series: ServiceSeries };

export function detectAnomalies({ series, days, arrival, settings }: DetectionInput): Suspect[] {
  const judged = series.map((one) => ({
    series: one,
    ...detectServiceAnomaly(one, days, settings),
  }));
  const whole = costsByService(judged, days);
  return judged
    .flatMap(({ suspect, ...own }) =>
      suspect === undefined ||
      (suspect.kind === 'drop' && !isRealDrop(suspect, arrival, elsewhereOf(whole, own, days)))
        ? []
        : [suspect],
    )
    .sort(byMoney);
}

/** Largest deviation in money first; names break ties, so that the order does not flicker. */
export function byMoney(a: Suspect, b: Suspect): number {
  const deviation = Math.abs(b.cost - b.expected) - Math.abs(a.cost - a.expected);
  if (deviation !== 0) return deviation;
  if (a.ou !== b.ou) return a.ou < b.ou ? -1 : 1;
  return a.service < b.service ? -1 : 1;
}

function costsByService(judged: readonly Judged[], { reportDay }: AnomalyDays) {
  const whole = new Map<string, CostInOtherOus>();
  for (const { series, usual } of judged) {
    const sum = whole.get(series.service) ?? { cost: 0, usual: 0 };
    whole.set(series.service, {
      cost: sum.cost + (series.costs.get(reportDay) ?? 0),
      usual: sum.usual + usual,
    });
  }
  return whole;
}

/** On a first, month-long charges would hide that the rest of a service is late. */
function elsewhereOf(
  whole: ReadonlyMap<string, CostInOtherOus>,
  { series, usual }: Pick<Judged, 'series' | 'usual'>,
  { reportDay }: AnomalyDays,
): CostInOtherOus {
  const sum = whole.get(series.service);
  if (sum === undefined || isFirst(reportDay)) return { cost: 0, usual: 0 };
  return { cost: sum.cost - (series.costs.get(reportDay) ?? 0), usual: sum.usual - usual };
}
