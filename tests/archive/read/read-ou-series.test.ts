/** The daily costs and the month to date of each OU, as the archive's own sums say. */
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readSeries } from '../../../src/archive/read/read-ou-series.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { OuSeries } from '../../../src/domain/figures/ou-figures.ts';
import type { LocalPlatform } from '../../../src/platform/local/local-platform.ts';
import { collect } from '../../../src/queries/collect.ts';
import { bindSql } from '../../../src/sql/bind.ts';
import { account, runDigest, withPlatform } from '../../support/laptop.ts';
import { type Line, writeBill } from '../../support/small-bill.ts';
import { folderForSuite } from '../../support/temp-folder.ts';

const suite = folderForSuite();
const reportDay = parseBillingDay('2026-11-12');

const [steady, zero, gone] = ['100000000001', '100000000002', '100000000003'] as const;
const ous = { [steady]: 'Root/A', [zero]: 'Root/Zero', [gone]: 'Root/Gone' };

/** Costs with as many digits as AWS delivers; an OU that adds up to zero; one of the month before. */
const lines: readonly Line[] = [
  ...Array.from({ length: 31 }, (_, index) => [
    { day: `2026-10-${String(index + 1).padStart(2, '0')}`, cost: 5 },
    { day: `2026-10-${String(index + 1).padStart(2, '0')}`, cost: 1, account: gone },
  ]).flat(),
  ...Array.from({ length: 12 }, (_, index) => [
    { day: `2026-11-${String(index + 1).padStart(2, '0')}`, cost: 0.1 + index / 7 },
    { day: `2026-11-${String(index + 1).padStart(2, '0')}`, cost: 0.0000000001, service: 'S3' },
  ]).flat(),
].map((line) => ({ account: steady, ...line }));
const zeroLines: readonly Line[] = [
  { day: '2026-11-02', cost: 7.7, account: zero },
  { day: '2026-11-03', cost: -7.7, account: zero },
];

/** The sums of the archive in one statement, as the figures were read before they were derived. */
function archivedSums({ tables }: LocalPlatform) {
  const archive = tables.archive(parseBillingDay('2026-11-01'), reportDay);
  return {
    name: 'sums',
    schema: { ou: 'string', cost: 'double' },
    sql: bindSql(
      `select OU as ou, cast(sum(cast(DailyCost as decimal(38, 12))) as double) as cost
      from :archive as ou_breakdown group by OU`,
      { archive },
    ),
  } as const;
}

describe('the series of the OUs', () => {
  let series: Pick<OuSeries, 'archived' | 'costs' | 'monthToDate'>;
  let sums: ReadonlyMap<string, number>;

  beforeAll(async () => {
    const bill = writeBill(join(suite(), 'bill.csv'), [...lines, ...zeroLines]);
    const accounts = Object.entries(ous).map(([id, path]) => account(id, path));
    const run = { bill, out: join(suite(), 'out'), day: reportDay, accounts };
    await runDigest({ ...run, settings: { restatementDays: 14 } });
    await withPlatform(run, async (platform) => {
      series = await readSeries(platform, reportDay);
      const rows = await collect(platform, archivedSums(platform));
      sums = new Map(rows.map(({ ou, cost }) => [ou, cost]));
    });
  });

  test('has the month to date of the archive, to the last digit', () => {
    expect(sums.size).toBe(2);
    expect(series.monthToDate).toEqual(sums);
  });

  test('has a month to date for an OU that adds up to zero, and none without rows in the month', () => {
    expect(series.monthToDate.get('Root/Zero')).toBe(0);
    expect(series.monthToDate.has('Root/Gone')).toBe(false);
    expect(series.costs.get('Root/Gone')?.size).toBe(31);
  });

  test('has a daily cost for each archived day, also before the month', () => {
    expect(series.archived.size).toBe(31 + 12);
    expect(series.costs.get('Root/A')?.size).toBe(31 + 12);
  });

  test('of an earlier report day leaves later days out', async () => {
    const run = { bill: join(suite(), 'bill.csv'), out: join(suite(), 'out'), accounts: [] };
    const earlier = parseBillingDay('2026-11-02');
    const found = await withPlatform(run, (platform) => readSeries(platform, earlier));
    expect(found.monthToDate.get('Root/Zero')).toBe(7.7);
    expect(found.archived.has(reportDay)).toBe(false);
  });
});
