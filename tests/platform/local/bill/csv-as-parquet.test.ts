/** Text that is read several times is parsed once, and every value equals the text. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { BillingPeriod } from '../../../../src/domain/calendar/billing-day.ts';
import { openBillOn } from '../../../../src/platform/local/bill/open-bill.ts';
import { DuckDbEngine } from '../../../../src/platform/local/duckdb/duckdb-engine.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import {
  csvOf,
  focusCharge,
  type Line,
  rowsOf,
  usageLine,
  writeFile,
} from './hand-written-bill.ts';

const november = ['2026-11'] as BillingPeriod[];
const folder = 'BILLING_PERIOD=2026-11';

/** Folder of the files of the test's engines. */
let temporary = '';

beforeEach(() => {
  temporary = tempFolder();
  vi.stubEnv('TMPDIR', temporary);
  onTestFinished(() => void vi.unstubAllEnvs());
});

async function openEngine(): Promise<DuckDbEngine> {
  const engine = await DuckDbEngine.open({ threads: 1 });
  onTestFinished(() => engine.close());
  return engine;
}

const stagedFiles = () =>
  readdirSync(temporary, { recursive: true }).filter((name) => String(name).endsWith('.parquet'));

const differing: readonly Line[] = [
  { line_item_resource_id: 'a "quoted", one', line_item_usage_account_id: '22233334444' },
  { line_item_resource_id: 'two\nlines', line_item_usage_account_id: 'NaN' },
  { line_item_resource_id: 'None', line_item_usage_start_date: '2026-11-20T05:00:00+02:00' },
  { line_item_resource_id: 'äöü', line_item_unblended_cost: 0.1, line_item_usage_amount: 1e-9 },
  { product: { product_name: 'Elastic; Compute' }, resource_tags: { user_team: 'a,b' } },
  { bill_invoice_id: '42', line_item_operation: 'None', line_item_usage_type: 'null' },
];

/** A part of a delivery, with lines that no other part has. */
function part(name: string): string {
  const columns: Line = {
    line_item_resource_id: '',
    line_item_usage_amount: 1,
    line_item_operation: '',
    line_item_usage_type: '',
    bill_invoice_id: '',
    product: {},
    resource_tags: {},
    identity_line_item_id: name,
    unknown_column: 'x',
  };
  return csvOf(
    differing.map((more) => usageLine({ ...columns, line_item_product_code: name, ...more })),
  );
}

const contents: readonly (readonly [string, Readonly<Record<string, string | Uint8Array>>])[] = [
  [
    'CSV below a folder of the period',
    { [`${folder}/a.csv`]: part('A'), [`${folder}/b.csv`]: part('B') },
  ],
  [
    'packed CSV',
    { [`${folder}/a.csv.gz`]: gzipSync(part('A')), [`${folder}/b.csv.gz`]: gzipSync(part('B')) },
  ],
  ['CSV without a folder of the period', { 'a.csv': part('A'), 'b.csv.gz': gzipSync(part('B')) }],
  ['one file without a folder of the period', { 'a.csv': part('A') }],
  ['a byte order mark', { 'a.csv': `\uFEFF${part('A')}`, 'b.csv': part('B') }],
  [
    'other delimiters',
    { 'a.csv': otherDelimiter(';', 'A'), 'b.csv': otherDelimiter('\u0001', 'B') },
  ],
  [
    'files of other columns',
    { 'a.csv': part('A'), 'b.csv': csvOf([usageLine({ line_item_operation: 'Other' })]) },
  ],
  [
    'FOCUS',
    {
      'a.csv': csvOf([focusCharge({ skuid: 'sku', resourceid: 'one', tags: { team: 'a' } })]),
      'b.csv': csvOf([focusCharge({ skuid: 'sku', resourceid: 'two', subaccountid: '42' })]),
    },
  ],
  [
    'the legacy report',
    {
      'a.csv': csvOf([usageLine({ 'resourceTags/user:team': 'a', 'lineItem/ResourceId': '1' })]),
      'b.csv': csvOf([usageLine({ 'resourceTags/user:team': 'b', 'lineItem/ResourceId': '2' })]),
    },
  ],
];

function otherDelimiter(delimiter: string, name: string): string {
  const lines = [usageLine({ line_item_product_code: name, line_item_resource_id: 'a,b' })];
  const [header = {}, ...rows] = [lines[0] ?? {}, ...lines];
  return [Object.keys(header), ...rows.map(Object.values)]
    .map((cells) => `${cells.join(delimiter)}\n`)
    .join('');
}

async function allLines(engine: DuckDbEngine, sql: string) {
  const hash = `select cast(hash(cost_lines) as varchar) as h, service, usage_account_id, resource_id,
    operation, cast(usage_start_at as varchar) as start, unblended_cost, cast(tags as varchar) as tags
    from ${sql} as cost_lines order by all`;
  return rowsOf(engine, hash, {
    h: 'string',
    service: 'string',
    usage_account_id: 'string',
    resource_id: 'string',
    operation: 'string',
    start: 'string',
    unblended_cost: 'double',
    tags: 'string',
  } as const);
}

describe('text that is read several times', () => {
  it.each(contents)('has the same lines when it is parsed once: %s', async (_, files) => {
    const root = tempFolder();
    for (const [name, content] of Object.entries(files)) writeFile(join(root, name), content);
    const [engine, other] = [await openEngine(), await openEngine()];
    const bill = await openBillOn(engine, { path: root });
    await bill.listDeliveries(november);
    await bill.attach(other);
    const fromText = await allLines(other, String(bill.costLines()));
    expect(stagedFiles()).not.toEqual([]);
    for (const name of Object.keys(files)) writeFile(join(root, name), 'gone');
    expect(fromText.length).toBeGreaterThan(0);
    expect(await allLines(engine, String(bill.costLines()))).toEqual(fromText);
    await expect(bill.listDeliveries(november)).rejects.toThrow(
      /came, went or changed while the bill was/,
    );
  });

  it.each([
    ['cost', 'line_item_unblended_cost', '1_000', 'is not a number'],
    ['amount', 'line_item_usage_amount', 'many', 'is not a number'],
    ['time', 'line_item_usage_start_date', 'yesterday', 'cannot be read'],
  ])('names the file and the line of an unreadable %s', async (_, column, value, wrong) => {
    const root = tempFolder();
    writeFile(join(root, folder, 'a.csv'), part('A'));
    const good = { line_item_usage_amount: 1, line_item_operation: 'B' };
    const lines = [usageLine(good), usageLine({ ...good, [column]: value })];
    writeFile(join(root, folder, 'b.csv'), csvOf(lines));
    const engine = await openEngine();
    const read = async () => {
      const bill = await openBillOn(engine, { path: root });
      await bill.listDeliveries(november);
      return allLines(engine, String(bill.costLines()));
    };
    const message = new RegExp(
      `b.csv.*"${value}" in column ${column} .*${wrong}|b.csv.*line 3.*${value}`,
    );
    await expect(read()).rejects.toThrow(message);
  });

  it('is read again if there is not enough space for it', async () => {
    vi.stubEnv('TMPDIR', join(temporary, 'absent'));
    const root = tempRoot({ 'a.csv': part('A'), 'b.csv': part('B') });
    const engine = await openEngine();
    const bill = await openBillOn(engine, { path: root });
    await bill.listDeliveries(november);
    expect(await allLines(engine, String(bill.costLines()))).toHaveLength(2 * differing.length);
  });

  it('leaves no files when the engine is closed', async () => {
    const root = tempRoot({ 'a.csv': part('A'), 'b.csv': part('B') });
    const engine = await DuckDbEngine.open();
    await openBillOn(engine, { path: root });
    expect(stagedFiles()).toHaveLength(1);
    engine.close();
    expect(readdirSync(temporary)).toEqual([]);
  });
});

describe('text that is read once', () => {
  it.each([
    ['one file of the period', { [`${folder}/a.csv`]: part('A') }],
    [
      'files that a manifest names',
      {
        [`data/${folder}/a.csv`]: part('A'),
        [`data/${folder}/b.csv`]: part('B'),
        [`metadata/${folder}/x-Manifest.json`]: JSON.stringify({
          dataFiles: ['a', 'b'].map((name) => `s3://x/data/${folder}/${name}.csv`),
        }),
      },
    ],
  ])('is read directly: %s', async (_, files) => {
    const engine = await openEngine();
    const bill = await openBillOn(engine, { path: tempRoot(files) });
    await bill.listDeliveries(november);
    expect(existsSync(temporary)).toBe(true);
    expect(stagedFiles()).toEqual([]);
  });
});

function tempRoot(files: Readonly<Record<string, string>>): string {
  vi.stubEnv('TMPDIR', join(temporary, '..'));
  const root = tempFolder();
  vi.stubEnv('TMPDIR', temporary);
  for (const [name, content] of Object.entries(files)) writeFile(join(root, name), content);
  return root;
}
