/** How many anomalies of one kind and size are found, when, and for how long they are reported. */
import type { DayCompleteness } from '../../../src/anomalies/late-costs.ts';
import type { ServiceSeries } from '../../../src/anomalies/service-series.ts';
import { addDays, type BillingDay, daysFromTo } from '../../../src/domain/calendar/billing-day.ts';
import { oneOf, type Random, randomFrom } from '../random.ts';
import {
  firstMorning,
  newestDay,
  type Organization,
  settledDay,
} from './anomalies-organization.ts';
import { type Detector, digestDetector, type Found, threeSigma } from './anomaly-detectors.ts';
import { type Injection, inject } from './anomaly-injections.ts';

/** Shares from 0 to 1; null if not applicable. */
export interface Recall {
  readonly name: string;
  readonly onItsDay: number;
  readonly byTheNext: number | null;
  readonly onceSettled: number | null;
  readonly daysTold: number | null;
  readonly threeSigma: number;
}

interface Case {
  readonly series: readonly ServiceSeries[];
  readonly target: ServiceSeries;
  readonly start: BillingDay;
  readonly injection: Injection;
  readonly floor: number;
}

const samples = 200;
/** The number of these that are followed for four weeks. */
const followed = 25;
/** Starts are drawn so that four weeks remain. */
const starts = 120;
const seed = 11;

export function recallOf(organization: Organization, injection: Injection): Recall {
  process.stderr.write(`${injection.name}\n`);
  const random = randomFrom(seed);
  const cases = Array.from({ length: samples }, () => drawCase(organization, injection, random));
  const first = cases.map((one) => isFound(digestDetector, one, 0, newestDay));
  const lasts = injection.days > 1;
  const either = () =>
    cases.map((one, index) => first[index] || isFound(digestDetector, one, 1, newestDay));
  const settled = () => cases.map((one) => isFound(digestDetector, one, 0, settledDay));
  return {
    name: injection.name,
    onItsDay: shareOf(first),
    byTheNext: lasts ? shareOf(either()) : null,
    onceSettled: injection.kind === 'drop' ? shareOf(settled()) : null,
    daysTold: lasts ? meanDaysTold(cases.slice(0, followed)) : null,
    threeSigma: shareOf(cases.map((one) => isFound(threeSigma, one, 0, newestDay))),
  };
}

/** A service whose change is worth reporting: its cost is at least one and a half times the floor. */
function drawCase(organization: Organization, injection: Injection, random: Random): Case {
  const { series, floor } = organization;
  for (;;) {
    const target = oneOf(series, random);
    const start = addDays(firstMorning, Math.floor(random() * starts));
    const cost = target.costs.get(start) ?? 0;
    const change = Math.abs(injection.cost(cost, floor) - cost);
    if (injection.kind !== 'new' && change < 1.5 * floor) continue;
    const changed = inject(target, injection, start, floor);
    const rest = series.filter((one) => one !== target && one.service === target.service);
    return { series: [...rest, changed], target, start, injection, floor };
  }
}

function isFound(
  detector: Detector,
  { start, injection, ...one }: Case,
  wait: number,
  completeness: DayCompleteness,
): boolean {
  const found = detector({ ...one, reportDay: addDays(start, wait), completeness });
  return found.some((row) => isOf(one.target, row) && row.kind === injection.kind);
}

function meanDaysTold(cases: readonly Case[]): number {
  const reported = cases.map(({ start, target, ...one }) =>
    daysFromTo(start, addDays(start, 27)).filter((reportDay) =>
      digestDetector({ ...one, reportDay, completeness: newestDay }).some((row) =>
        isOf(target, row),
      ),
    ),
  );
  return reported.reduce((sum, days) => sum + days.length, 0) / cases.length;
}

function isOf(target: ServiceSeries, { ou, service }: Found): boolean {
  return ou === target.ou && service === target.service;
}

function shareOf(hits: readonly boolean[]): number {
  return hits.filter(Boolean).length / hits.length;
}
