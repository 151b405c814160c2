/** Days that are special in the calendar, or that the bill has not yet. */
import { a, b, daily, type Situation } from './situation.ts';

const shop = `2026-01-01,${a},one,Root/Shop`;
const media = `2026-01-01,${b},two,Root/Media`;

export const calendarSituations = {
  'last-day-of-the-month': {
    lines: [
      ...daily(a, ['2026-08-01', '2026-10-31'], 100),
      ...daily(b, ['2026-08-01', '2026-10-31'], 64),
    ],
    accounts: [shop, media],
    budgets: ['Root/Shop,2026-10,2900,USD', 'Root/Media,2026-10,2000,USD'],
    date: '2026-10-31',
  },
  'three-days-of-peak-have-ended': {
    lines: [
      ...daily(a, ['2026-09-01', '2026-11-23'], 100),
      ...daily(a, ['2026-11-19', '2026-11-21'], 900),
      ...daily(b, ['2026-09-01', '2026-11-23'], 64),
    ],
    accounts: [shop, media],
    budgets: ['Root/Shop,2026-11,6500,USD', 'Root/Media,2026-11,2500,USD'],
    date: '2026-11-23',
  },
  'day-before-leap-day': {
    lines: [
      ...daily(a, ['2023-12-01', '2024-02-28'], 100),
      ...daily(b, ['2023-12-01', '2024-02-28'], 50),
    ],
    accounts: [`2023-01-01,${a},one,Root/Shop`, `2023-01-01,${b},two,Root/Media`],
    budgets: ['Root/Shop,2024-02,2850,USD', 'Root/Media,2024-02,1500,USD'],
    date: '2024-02-28',
  },
  'leap-day': {
    lines: [
      ...daily(a, ['2023-12-01', '2024-02-29'], 100),
      ...daily(b, ['2023-12-01', '2024-02-29'], 50),
    ],
    accounts: [`2023-01-01,${a},one,Root/Shop`, `2023-01-01,${b},two,Root/Media`],
    budgets: ['Root/Shop,2024-02,2850,USD', 'Root/Media,2024-02,1500,USD'],
    date: '2024-02-29',
  },
  'late-by-two-days-near-budget': {
    lines: [
      ...daily(a, ['2026-09-01', '2026-11-26'], 100),
      ...daily(b, ['2026-09-01', '2026-11-26'], 50),
    ],
    accounts: [shop, media],
    budgets: ['Root/Shop,2026-11,2650,USD', 'Root/Media,2026-11,3000,USD'],
    date: '2026-11-28',
  },
  'only-tax-on-the-first': {
    lines: [
      ...daily(a, ['2026-09-01', '2026-10-31'], 30),
      ...daily(a, ['2026-09-01', '2026-10-31'], 70, { service: 'Amazon S3' }),
      ...daily(a, ['2026-09-01', '2026-10-31'], 7, { service: 'AWS Lambda' }),
      ...['2026-09-01', '2026-10-01', '2026-11-01'].map((day) => ({
        day,
        cost: 600,
        account: a,
        type: 'Tax',
      })),
    ],
    accounts: [shop],
    budgets: ['Root/Shop,2026-10,4000,USD', 'Root/Shop,2026-11,4000,USD'],
    date: '2026-11-01',
  },
  'export-begins-within-the-month': {
    lines: [
      ...daily(a, ['2026-10-12', '2026-10-31'], 100),
      ...daily(b, ['2026-10-12', '2026-10-31'], 64),
    ],
    accounts: [shop, media],
    budgets: ['Root/Shop,2026-10,2900,USD', 'Root/Media,2026-10,1200,USD'],
    date: '2026-10-31',
  },
  'new-ou-over-on-its-second-day': {
    lines: [
      ...daily(a, ['2026-09-01', '2026-11-20'], 100),
      ...daily(b, ['2026-11-19', '2026-11-20'], 400),
    ],
    accounts: [shop, media],
    budgets: ['Root/Shop,2026-11,3500,USD', 'Root/Media,2026-11,500,USD'],
    date: '2026-11-20',
  },
  'first-day-with-last-month': {
    lines: [
      ...daily(a, ['2026-09-01', '2026-11-01'], 100),
      ...daily(b, ['2026-09-01', '2026-11-01'], 64),
    ],
    accounts: [shop, media],
    budgets: ['Root/Shop,2026-11,2900,USD', 'Root/Media,2026-11,2500,USD'],
    date: '2026-11-01',
  },
} as const satisfies Readonly<Record<string, Situation>>;
