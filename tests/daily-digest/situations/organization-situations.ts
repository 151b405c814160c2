/** The organization changes: OUs are split, swapped, named alike; accounts are unknown or closed. */
import { a, b, c, d, daily, type Situation } from './situation.ts';

const days = ['2026-09-01', '2026-11-20'] as const;

export const organizationSituations = {
  'ou-split-in-two': {
    lines: [...daily(a, days, 150), ...daily(b, days, 90), ...daily(c, days, 60)],
    accounts: [
      ...[`2026-01-01,${a},pay-api,Root/Platform`, `2026-01-01,${b},search,Root/Platform`],
      ...[`2026-01-01,${c},search-test,Root/Platform`, `2026-11-15,${a},pay-api,Root/Payments`],
      ...[`2026-11-15,${b},search,Root/Search`, `2026-11-15,${c},search-test,Root/Search`],
    ],
    budgets: ['Root/Platform,2026-11,8000,USD'],
    date: '2026-11-20',
  },
  'ous-swap-names': {
    lines: [...daily(a, days, 100), ...daily(b, days, 30)],
    accounts: [
      ...[`2026-01-01,${a},large,Root/Blue`, `2026-01-01,${b},small,Root/Green`],
      ...[`2026-11-12,${a},large,Root/Green`, `2026-11-12,${b},small,Root/Blue`],
    ],
    budgets: ['Root/Blue,2026-11,3500,USD', 'Root/Green,2026-11,1000,USD'],
    date: '2026-11-20',
  },
  'same-leaf-names': {
    lines: [
      ...daily(a, days, 100),
      ...daily(b, days, 60),
      ...daily(c, days, 40),
      ...daily(d, days, 20),
    ],
    accounts: [
      ...[`2026-01-01,${a},one,Root/EU/Shop/Prod`, `2026-01-01,${b},two,Root/US/Shop/Prod`],
      ...[`2026-01-01,${c},three,Root/EU/Media/Prod`, `2026-01-01,${d},four,Root/Prod`],
    ],
    budgets: [
      ...['Root/EU/Shop/Prod,2026-11,2500,USD', 'Root/US/Shop/Prod,2026-11,1700,USD'],
      ...['Root/EU/Media/Prod,2026-11,4000,USD', 'Root/Prod,2026-11,900,USD'],
    ],
    date: '2026-11-20',
  },
  'names-differ-by-case': {
    lines: [...daily(a, days, 100), ...daily(b, days, 60), ...daily(c, days, 40)],
    accounts: [
      ...[`2026-01-01,${a},one,Root/Shop`, `2026-01-01,${b},two,Root/shop`],
      `2026-01-01,${c},three,"Root/Shop "`,
    ],
    budgets: ['Root/Shop,2026-11,4000,USD', 'Root/shop,2026-11,2500,USD'],
    date: '2026-11-20',
  },
  'account-without-directory-entry': {
    lines: [...daily(a, days, 100), ...daily(b, ['2026-11-10', '2026-11-20'], 400)],
    accounts: [`2026-01-01,${a},one,Root/Shop`],
    budgets: ['Root/Shop,2026-11,3500,USD', '*,2026-11,9000,USD'],
    date: '2026-11-20',
  },
  'account-closed-last-lines-late': {
    lines: [...daily(a, days, 100), ...daily(b, ['2026-09-01', '2026-11-17'], 80)],
    earlier: {
      date: '2026-11-18',
      lines: [
        ...daily(a, ['2026-09-01', '2026-11-18'], 100),
        ...daily(b, ['2026-09-01', '2026-11-15'], 80),
      ],
    },
    accounts: [`2026-01-01,${a},one,Root/Shop`, `2026-01-01,${b},closing,Root/Old`],
    budgets: ['Root/Shop,2026-11,3500,USD', 'Root/Old,2026-11,1500,USD'],
    date: '2026-11-20',
  },
  'week-of-a-move-and-a-credit': {
    lines: [
      ...daily(a, ['2026-09-01', '2026-11-16'], 100),
      ...daily(a, ['2026-11-17', '2026-11-22'], 200),
      { day: '2026-11-19', cost: -500, account: a, type: 'Credit' },
      ...daily(b, ['2026-09-01', '2026-11-22'], 50),
    ],
    accounts: [
      ...[`2026-01-01,${a},one,Root/Shop`, `2026-01-01,${b},two,Root/Shop`],
      ...[`2026-11-18,${a},one,Root/Shop`, `2026-11-18,${b},two,Root/Media`],
    ],
    budgets: ['Root/Shop,2026-11,7000,USD', 'Root/Media,2026-11,1000,USD'],
    date: '2026-11-22',
    week: '2026-W47',
  },
} as const satisfies Readonly<Record<string, Situation>>;
