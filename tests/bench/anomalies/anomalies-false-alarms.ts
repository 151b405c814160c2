/** What an OU's owner reads in a month without any real anomaly, also if the last day is late. */
import type { DayCompleteness } from '../../../src/anomalies/late-costs.ts';
import type { ServiceSeries } from '../../../src/anomalies/service-series.ts';
import { type BillingDay, daysFromTo } from '../../../src/domain/calendar/billing-day.ts';
import { type Random, randomFrom } from '../random.ts';
import {
  firstMorning,
  lastMorning,
  newestDay,
  type Organization,
  settledDay,
} from './anomalies-organization.ts';
import { type Detector, digestDetector, threeSigma } from './anomaly-detectors.ts';

/** Alarms per OU and month. */
export interface FalseAlarms {
  readonly what: string;
  readonly all: number;
  readonly drops: number;
}

/** By run and service: the share of the day's cost that has arrived. */
type Arrived = ReadonlyMap<BillingDay, ReadonlyMap<string, number>>;

const lateShare = 0.2;
const daysPerMonth = 365.25 / 12;
const seed = 23;
const mornings = daysFromTo(firstMorning, lastMorning);

export function falseAlarms(organization: Organization): readonly FalseAlarms[] {
  const late = lateServices(organization, randomFrom(seed));
  const count = (
    what: string,
    detector: Detector,
    completeness: DayCompleteness,
    arrived?: Arrived,
  ) => ({
    what,
    ...alarms(organization, detector, completeness, arrived),
  });
  return [
    count('the digest', digestDetector, newestDay),
    count('three sigma', threeSigma, newestDay),
    count('the digest, a fifth of the services late each morning', digestDetector, newestDay, late),
    count('the same without the guard against late costs', digestDetector, settledDay, late),
    count('three sigma, services late', threeSigma, newestDay, late),
  ];
}

function lateServices({ series }: Organization, random: Random): Arrived {
  const services = [...new Set(series.map(({ service }) => service))];
  const drawn = () => services.filter(() => random() < lateShare);
  return new Map(
    mornings.map((day) => [day, new Map(drawn().map((one) => [one, 0.2 + 0.7 * random()]))]),
  );
}

function alarms(
  { series, floor, ous }: Organization,
  detector: Detector,
  completeness: DayCompleteness,
  arrived?: Arrived,
): Omit<FalseAlarms, 'what'> {
  const found = mornings.flatMap((reportDay) => {
    const shares = arrived?.get(reportDay) ?? new Map<string, number>();
    const seen = series.map((one) => cut(one, reportDay, shares.get(one.service)));
    return detector({ series: seen, reportDay, floor, completeness });
  });
  const ouMonths = (ous * mornings.length) / daysPerMonth;
  const drops = found.filter(({ kind }) => kind === 'drop');
  return { all: found.length / ouMonths, drops: drops.length / ouMonths };
}

function cut(series: ServiceSeries, day: BillingDay, share: number | undefined): ServiceSeries {
  const cost = series.costs.get(day);
  if (share === undefined || cost === undefined) return series;
  return { ...series, costs: new Map([...series.costs, [day, cost * share] as const]) };
}
