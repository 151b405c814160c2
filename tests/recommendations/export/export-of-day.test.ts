/** The export as AWS delivers it, in both formats, and everything that may be wrong with it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { DirectoryStore } from '../../../src/platform/local/files/directory-store.ts';
import { folderListing } from '../../../src/platform/local/files/folder-listing.ts';
import { exportOfDay, newestDelivery } from '../../../src/recommendations/export/export-of-day.ts';
import {
  exportKey,
  exportRow,
  purchaseRow,
  writeCsv,
  writeParquet,
} from '../../support/recommendations/export-rows.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const day = parseBillingDay('2026-11-20');
const read = (root: string) =>
  exportOfDay({ listing: folderListing(root), store: new DirectoryStore(root), root: '' }, day);

const hostile = `=cmd|'/c calc'!A1\n<img src=x onerror=alert(1)>"; drop table t--`;
const rows = [
  exportRow(),
  purchaseRow,
  exportRow({ recommendation_id: 'hostile', current_resource_summary: hostile, region: null }),
  exportRow({ recommendation_id: 'before', estimated_monthly_savings_after_discount: null }),
];

it('reads Parquet and CSV alike', async () => {
  const [parquet, csv, plain] = [tempFolder(), tempFolder(), tempFolder()];
  mkdirSync(join(parquet, `date=${day}`));
  await writeParquet(exportKey(parquet, day, 'coh-00001.snappy.parquet'), rows);
  writeCsv(exportKey(csv, day, 'coh-00001.csv.gz'), rows);
  writeCsv(exportKey(plain, day, 'coh-00001.csv'), rows);
  const found = await read(parquet);
  expect(found).toMatchObject({ files: 1, unreadable: 0, doubled: 0 });
  expect(found?.recommendations[0]).toEqual({
    recommendationId: 'MTIz-1',
    account: '000000000001',
    region: 'eu-central-1',
    resourceArn: 'arn:aws:ec2:eu-central-1:000000000001:instance/i-0123456789abcdef0',
    resourceType: 'Ec2Instance',
    action: 'Rightsize',
    source: 'ComputeOptimizer',
    currency: 'USD',
    currentResource: 'm5.xlarge',
    recommendedResource: 'm5.large',
    effort: 'Medium',
    restartNeeded: 'true',
    rollbackPossible: 'true',
    refreshedAt: '2026-11-20T04:05:06.000Z',
    lookbackDays: 14,
    savingsBasis: 'after discount',
    monthlySavings: 45.5,
    monthlyCost: 100,
  });
  expect(found?.recommendations[1]).toMatchObject({
    resourceType: 'ComputeSavingsPlans',
    resourceArn: '',
  });
  expect(found?.recommendations[2]).toMatchObject({ currentResource: hostile, region: '' });
  expect(found?.recommendations[3]).toMatchObject({
    savingsBasis: 'before discount',
    monthlySavings: 70.08,
    monthlyCost: 140.16,
  });
  expect((await read(csv))?.recommendations).toEqual(found?.recommendations);
  expect((await read(plain))?.recommendations).toEqual(found?.recommendations);
});

it('a day without files is missing, and one without rows is empty', async () => {
  const root = tempFolder();
  expect(await read(root)).toBeNull();
  writeCsv(exportKey(root, day, 'coh-00001.csv.gz'), []);
  expect(await read(root)).toMatchObject({ files: 1, recommendations: [] });
});

it('reads only the newest of several deliveries of a day', () => {
  const keys = [
    'x/date=2026-11-20/20261120T040000Z-1/coh-00001.csv.gz',
    'x/date=2026-11-20/20261120T200000Z-2/coh-00002.csv.gz',
    'x/date=2026-11-20/20261120T200000Z-2/coh-00001.csv.gz',
    'x/date=2026-11-20/20261120T200000Z-2/_SUCCESS.csv',
    'x/date=2026-11-20/coh-00001.csv.gz',
    'x/date=2026-11-20/coh-00001.csv.gz.md5',
  ];
  const delivery = (some: readonly string[]) => newestDelivery('x/date=2026-11-20/', some);
  expect(delivery(keys)).toEqual([keys[2], keys[1]]);
  expect(delivery(keys.slice(4))).toEqual([keys[4]]);
});

it('a doubled recommendation is the one that AWS made last, in any order', async () => {
  const root = tempFolder();
  const newer = exportRow({
    last_refresh_timestamp: '2026-11-20 05:00:00',
    estimated_monthly_savings_after_discount: 1,
  });
  writeCsv(exportKey(root, day, 'coh-00001.csv.gz'), [newer]);
  writeCsv(exportKey(root, day, 'coh-00002.csv.gz'), [exportRow(), newer]);
  const found = await read(root);
  expect(found?.doubled).toBe(2);
  expect(found?.recommendations.map(({ monthlySavings }) => monthlySavings)).toEqual([1]);
});

it('counts rows that name no account or no id, and takes no text for a number', async () => {
  const root = tempFolder();
  writeCsv(exportKey(root, day, 'coh-00001.csv.gz'), [
    exportRow({ account_id: 'shop' }),
    exportRow({ recommendation_id: '' }),
    exportRow({
      recommendation_id: 'odd',
      estimated_monthly_savings_after_discount: 'NaN',
      estimated_monthly_savings_before_discount: '1e999',
      recommendation_lookback_period_in_days: 1.5,
      last_refresh_timestamp: 'yesterday',
      restart_needed: 'maybe',
    }),
  ]);
  const found = await read(root);
  expect(found?.unreadable).toBe(2);
  expect(found?.recommendations).toMatchObject([
    {
      monthlySavings: null,
      savingsBasis: '',
      lookbackDays: null,
      refreshedAt: '',
      restartNeeded: '',
    },
  ]);
});

it('names the file that lacks a column or is damaged', async () => {
  const root = tempFolder();
  const file = exportKey(root, day, 'coh-00001.csv.gz');
  writeCsv(file, rows, ['account_ID', 'recommendation_ID', 'action_type']);
  await expect(read(root)).rejects.toThrow(
    /coh-00001\.csv\.gz cannot be read: it lacks currency_code, estimated_monthly_savings_before_discount, resource_arn: add them/,
  );
  for (const name of ['coh-00001.csv.gz', 'coh-00001.snappy.parquet']) {
    const damaged = tempFolder();
    mkdirSync(join(damaged, `date=${day}`));
    writeFileSync(exportKey(damaged, day, name), 'not what it says');
    await expect(read(damaged)).rejects.toThrow(`${name} cannot be read`);
  }
});
