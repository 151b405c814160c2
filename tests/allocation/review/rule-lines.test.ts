/** Which lines of a bill a review reads, with the OU of their day, and what it says about its tag keys. */
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readBillRange } from '../../../src/allocation/review/bill-range.ts';
import { allLineParts } from '../../../src/allocation/review/review-parts.ts';
import { ruleLines } from '../../../src/allocation/review/rule-lines.ts';
import { readTagKeyCosts, unreadTagKeys } from '../../../src/allocation/review/tag-key-costs.ts';
import type { DirectoryAccount } from '../../../src/directory/accounts-csv.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { openLocalPlatform } from '../../../src/platform/local/local-platform.ts';
import { collect } from '../../../src/queries/collect.ts';
import { account } from '../../support/laptop.ts';
import { type TaggedLine, writeTaggedBill } from '../../support/tagged-bill.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { exampleSet } from '../rules/example-set.ts';

const [one, other] = ['111122223333', '444455556666'];

async function open(lines: readonly TaggedLine[], accounts: readonly DirectoryAccount[] = []) {
  const folder = tempFolder();
  const bill = writeTaggedBill(join(folder, 'bill.csv'), lines);
  const platform = await openLocalPlatform({ out: join(folder, 'out'), bill, accounts });
  onTestFinished(() => platform.close());
  const select = (from: string, to: string, currency: string | null = null) =>
    ruleLines(platform.tables, {
      from: parseBillingDay(from),
      to: parseBillingDay(to),
      costMetric: 'unblended',
      currency,
      alwaysReadPeriods: platform.bill.alwaysReadPeriods,
      parts: allLineParts,
    });
  return { platform, select };
}

const schema = { account: 'string', ou: 'string', cost: 'double' } as const;

async function rowsOf(
  { platform, select }: Awaited<ReturnType<typeof open>>,
  ...range: Parameters<typeof select>
) {
  const sql = `select account, ou, cast(cost as double) as cost
    from ${select(...range)} as lines order by cost`;
  return collect(platform, { name: 'lines', sql, schema });
}

describe('the lines', () => {
  test('are those of the days, each in the OU that its account had on its day', async () => {
    const bill = await open(
      [
        { day: '2026-10-31', cost: 1, account: one },
        { day: '2026-11-01', cost: 2, account: one },
        { day: '2026-11-19', cost: 3, account: other },
        { day: '2026-11-20', cost: 4, account: one },
        { day: '2026-11-21', cost: 5, account: one },
      ],
      [account(one, 'Root/Old', '2026-11-10'), account(one, 'Root/New', '2026-11-20')],
    );
    expect(await rowsOf(bill, '2026-11-01', '2026-11-20')).toEqual([
      { account: one, ou: 'Root/Old', cost: 2 },
      { account: other, ou: 'Unassigned', cost: 3 },
      { account: one, ou: 'Root/New', cost: 4 },
    ]);
  });

  test('leave out split cost, and other currencies if one is chosen', async () => {
    const bill = await open([
      { day: '2026-11-20', cost: 1 },
      { day: '2026-11-20', cost: 2, splitParent: 'i-1' },
      { day: '2026-11-20', cost: 3, currency: 'EUR' },
      { day: '2026-11-20', cost: 4, currency: '' },
    ]);
    const costs = async (currency: string | null) =>
      (await rowsOf(bill, '2026-11-20', '2026-11-20', currency)).map(({ cost }) => cost);
    expect(await costs(null)).toEqual([1, 3, 4]);
    // As in the archive: without a currency, a line counts only if all others have the same.
    expect(await costs('EUR')).toEqual([3]);
  });
});

describe('the range of a bill', () => {
  test('has its first and last day and its currency', async () => {
    const { platform } = await open([
      { day: '2026-10-05', cost: 1 },
      { day: '2026-11-20', cost: 1 },
    ]);
    expect(await readBillRange(platform, null)).toEqual({
      first: '2026-10-05',
      last: '2026-11-20',
      currency: 'USD',
    });
  });

  test('must have one currency, or be asked for one', async () => {
    const { platform } = await open([
      { day: '2026-11-20', cost: 1 },
      { day: '2026-11-20', cost: 1, currency: 'EUR' },
    ]);
    await expect(readBillRange(platform, null)).rejects.toThrow(
      'The bill has several currencies, such as EUR and USD; choose one with --currency.',
    );
    expect(await readBillRange(platform, 'EUR')).toMatchObject({ currency: 'EUR' });
  });
});

test('tag keys that no tag reads are listed by cost, without those of AWS', async () => {
  const { platform, select } = await open([
    {
      day: '2026-11-20',
      cost: 5,
      tags: { user_team: 'retail', user_Project: 'x', 'aws:createdBy': 'me' },
    },
    { day: '2026-11-20', cost: 3, tags: { user_Project: 'y', user_Empty: '' } },
    { day: '2026-11-20', cost: 9, tags: { __proto__x: 'a', 'accountTag/CostCenter': '1' } },
    { day: '2026-11-20', cost: 2, categories: { Team: 'retail', Unit: 'shops' } },
  ]);
  const keys = await readTagKeyCosts(platform, select('2026-11-20', '2026-11-20'));
  expect(keys.map(({ key, cost }) => `${key} ${cost}`)).toContain('user_team 5');
  expect(unreadTagKeys(exampleSet(), keys)).toEqual([
    { map: 'tags', key: '__proto__x', cost: 9, lines: 1, distinctValues: 1 },
    { map: 'tags', key: 'accountTag/CostCenter', cost: 9, lines: 1, distinctValues: 1 },
    { map: 'tags', key: 'user_Project', cost: 8, lines: 2, distinctValues: 2 },
    { map: 'cost_categories', key: 'Unit', cost: 2, lines: 1, distinctValues: 1 },
  ]);
});
