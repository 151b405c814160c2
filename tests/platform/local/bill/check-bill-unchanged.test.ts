/** A bill whose files change while it is read is noticed, for every kind of change. */
import { mkdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { BillingPeriod } from '../../../../src/domain/calendar/billing-day.ts';
import { openBill } from '../../../../src/platform/local/bill/open-bill.ts';
import { openLocalPlatform } from '../../../../src/platform/local/local-platform.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { csvOf, focusCharge, type Line, usageLine, writeFile } from './hand-written-bill.ts';

const november = ['2026-11'] as BillingPeriod[];
const line = (more: Line = {}) => usageLine({ line_item_usage_account_name: 'Prod', ...more });
const october = line({ bill_billing_period_start_date: '2026-10-01 00:00:00' });

describe('listing a bill with a manifest', () => {
  let root = '';
  const data = 'export/data/BILLING_PERIOD=2026-11/export-00001.csv';
  const manifest = 'export/metadata/BILLING_PERIOD=2026-11/export-Manifest.json';

  beforeEach(() => {
    root = tempFolder();
    writeFile(join(root, 'export/data/BILLING_PERIOD=2026-10/export-00001.csv'), csvOf([october]));
    writeFile(join(root, data), csvOf([line()]));
    const content = { dataFiles: [`s3://bucket/${data}`], executionId: 'e-1' };
    writeFile(join(root, manifest), JSON.stringify(content));
  });

  it('names each delivery, and is the same as long as no file changes', async () => {
    const bill = await openBill({ path: root });
    const first = await bill.listDeliveries(['2026-10', '2026-11'] as BillingPeriod[]);
    expect(first.deliveries).toEqual([
      expect.objectContaining({ period: '2026-10', manifest: null, executionId: null, files: 1 }),
      {
        period: '2026-11',
        manifest: join(root, manifest),
        executionId: 'e-1',
        files: 1,
        bytes: statSync(join(root, data)).size,
      },
    ]);
    expect(await bill.listDeliveries(['2026-10', '2026-11'] as BillingPeriod[])).toEqual(first);
    expect(await bill.listDeliveries(november)).not.toEqual(first);
  });

  it.each([
    ['a file is replaced', () => writeFile(join(root, data), csvOf([line(), line()]))],
    ['a file is touched', () => utimesSync(join(root, data), 1, 1)],
    ['a manifest is written again', () => utimesSync(join(root, manifest), 1, 1)],
  ])('is rejected when %s', async (_, change) => {
    const bill = await openBill({ path: root });
    change();
    await expect(bill.listDeliveries(november)).rejects.toThrow(
      /came, went or changed while the bill was/,
    );
    await expect(bill.listDeliveries(['2026-10'] as BillingPeriod[])).resolves.toBeDefined();
  });

  it('is rejected like opening when a file of the manifest is missing', async () => {
    const bill = await openBill({ path: root });
    rmSync(join(root, data));
    mkdirSync(join(root, data, '..'), { recursive: true });
    await expect(bill.listDeliveries(november)).rejects.toThrow(
      /export-00001.csv is missing under/,
    );
  });
});

describe('files whose folders do not show the period', () => {
  it('are listed with every period, with the periods that are always read', async () => {
    const root = tempFolder();
    writeFile(join(root, 'a.csv'), csvOf([line()]));
    writeFile(join(root, 'b.csv'), csvOf([october]));
    const out = tempFolder();
    const platform = await openLocalPlatform({ bill: root, out, accounts: [] });
    onTestFinished(() => platform.close());
    expect(platform.bill.alwaysReadPeriods).toEqual(['2026-10', '2026-11']);
    const { deliveries } = await platform.bill.listDeliveries(november);
    expect(deliveries).toMatchObject([{ period: null, files: 2, manifest: null }]);
    writeFile(join(root, 'c.csv'), csvOf([october]));
    await expect(platform.bill.listDeliveries(november)).rejects.toThrow(
      /c.csv came, went or changed/,
    );
  });

  it('count lines of other providers among the periods that are always read, not among those of the bill', async () => {
    const root = tempFolder();
    const other = { providername: 'Microsoft', billingperiodstart: '2026-12-01 00:00:00' };
    writeFile(join(root, 'a.csv'), csvOf([focusCharge({}), focusCharge(other)]));
    const bill = await openBill({ path: root });
    expect(bill.alwaysReadPeriods).toEqual(['2026-11', '2026-12']);
    expect(bill.periods).toEqual(['2026-11']);
  });
});
