/** How invented resources are used, and what is true of them: not what a rule would say. */
import type { RandomNumbers } from './random-numbers.ts';

/** `not knowable`: the metrics cannot say it, so that an answer would be a guess. */
export type Truth = 'idle' | 'oversized' | 'in use' | 'not knowable';

/** What one day asks of a resource: 0 is nothing, 1 as much as it can do. */
export interface Load {
  readonly mean: number;
  readonly peak: number;
  /** Of an instance that needs it; null: nothing measures it. */
  readonly memory: number | null;
}

export interface DayOfUse {
  /** 1 is the newest. */
  readonly dayNumber: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly dayOfMonth: number;
}

export interface UsePattern {
  readonly name: string;
  readonly truth: Truth;
  /** Absent: all kinds. */
  readonly kinds?: readonly string[];
  /** Of each ten resources of a kind. */
  readonly share: number;
  readonly load: (day: DayOfUse, random: RandomNumbers) => Load;
  /** It does nothing, but agents report, scanners knock, and monitoring stays connected. */
  readonly isChatty?: true;
  /** It has no points at all. */
  readonly isDetached?: true;
  /** Days since it exists; absent: always. */
  readonly age?: number;
  /** What CloudWatch answered of a day, if not all. */
  readonly answer?: (dayNumber: number) => 'partial' | 'inaccessible' | undefined;
}

const nothing = (): Load => ({ mean: 0, peak: 0, memory: 0.2 });
const work = (random: RandomNumbers): Load => ({
  mean: random.between(0.1, 0.4),
  peak: random.between(0.5, 1),
  memory: random.between(0.3, 0.8),
});
const workIf =
  (isWorking: (day: DayOfUse, random: RandomNumbers) => boolean) =>
  (day: DayOfUse, random: RandomNumbers): Load =>
    isWorking(day, random) ? work(random) : nothing();

const sized = ['ec2-instance', 'ecs-cluster'];

export const usePatterns: readonly UsePattern[] = [
  { name: 'idle', truth: 'idle', share: 6, load: nothing },
  { name: 'idle but chatty', truth: 'idle', share: 1, load: nothing, isChatty: true },
  { name: 'busy', truth: 'in use', share: 6, load: (_, random) => work(random) },
  { name: 'bursty', truth: 'in use', share: 3, load: workIf((_, random) => random.isLucky(0.3)) },
  {
    name: 'weekend only',
    truth: 'in use',
    share: 2,
    load: workIf(({ weekday }) => weekday === 0 || weekday === 6),
  },
  {
    name: 'batch once a week',
    truth: 'in use',
    share: 2,
    load: workIf(({ weekday }) => weekday === 1),
  },
  {
    name: 'batch once a month',
    truth: 'in use',
    share: 1,
    load: workIf(({ dayOfMonth }) => dayOfMonth === 1),
  },
  { name: 'new and quiet', truth: 'not knowable', share: 2, load: nothing, age: 6 },
  { name: 'new and busy', truth: 'in use', share: 1, load: (_, random) => work(random), age: 6 },
  {
    name: 'quiet, with a partial day',
    truth: 'not knowable',
    share: 2,
    load: nothing,
    answer: (day) => (day === 4 ? 'partial' : undefined),
  },
  {
    name: 'refused',
    truth: 'not knowable',
    share: 2,
    load: nothing,
    answer: () => 'inaccessible',
  },
  {
    name: 'standby',
    truth: 'in use',
    share: 2,
    kinds: ['rds-instance'],
    load: (_, random) => ({ mean: random.between(0.001, 0.01), peak: 0, memory: null }),
  },
  {
    name: 'unattached',
    truth: 'idle',
    share: 4,
    kinds: ['ebs-volume'],
    load: nothing,
    isDetached: true,
  },
  {
    name: 'too large',
    truth: 'oversized',
    share: 4,
    kinds: sized,
    load: (_, random) => ({
      mean: random.between(0.06, 0.1),
      peak: random.between(0.15, 0.38),
      memory: random.between(0.1, 0.35),
    }),
  },
  {
    name: 'large for its memory',
    truth: 'in use',
    share: 2,
    kinds: sized,
    load: (_, random) => ({
      mean: 0.07,
      peak: random.between(0.15, 0.3),
      memory: random.between(0.6, 0.9),
    }),
  },
  {
    name: 'memory not measured',
    truth: 'in use',
    share: 2,
    kinds: ['ec2-instance'],
    load: (_, random) => ({ mean: 0.07, peak: random.between(0.15, 0.3), memory: null }),
  },
];
