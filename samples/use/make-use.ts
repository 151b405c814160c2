/** A month of costs and metrics of invented resources, whose truth is known. The same in every run. */
import { addDays, type BillingDay, partsOf } from '../../src/domain/calendar/billing-day.ts';
import { metricsOfLoad } from './metrics-of-load.ts';
import { type Truth, type UsePattern, usePatterns } from './patterns-of-use.ts';
import { randomNumbers } from './random-numbers.ts';

export interface KnownResource {
  readonly kind: string;
  readonly id: string;
  readonly account: string;
  readonly ou: string;
  readonly target: string;
  readonly pattern: UsePattern;
  readonly truth: Truth;
  /** Of a day, in cents. */
  readonly dailyCents: number;
}

export interface MetricOfDay {
  readonly resource: KnownResource;
  readonly day: BillingDay;
  readonly metric: string;
  readonly state: 'complete' | 'none' | 'partial' | 'inaccessible';
  readonly average: number | null;
  readonly maximum: number | null;
  readonly sum: number | null;
  readonly samples: number | null;
}

export interface KnownUse {
  readonly resources: readonly KnownResource[];
  /** Newest first. */
  readonly days: readonly BillingDay[];
  readonly metricsOf: (resource: KnownResource, day: BillingDay) => readonly MetricOfDay[];
  readonly isBilled: (resource: KnownResource, day: BillingDay) => boolean;
}

export interface UseRequest {
  readonly newest: BillingDay;
  readonly days: number;
  /** Of the shares of the patterns. */
  readonly times: number;
}

const owners = [
  ['111111111111', 'Root/Workloads/Payments/Prod', 'team/payments'],
  ['222222222222', 'Root/Workloads/Retail/Prod', 'team/retail'],
  ['333333333333', 'Root/Workloads/Search', 'unallocated'],
] as const;

export function makeUse({ newest, days, times }: UseRequest): KnownUse {
  const list = Array.from({ length: days }, (_, back) => addDays(newest, -back));
  const isBilled = ({ pattern: { age } }: KnownResource, day: BillingDay) =>
    age === undefined || list.indexOf(day) < age;
  return {
    resources: Object.keys(metricsOfLoad).flatMap((kind) => resourcesOf(kind, times)),
    days: list,
    isBilled,
    metricsOf: (resource, day) =>
      isBilled(resource, day) ? metricsOfDay(resource, day, list.indexOf(day) + 1) : [],
  };
}

function resourcesOf(kind: string, times: number): readonly KnownResource[] {
  return usePatterns
    .filter(({ kinds }) => kinds?.includes(kind) ?? true)
    .flatMap((pattern) =>
      Array.from({ length: pattern.share * times }, (_, at) => {
        const id = `${kind}/${pattern.name.replaceAll(/\W+/g, '-')}-${at}`;
        const random = randomNumbers(id);
        const [account, ou, target] = owners[Math.floor(random.between(0, 3))] ?? owners[0];
        const dailyCents = Math.round(10 ** random.between(1, 3.7));
        return { kind, id, account, ou, target, pattern, truth: pattern.truth, dailyCents };
      }),
    );
}

function metricsOfDay(
  resource: KnownResource,
  day: BillingDay,
  dayNumber: number,
): readonly MetricOfDay[] {
  const { pattern, kind, id } = resource;
  const random = randomNumbers(`${id} ${day}`);
  const weekday = new Date(day).getUTCDay();
  const load = pattern.load({ dayNumber, weekday, dayOfMonth: partsOf(day).day }, random);
  const metrics = metricsOfLoad[kind]?.({ ...load, isChatty: pattern.isChatty ?? false, random });
  const refused = pattern.answer?.(dayNumber);
  return Object.entries(metrics ?? {}).map(([metric, found]) => {
    const known = refused === undefined && !pattern.isDetached ? found : null;
    return {
      resource,
      day,
      metric,
      state: refused ?? (known === null ? 'none' : 'complete'),
      average: known?.average ?? null,
      maximum: known?.maximum ?? null,
      sum: known?.sum ?? null,
      samples: refused === undefined ? (known === null ? 0 : 24) : null,
    };
  });
}
