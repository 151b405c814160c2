/**
 * Series of situations in which projections go wrong: steps, stops, starts, refunds, batches, holidays, sparse
 * costs. Each knows what could be expected of a later day on an earlier one, without noise: the oracle. Seeded.
 */
import {
  addDays,
  type BillingDay,
  parseBillingDay,
  partsOf,
  weekdayOf,
} from '../../../src/domain/calendar/billing-day.ts';
import { normalDraw, randomFrom } from '../random.ts';

export interface AdversarialSeries {
  readonly name: string;
  readonly days: readonly BillingDay[];
  /** What recurs. */
  readonly values: readonly number[];
  /** Refunds and fees, with their charge type: they count once. */
  readonly oneOffs: ReadonlyMap<BillingDay, number>;
  /** What is known on one day about the cost of another: its mean under the level of that day. */
  readonly expected: (at: number, asOf: number) => number;
}

const first = parseBillingDay('2026-01-01');
const dayCount = 273;
const seeds = 6;

/** The mean of a day, as known on the day `asOf`. */
type Mean = (at: number, asOf: number, random: number) => number;

const weekday = (at: number) => weekdayOf(addDays(first, at));
const isWeekend = (at: number) => weekday(at) % 6 === 0;
const dayOfMonth = (at: number) => partsOf(addDays(first, at)).day;
const week = (at: number) => (isWeekend(at) ? 0.55 : 1);
/** Days of events, somewhere in the last three months. */
const eventOf = (random: number) => 190 + Math.floor(random * 75);

/** Between 0 and 1, the same for the same day of one series. */
const chanceOf = (at: number, random: number) => randomFrom(Math.floor(random * 1e6) * 1000 + at)();

const means: Readonly<Record<string, Mean>> = {
  flat: () => 100,
  week: (at) => 100 * week(at),
  growth: (at) => (100 + at * 0.25) * week(at),
  decline: (at) => (200 - at * 0.4) * week(at),
  'step up': (at, asOf, random) => (asOf >= eventOf(random) ? 180 : 100) * week(at),
  'step down': (at, asOf, random) => (asOf >= eventOf(random) ? 60 : 100) * week(at),
  stop: (_, asOf, random) => (asOf >= eventOf(random) ? 0.01 : 100),
  start: (_, asOf, random) =>
    asOf < eventOf(random) - 40 ? 0 : asOf >= eventOf(random) ? 150 : 90,
  'a service stops': (at, asOf, random) => (asOf >= eventOf(random) ? 75 : 100) * week(at),
  'an account moves away': (_, asOf, random) => (asOf >= eventOf(random) ? 100 : 140),
  'weekly batch': (at) => (weekday(at) === 1 ? 400 : 20),
  'month begins busy': (at) => (dayOfMonth(at) <= 5 ? 160 : 100),
  holidays: (at) => (at % 90 < 4 ? 40 : 100) * week(at),
  'closed on Sundays': (at) => (weekday(at) === 0 ? 0 : 100),
  'every fifth day': (at) => (at % 5 === 0 ? 100 : 0),
  'one day in five, by chance': (at, asOf, random) =>
    at > asOf ? 20 : chanceOf(at, random) < 0.2 ? 100 : 0,
  'credit every day': (at) => -20 * week(at),
  refunds: (at) => 100 * week(at),
  'upfront fees': (at) => 100 * week(at),
};

const oneOffAmounts: Readonly<Record<string, number>> = { refunds: -6000, 'upfront fees': 9000 };

/** Every situation with several seeds; always the same for one `firstSeed`, which is below 90. */
export function adversarialSeries(firstSeed = 1): readonly AdversarialSeries[] {
  return Object.entries(means).flatMap(([name, mean], kind) =>
    Array.from({ length: seeds }, (_, seed) => seriesOf(name, mean, kind * 100 + firstSeed + seed)),
  );
}

function seriesOf(name: string, mean: Mean, seed: number): AdversarialSeries {
  const random = randomFrom(seed);
  const event = random();
  const noise = 0.01 + 0.06 * random();
  const days = Array.from({ length: dayCount }, (_, at) => addDays(first, at));
  const amount = oneOffAmounts[name];
  const oneOffs =
    amount === undefined ? [] : [190, 220, 251].map((at) => at + Math.floor(event * 20));
  return {
    name,
    days,
    values: days.map((_, at) => mean(at, at, event) * Math.exp(noise * normalDraw(random))),
    oneOffs: new Map(oneOffs.map((at) => [days[at] as BillingDay, amount ?? 0])),
    expected: (at, asOf) => mean(at, asOf, event),
  };
}
