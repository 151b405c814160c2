/** No line of a bill counts twice, whatever its copies are named; and no correct bill is rejected. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBill } from '../../../../src/platform/local/bill/open-bill.ts';
import { sharedCase } from '../../../support/shared-cases.ts';
import { csvOf, writeFile } from './hand-written-bill.ts';
import { bills, copies, named, writeTree } from './whole-and-copied.ts';

describe('a bill that contains lines twice', () => {
  it.each(copies)('is rejected: %s', async (_, files) => {
    const root = await writeTree(files);
    await expect(openBill({ path: root })).rejects.toThrow(
      /^\/.* contain the same lines \(\d+ % of those compared\), which would count twice: remove|more than once/,
    );
  });

  it.skipIf(!sharedCase('csv-beside-its-gz'))('is rejected: csv-beside-its-gz', async () => {
    const path = sharedCase('csv-beside-its-gz') ?? '';
    await expect(openBill({ path })).rejects.toThrow(
      /export.csv and .*export.csv.gz contain the same/,
    );
  });

  it.skipIf(!sharedCase('create-new-copies-no-period-folder'))(
    'is rejected: create-new-copies-no-period-folder',
    async () => {
      const path = sharedCase('create-new-copies-no-period-folder') ?? '';
      await expect(openBill({ path })).rejects.toThrow(
        /2026-11-19T06.* and .*2026-11-20T06.* contain/,
      );
    },
  );
});

describe('a bill of several files that contains every line once', () => {
  it.each(bills)('opens: %s', async (_, files) => {
    const root = await writeTree(files);
    expect((await openBill({ path: root })).files).toHaveLength(Object.keys(files).length);
  });

  it('is not compared if a manifest names its files', async () => {
    const root = await writeTree({ 'data/BILLING_PERIOD=2026-11/a.csv': named });
    // Completely equal: only a manifest can show that both belong to one delivery.
    writeFile(join(root, 'data/BILLING_PERIOD=2026-11/b.csv'), csvOf(named));
    const dataFiles = ['a', 'b'].map((name) => `s3://x/data/BILLING_PERIOD=2026-11/${name}.csv`);
    const manifest = join(root, 'metadata/BILLING_PERIOD=2026-11/export-Manifest.json');
    writeFile(manifest, JSON.stringify({ dataFiles }));
    expect((await openBill({ path: root })).files).toHaveLength(2);
  });
});
