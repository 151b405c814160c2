/** The archive that the demo starts from: all days of the sample, with use that has idle and oversized resources. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { prepareArchive } from '../../../cli/demo/earlier-days.ts';
import { acmeSample } from '../../../samples/acme-sample.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { DirectoryStore } from '../../../src/platform/local/files/directory-store.ts';
import { readResourceUse } from '../../../src/reports/use/read-resource-use.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const sample = (path: string) =>
  fileURLToPath(new URL(`../../../samples/acme/${path}`, import.meta.url));

const argumentsFor = (out: string) => [
  ...['--date', '2026-11-20', '--bill', sample('cur2'), '--accounts', sample('accounts.csv')],
  ...['--rules', sample('allocation'), '--out', out],
];

test('has the days before the mail, and what was idle on them', async () => {
  const out = tempFolder();
  expect(await prepareArchive(argumentsFor(out), acmeSample.from)).toBe(0);
  const files = readdirSync(join(out, 'ou-breakdowns'), { recursive: true, encoding: 'utf8' });
  expect(files.filter((path) => path.endsWith('.parquet'))).toHaveLength(80);
  const use = await readResourceUse(new DirectoryStore(out), parseBillingDay('2026-11-19'));
  const counts = (finding: string) =>
    use?.resources.filter((resource) => resource.finding === finding).length;
  expect(counts('idle')).toBeGreaterThan(2);
  expect(counts('oversized')).toBeGreaterThan(2);
  expect(counts('in use')).toBeGreaterThan(20);
  expect(readFileSync(join(out, 'allocation', 'rules.yaml'), 'utf8')).toContain('rules:');
});

test('is not made for a machine-readable run, nor for an archive on AWS', async () => {
  const out = tempFolder();
  expect(await prepareArchive([...argumentsFor(out), '--json'], acmeSample.from)).toBe(0);
  expect(await prepareArchive(['--platform', 'aws'], acmeSample.from)).toBe(0);
  expect(readdirSync(out)).toEqual([]);
});
