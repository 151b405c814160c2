/**
 * Month ends that a run says, from small bills: accounts move, OUs have a budget and no cost, refunds and Tax
 * fall on one day. The executives' page reads the same from the published forecast.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { Figures } from '../../src/domain/figures/figures.ts';
import { readRemainingCosts } from '../../src/forecast/read-forecast.ts';
import { DirectoryStore } from '../../src/platform/local/files/directory-store.ts';
import { commandLine } from '../support/command-line.ts';
import { type Line, steadyLines, writeBill } from '../support/small-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';

const [a, b] = ['111111111111', '222222222222'];
const of = (account: string, lines: readonly Line[]) => lines.map((line) => ({ ...line, account }));
const daily = (from: string, to: string, cost: number) => steadyLines(from, to, cost, 1);

interface Asked {
  readonly lines: readonly Line[];
  readonly accounts: readonly string[];
  readonly budgets: readonly string[];
  readonly date?: string;
}

async function figuresOf({ lines, accounts, budgets, date = '2026-11-20' }: Asked) {
  const folder = tempFolder();
  const at = (name: string) => join(folder, name);
  const write = (name: string, header: string, rows: readonly string[]) => {
    writeFileSync(at(name), [header, ...rows, ''].join('\n'));
    return at(name);
  };
  const args = [
    ...['--bill', writeBill(at('bill.csv'), lines)],
    ...[
      '--accounts',
      write('accounts.csv', 'snapshot_date,account_id,account_name,ou_path', accounts),
    ],
    ...['--budgets', write('budgets.csv', 'ou,month,amount,currency', budgets)],
    ...['--date', date, '--restatement-days', '60', '--out', at('out'), '--json'],
  ];
  const { code, stdout, stderr } = await commandLine(['run', ...args]);
  expect(code, stderr).toBe(0);
  const figures = JSON.parse(stdout).figures as Figures;
  const published = await readRemainingCosts(new DirectoryStore(at('out')), parseBillingDay(date));
  const ouOf = (name: string) => figures.ous.find(({ ou }) => ou === name);
  return { figures, published, ouOf };
}

describe('an account that moved in the middle of the month', () => {
  const moved = {
    lines: of(a, daily('2026-09-01', '2026-11-20', 100)),
    accounts: [`2026-01-01,${a},one,Root/X`, `2026-11-15,${a},one,Root/Y`],
    budgets: ['Root/X,2026-11,2000,USD', 'Root/Y,2026-11,1000,USD'],
  };

  it('has its coming cost in its present OU, and nothing more to come where it was', async () => {
    const { figures, ouOf } = await figuresOf(moved);
    expect(ouOf('Root/X')?.projected).toBeCloseTo(1400, 0);
    expect(ouOf('Root/Y')?.projected).toBeCloseTo(1600, 0);
    expect(figures.total.projected).toBeCloseTo(3000, 0);
  });

  it('is the same in the published forecast, also for the OU that it left', async () => {
    const { published } = await figuresOf(moved);
    expect(published.get('Root/X')?.remaining).toBe(0);
    expect(published.get('Root/Y')?.remaining).toBeCloseTo(1000, 0);
  });
});

it('an OU with a budget and without any cost is on track, and leaves the total known', async () => {
  const { figures, ouOf } = await figuresOf({
    lines: of(a, daily('2026-09-01', '2026-11-20', 100)),
    accounts: [`2026-01-01,${a},one,Root/X`, `2026-01-01,${b},two,Root/Empty`],
    budgets: ['Root/X,2026-11,4000,USD', 'Root/Empty,2026-11,100,USD'],
  });
  expect(ouOf('Root/Empty')).toMatchObject({ projected: 0, light: 'green', projectionNote: null });
  expect(figures.total.light).toBe('green');
});

describe('an OU whose cost is three times as high since this morning', () => {
  const spike = (budget: number) => ({
    lines: of(a, [
      ...daily('2026-09-01', '2026-11-19', 100),
      ...daily('2026-11-20', '2026-11-20', 300),
    ]),
    accounts: [`2026-01-01,${a},one,Root/X`],
    budgets: [`Root/X,2026-11,${budget},USD`],
  });

  it('is unknown if its light depends on whether that stays: 3,200 or 5,200 of 4,000', async () => {
    const { figures, published, ouOf } = await figuresOf(spike(4000));
    expect(ouOf('Root/X')).toMatchObject({
      light: 'grey',
      projectionNote: { kind: 'new-level', since: '2026-11-20' },
    });
    expect(ouOf('Root/X')?.projectedIfStays).toBeGreaterThan(5000);
    expect(figures.total.light).toBe('grey');
    expect(published.get('Root/X')?.ifStays).toBeGreaterThan(2800);
  });

  it.each([
    [8000, 'green'],
    [2000, 'red'],
  ])('has a light if it does not depend on that: budget %d', async (budget, light) => {
    const { ouOf } = await figuresOf(spike(budget));
    expect(ouOf('Root/X')?.light).toBe(light);
  });
});

it('a refund counts once, and Tax as last month’s share less what is billed already', async () => {
  const tax = (day: string, cost: number) => ({ day, cost, type: 'Tax', account: a });
  const { figures } = await figuresOf({
    lines: [
      ...of(a, daily('2026-10-01', '2026-11-20', 100)),
      tax('2026-10-01', 310),
      tax('2026-11-01', 200),
      { day: '2026-11-12', cost: -5000, type: 'Refund', account: a },
    ],
    accounts: [`2026-01-01,${a},one,Root/X`],
    budgets: [],
  });
  // 2,000 of usage, 200 of Tax and the refund so far; 1,000 of usage and 100 of Tax to come.
  expect(figures.total.projected).toBeCloseTo(2000 + 200 - 5000 + 1000 + 100, 0);
});

it('an OU of two days is unknown, and its light is grey', async () => {
  const { figures, ouOf } = await figuresOf({
    lines: [
      ...of(a, daily('2026-09-01', '2026-11-20', 100)),
      ...of(b, daily('2026-11-19', '2026-11-20', 50)),
    ],
    accounts: [`2026-01-01,${a},one,Root/X`, `2026-01-01,${b},two,Root/New`],
    budgets: ['Root/New,2026-11,900,USD'],
  });
  const projectionNote = { kind: 'short-history', days: 2 };
  expect(ouOf('Root/New')).toMatchObject({ projected: null, light: 'grey', projectionNote });
  expect(figures.total.projected).not.toBeNull();
});
