/** Charges that are not daily usage: fees, support, refunds, credits, subscriptions, and other currencies. */
import { a, b, daily, type Situation } from './situation.ts';

const days = ['2026-09-01', '2026-11-20'] as const;
const shop = `2026-01-01,${a},one,Root/Shop`;
const media = `2026-01-01,${b},two,Root/Media`;

export const chargeSituations = {
  'upfront-fee-on-the-report-day': {
    lines: [
      ...daily(a, days, 500),
      ...daily(b, days, 300),
      {
        day: '2026-11-20',
        cost: 120_000,
        account: a,
        type: 'Fee',
        service: 'Savings Plans for AWS Compute usage',
      },
    ],
    accounts: [shop, media],
    budgets: ['Root/Shop,2026-11,140000,USD', 'Root/Media,2026-11,10000,USD'],
    date: '2026-11-20',
  },
  'support-charge-on-the-last-day': {
    lines: [
      ...daily(a, ['2026-08-01', '2026-10-31'], 100),
      ...['2026-08-31', '2026-09-30', '2026-10-31'].map((day) => ({
        day,
        cost: 310,
        account: a,
        type: 'Fee',
        service: 'AWS Support (Business)',
      })),
    ],
    accounts: [shop],
    budgets: ['Root/Shop,2026-10,3200,USD'],
    date: '2026-10-31',
  },
  'support-charge-to-come': {
    lines: [
      ...daily(a, ['2026-08-01', '2026-10-30'], 100),
      ...['2026-08-31', '2026-09-30'].map((day) => ({
        day,
        cost: 310,
        account: a,
        type: 'Fee',
        service: 'AWS Support (Business)',
      })),
    ],
    accounts: [shop],
    budgets: ['Root/Shop,2026-10,3200,USD'],
    date: '2026-10-30',
  },
  'refund-larger-than-the-month': {
    lines: [
      ...daily(a, days, 100),
      ...daily(b, days, 50),
      { day: '2026-11-20', cost: -9_000, account: a, type: 'Refund' },
    ],
    accounts: [shop, media],
    budgets: ['Root/Shop,2026-11,3500,USD', 'Root/Media,2026-11,1400,USD'],
    date: '2026-11-20',
  },
  'credit-expired': {
    lines: [
      ...daily(a, days, 100),
      ...daily(a, ['2026-09-01', '2026-11-17'], -80, { type: 'Credit' }),
      ...daily(b, days, 50),
    ],
    accounts: [shop, media],
    budgets: ['Root/Shop,2026-11,1000,USD', 'Root/Media,2026-11,2000,USD'],
    date: '2026-11-20',
  },
  'yearly-subscription-fee': {
    lines: [
      ...daily(a, days, 100),
      {
        day: '2026-11-18',
        cost: 60_000,
        account: a,
        type: 'Fee',
        service: 'Datadog Pro (AWS Marketplace)',
      },
    ],
    accounts: [shop],
    budgets: ['Root/Shop,2026-11,64000,USD'],
    date: '2026-11-20',
  },
  'service-billed-on-mondays': {
    lines: [
      ...daily(a, ['2026-09-01', '2026-11-22'], 100),
      ...[...Array(12).keys()].map((week) => ({
        day: new Date(Date.UTC(2026, 7, 31) + week * 7 * 864e5).toISOString().slice(0, 10),
        cost: 700,
        account: a,
        service: 'AWS Glue',
      })),
    ],
    accounts: [shop],
    budgets: ['Root/Shop,2026-11,7000,USD'],
    date: '2026-11-22',
  },
  'yen-without-decimals': {
    lines: [
      ...daily(a, days, 1_234_567, { currency: 'JPY' }),
      ...daily(b, days, 80, { currency: 'JPY' }),
      {
        day: '2026-11-20',
        cost: 2_000_000,
        account: a,
        currency: 'JPY',
        service: 'Amazon SageMaker',
      },
    ],
    accounts: [shop, media],
    budgets: ['Root/Shop,2026-11,38000000,JPY', 'Root/Media,2026-11,0,JPY'],
    date: '2026-11-20',
  },
  'budget-of-zero': {
    lines: [...daily(a, days, 100), ...daily(b, days, 0.4)],
    accounts: [shop, media, '2026-01-01,333333333333,three,Root/Closed'],
    budgets: [
      'Root/Shop,2026-11,3500,USD',
      'Root/Media,2026-11,0,USD',
      'Root/Closed,2026-11,0,USD',
    ],
    date: '2026-11-20',
  },
} as const satisfies Readonly<Record<string, Situation>>;
