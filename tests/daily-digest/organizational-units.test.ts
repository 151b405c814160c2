/** Each cost is in the account's OU of that day, and no cost is lost. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDay } from '../../src/archive/read/read-day.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { DirectoryStore } from '../../src/platform/local/files/directory-store.ts';
import { account, filesBelow, runDigest } from '../support/laptop.ts';
import { accounts, parquetOf, reportDay, steady, workshop } from './workshop.ts';

describe('organizational units', () => {
  it('uses the OU that the account had on each day', async () => {
    const moved = [
      account('012345678901', 'Root/Sandbox', '2026-11-01'),
      account('012345678901', 'Root/Workloads/Prod', '2026-11-15'),
    ];
    const { out, run } = workshop(steady);
    await runDigest({ ...run, accounts: moved, settings: { restatementDays: 30 } });
    const store = new DirectoryStore(out);
    const ouOn = async (day: string) => (await readDay(store, parseBillingDay(day))).ou.texts;
    expect(await ouOn('2026-10-15')).toEqual(['Root/Sandbox']);
    expect(await ouOn('2026-11-14')).toEqual(['Root/Sandbox']);
    expect(await ouOn('2026-11-15')).toEqual(['Root/Workloads/Prod']);
  });

  it('cuts the path at the requested depth', async () => {
    const deep = [account('012345678901', 'Root/Workloads/Retail/Prod')];
    const { run } = workshop(steady);
    const { figures } = await runDigest({ ...run, accounts: deep, settings: { ouDepth: 2 } });
    expect(figures.ous.map(({ ou }) => ou)).toEqual(['Root/Workloads/Retail']);
  });

  it('never drops an account that is not in the directory', async () => {
    const { run } = workshop([
      ...steady,
      { day: reportDay, cost: 7, account: '009912345678', accountName: 'lost' },
    ]);
    const { figures } = await runDigest(run);
    expect(figures.total.cost).toBeCloseTo(47, 9);
    expect(figures.ous.map(({ ou }) => ou)).toContain('Unassigned');
    expect(figures.trust.unassignedAccounts).toEqual([
      { accountId: '009912345678', accountName: 'lost', cost: 7 },
    ]);
  });

  it('fails before publishing when an account appears twice in a snapshot', async () => {
    const { out, run } = workshop(steady);
    const twice = [...accounts, account('012345678901', 'Root/Other')];
    await expect(runDigest({ ...run, accounts: twice })).rejects.toThrow(
      /2026-11-01 does not reconcile/,
    );
    expect(parquetOf(out).size).toBe(0);
    const record = [...filesBelow(out).keys()].find((path) => path.startsWith('runs/'));
    expect(JSON.parse(readFileSync(join(out, record ?? ''), 'utf8'))).toMatchObject({
      outcome: 'failed',
    });
  });
});
