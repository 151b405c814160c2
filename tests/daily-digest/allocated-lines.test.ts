/**
 * The archive has every line where `evaluate` puts it, which `rules explain` shows: for a thousand random
 * lines with hostile tags, through bill, engine, checks and Parquet.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BillLine } from '../../src/allocation/evaluate/bill-line.ts';
import { lineEvaluator } from '../../src/allocation/evaluate/evaluate-line.ts';
import { setFiles } from '../../src/allocation/rules/set-files.ts';
import { textsOf } from '../../src/domain/columns/text-column.ts';
import { costAllocationTable } from '../../src/tables/cost-allocation.ts';
import { decodeTable } from '../../src/tables/decode-table.ts';
import { keyPrefixes, tagKeys, text } from '../allocation/random/vocabulary.ts';
import { exampleTexts, setOf } from '../allocation/rules/example-set.ts';
import { account, runDigest } from '../support/laptop.ts';
import { type TaggedLine, writeTaggedBill } from '../support/tagged-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';

const days = ['2026-06-29', '2026-06-30', '2026-07-01', '2026-07-02'];
const accounts = [
  account('111122223333', 'Root/Workloads/Batch'),
  account('444455556666', 'Root/Labs'),
  account('555566667777', 'Root/Workloads/Shops/Prod'),
  account('666677778888', 'Root'),
];

const tagValue = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.constantFrom('retail', ' Shop', 'Billing', 'shared services', 'prod'),
  },
  { weight: 1, arbitrary: text },
);
const tags = fc
  .array(
    fc.tuple(
      fc
        .tuple(fc.constantFrom(...keyPrefixes), fc.constantFrom(...tagKeys, 'application'))
        .map((parts) => parts.join('')),
      fc.oneof(tagValue, fc.constantFrom('images', 'checkout')),
    ),
    { maxLength: 4 },
  )
  // A JSON object with this key has no own one.
  .map((entries) => Object.fromEntries(entries.filter(([key]) => key !== '__proto__')));

const anyLine = fc.record({
  day: fc.constantFrom(...days),
  cost: fc.integer({ min: -500, max: 10_000 }).map((cents) => cents / 100),
  account: fc.constantFrom(...accounts.map(({ accountId }) => accountId)),
  serviceCode: fc.constantFrom('AmazonEC2', 'AmazonEKS', 'AmazonS3'),
  type: fc.constantFrom('Usage', 'Usage', 'Usage', 'Tax', 'Credit'),
  region: fc.constantFrom('', 'eu-west-1', 'us-east-1'),
  resource: fc.constantFrom('', 'arn:aws:s3:::images-1', 'arn:aws:s3:::images', 'i-0', 'a?rn'),
  tags,
  categories: fc.oneof(fc.constant({}), fc.record({ Team: tagValue })),
});

const key = (...parts: readonly string[]) => JSON.stringify(parts);

/** Cents by cell of the archive. */
function expected(lines: readonly (TaggedLine & { readonly account: string })[]) {
  const evaluate = lineEvaluator(setOf(exampleTexts));
  const sums = new Map<string, number>();
  for (const line of lines) {
    const billLine: BillLine = {
      billingDate: line.day as never,
      account: line.account,
      ou: accounts.find(({ accountId }) => accountId === line.account)?.ouPath ?? '',
      service: line.serviceCode ?? '',
      serviceCode: line.serviceCode ?? '',
      region: line.region ?? '',
      operation: '',
      usageType: '',
      chargeType: line.type ?? '',
      resource: line.resource ?? '',
      tags: new Map(Object.entries(line.tags ?? {})),
      costCategories: new Map(Object.entries(line.categories ?? {})),
    };
    const { target, ruleId, application, environment } = evaluate(billLine);
    const found = [target, ruleId ?? '', application, environment];
    const cell = key(
      line.day,
      line.account,
      billLine.service,
      billLine.region,
      billLine.chargeType,
      ...found,
    );
    sums.set(cell, (sums.get(cell) ?? 0) + Math.round(line.cost * 100));
  }
  return sums;
}

async function archivedIn(out: string): Promise<Map<string, number>> {
  const sums = new Map<string, number>();
  const root = join(out, costAllocationTable.prefix);
  for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.parquet')) continue;
    const rows = await decodeTable(costAllocationTable, readFileSync(join(root, path)));
    const columns = [
      rows.linkedAccount,
      rows.service,
      rows.region,
      rows.chargeType,
      rows.target,
      rows.ruleId,
      rows.application,
      rows.environment,
    ].map(textsOf);
    for (const [row, day] of rows.billingDate.entries()) {
      const cell = key(day, ...columns.map((column) => column[row] as string));
      const cents = Math.round((rows.unblendedCost[row] as number) * 100);
      sums.set(cell, (sums.get(cell) ?? 0) + cents);
    }
  }
  return sums;
}

test('1,000 random lines are archived where evaluate puts them', async () => {
  const lines = fc.sample(anyLine, { numRuns: 1_000, seed: 18 });
  const folder = tempFolder();
  const out = join(folder, 'out');
  mkdirSync(join(out, 'allocation'), { recursive: true });
  for (const { file, text: content } of Object.values(setFiles(exampleTexts))) {
    writeFileSync(join(out, 'allocation', file), content ?? '');
  }
  const named = lines.map((line) => ({ ...line, service: line.serviceCode }));
  const bill = writeTaggedBill(join(folder, 'bill.csv'), named);
  const { archived } = await runDigest({ bill, out, accounts, day: '2026-07-02' });
  expect(archived.allocation.failure).toBeNull();
  const found = await archivedIn(out);
  expect(new Map([...found].sort())).toEqual(new Map([...expected(named)].sort()));
  expect(found.size).toBeGreaterThan(300);
});
