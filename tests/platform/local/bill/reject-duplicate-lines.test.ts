/** No line of a bill counts twice, whatever its copies are named; and no correct bill is rejected. */
import { basename, join } from 'node:path';
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

  /** A delivery of one month whose manifest names the files. */
  function delivered(root: string, files: Readonly<Record<string, string>>): void {
    const names = Object.keys(files).map((name) => `data/BILLING_PERIOD=2026-11/${name}`);
    for (const name of names) writeFile(join(root, name), files[basename(name)] ?? '');
    const dataFiles = names.map((name) => `s3://x/${name}`);
    const manifest = join(root, 'metadata/BILLING_PERIOD=2026-11/export-Manifest.json');
    writeFile(manifest, JSON.stringify({ dataFiles }));
  }

  it('is not compared if a manifest names its files', async () => {
    const root = await writeTree({});
    // Equal lines in another order: only a manifest can show that both belong to one delivery.
    delivered(root, { 'a.csv': csvOf(named), 'b.csv': csvOf(named.toReversed()) });
    expect((await openBill({ path: root })).files).toHaveLength(2);
  });

  it('is rejected if two files of a manifest have the same bytes', async () => {
    const root = await writeTree({});
    delivered(root, { 'a.csv': csvOf(named), 'b.csv': csvOf(named) });
    await expect(openBill({ path: root })).rejects.toThrow(/a\.csv and .*b\.csv contain the same/);
  });

  it('is not rejected if files of a manifest have the same bytes and no line', async () => {
    const root = await writeTree({});
    const header = `${csvOf(named).split('\n')[0]}\n`;
    delivered(root, { 'a.csv': csvOf(named), 'b.csv': header, 'c.csv': header });
    expect((await openBill({ path: root })).files).toHaveLength(3);
  });
});
