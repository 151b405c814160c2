/** Other files in a bill's folder: rejected if they may contain lines, named in a notice if not. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openBill } from '../../../../src/platform/local/bill/open-bill.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { csvOf, usageLine, writeFile } from './hand-written-bill.ts';

let root = '';

beforeEach(() => {
  root = tempFolder();
  writeFile(join(root, 'BILLING_PERIOD=2026-11/a.csv'), csvOf([usageLine({})]));
});

describe('a file next to the bill', () => {
  it.each([
    ['more.zip', 'PK', /more.zip is packed: unpack it/],
    ['b.csv.zip', 'PK', /b.csv.zip is packed/],
    ['b.tar', 'x', /b.tar is packed/],
    ['b.tar.gz', 'x', /b.tar.gz is packed/],
    ['b.json.gz', 'x', /b.json.gz is packed/],
    ['b.orc', 'ORC', /b.orc is of a format that is not read/],
    ['b.tsv', 'a\tb', /b.tsv is of a format that is not read/],
    ['part-00000', 'PAR1....', /part-00000 holds Parquet data under a name/],
    ['a.csv.gz.4f1Dc2', '\u001f\u008b..', /a.csv.gz.4f1Dc2 holds gzip data/],
  ])('is rejected if it may contain lines: %s', async (name, content, message) => {
    writeFile(join(root, 'BILLING_PERIOD=2026-11', name), Buffer.from(content, 'latin1'));
    await expect(openBill({ path: root })).rejects.toThrow(message);
  });

  it.each(['a.csv.part', 'a.csv.bak', 'a.txt', 'a'])(
    'is rejected when it begins with the columns of a bill: %s',
    async (name) => {
      writeFile(join(root, name), `\uFEFF${csvOf([usageLine({})])}`);
      await expect(openBill({ path: root })).rejects.toThrow(/holds CSV data under a name/);
    },
  );

  it.each(['b.csv.tmp', 'b.csv.gz~'])('is named when it is temporary: %s', async (name) => {
    writeFile(join(root, name), csvOf([usageLine({})]));
    const { notices } = await openBill({ path: root });
    expect(notices).toEqual([expect.stringMatching(/^Not read.*b.csv/)]);
  });

  it('is named when it contains none', async () => {
    for (const name of ['README.md', 'SHA256SUMS', 'notes.txt', 'own.json', 'plan.xlsx', 'x.sql']) {
      writeFile(join(root, name), name === 'plan.xlsx' ? 'PK\u0003\u0004' : 'text');
    }
    const { notices, files } = await openBill({ path: root });
    expect(files).toHaveLength(1);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(/^Not read.* README.md, SHA256SUMS, notes.txt, .* and 1 more\.$/);
  });

  it('is named when the manifest of its billing period does not name it', async () => {
    const key = (name: string) => `s3://b/BILLING_PERIOD=2026-11/${name}`;
    const older = ['x/a.csv', 'x/b.csv'];
    for (const name of ['b.csv', 'c.csv', 'd.csv', 'e.csv', '_f.csv', '._g.csv', ...older]) {
      writeFile(join(root, 'BILLING_PERIOD=2026-11', name), csvOf([usageLine({})]));
    }
    for (const [folder, names] of [
      ['', ['a.csv']],
      ['x', older],
    ] as const) {
      const path = join(root, 'metadata/BILLING_PERIOD=2026-11', folder, 'x-Manifest.json');
      writeFile(path, JSON.stringify({ dataFiles: names.map(key) }));
    }
    const { notices, files } = await openBill({ path: root });
    expect(files).toHaveLength(1);
    expect(notices).toEqual([
      expect.stringMatching(
        /has a manifest that does not name them: .*b.csv, .*d.csv and 1 more\.$/,
      ),
      expect.stringMatching(/begin with '_' or '.', .* are ignored: [^,]*_f.csv\.$/),
    ]);
  });

  it("is not named when it is AWS's own", async () => {
    const names = ['report-create-table.sql', 'crawler-cfn.yml', 'report-RedshiftCommands.sql'];
    for (const name of [...names, 'report-RedshiftManifest.json', '.DS_Store', '_SUCCESS']) {
      writeFile(join(root, name), name.endsWith('.json') ? '{}' : 'text');
    }
    expect((await openBill({ path: root })).notices).toEqual([]);
  });
});

describe('a path that is neither file nor folder', () => {
  it('is rejected in the tree and as the bill, without waiting for it', async () => {
    const pipe = join(root, 'pipe.csv');
    execFileSync('mkfifo', [pipe]);
    await expect(openBill({ path: root })).rejects.toThrow(/pipe.csv is neither file nor folder/);
    await expect(openBill({ path: pipe })).rejects.toThrow(/pipe.csv is neither file nor folder/);
    await expect(openBill({ path: '/dev/null' })).rejects.toThrow(
      /null is neither file nor folder/,
    );
  });

  it('is rejected when it is a link that leads nowhere or in a circle', async () => {
    symlinkSync('gone.csv', join(root, 'b.csv'));
    await expect(openBill({ path: root })).rejects.toThrow(/b.csv is a link to nothing/);
    const circle = tempFolder();
    mkdirSync(join(circle, 'in'));
    symlinkSync('..', join(circle, 'in/back'));
    await expect(openBill({ path: circle })).rejects.toThrow(
      /in\/back is a link to a folder that it/,
    );
    const self = join(tempFolder(), 'self.csv');
    symlinkSync('self.csv', self);
    await expect(openBill({ path: self })).rejects.toThrow(/self.csv is a link to itself/);
  });
});

describe('a folder that may not be read', () => {
  // The superuser may read any folder, so the test would fail.
  it.skipIf(process.getuid?.() === 0)('is rejected, not ignored', async () => {
    const folder = join(root, 'BILLING_PERIOD=2026-10');
    mkdirSync(folder);
    chmodSync(folder, 0);
    await expect(openBill({ path: root })).rejects.toThrow(/2026-10 may not be read/);
    chmodSync(folder, 0o700);
  });
});
