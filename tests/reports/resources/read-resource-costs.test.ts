/** What resources cost, by day and owner; the rows of a day are all of its bill. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { lookupValues } from '../../../src/allocation/compile/lookup-values.ts';
import { noRules } from '../../../src/allocation/published/usable-rules.ts';
import { decimalSum } from '../../../src/domain/arithmetic/decimal-sum.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { DirectoryStore } from '../../../src/platform/local/files/directory-store.ts';
import { measurableResources } from '../../../src/reports/resources/measurable-resources.ts';
import { publishResourceCosts } from '../../../src/reports/resources/publish-resource-costs.ts';
import {
  type ResourceCostsRequest,
  readResourceCosts,
} from '../../../src/reports/resources/read-resource-costs.ts';
import { decodeTable } from '../../../src/tables/decode-table.ts';
import { objectKey } from '../../../src/tables/object-key.ts';
import { resourceCostsTable } from '../../../src/tables/resource-costs.ts';
import { exampleSet } from '../../allocation/rules/example-set.ts';
import { withPlatform } from '../../support/laptop.ts';
import { type TaggedLine, writeTaggedBill } from '../../support/tagged-bill.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const day = parseBillingDay('2026-11-20');
const before = parseBillingDay('2026-11-19');
const task = (id: string) => `arn:aws:ecs:eu-west-1:012345678901:task/web/${id}`;
const ofDay = (lines: readonly Omit<TaggedLine, 'day'>[]) =>
  lines.map((line) => ({ day, ...line }));

const lines: readonly TaggedLine[] = [
  ...ofDay([
    { cost: 50, resource: 'i-0123abcd', region: 'eu-west-1' },
    { cost: 2, resource: 'i-0123abcd', region: 'us-east-1', service: 'AWS Data Transfer' },
    { cost: 10, resource: task('0a'), region: 'eu-west-1' },
    { cost: 11, resource: task('0b'), region: 'eu-west-1' },
    { cost: 5, resource: 'logs', serviceCode: 'AmazonS3', service: 'S3', region: 'eu-west-1' },
    { cost: 4, resource: 'logs', serviceCode: 'AmazonEC2' },
    { cost: 3, resource: "i-0'; drop table x", region: 'eu-west-1' },
    { cost: 1, resource: 'vol-00000001', region: 'eu-west-1' },
    { cost: 100, type: 'Tax' },
    { cost: -7, type: 'Credit', resource: 'i-0123abcd', region: 'eu-west-1' },
  ]),
  { day: before, cost: 8, resource: 'i-0123abcd', region: 'eu-west-1' },
  { day: '2026-11-18', cost: 900, resource: 'i-0123abcd', region: 'us-east-1' },
];

async function costs(limit: number, given?: string, rules = noRules) {
  const folder = tempFolder();
  const bill = given ?? writeTaggedBill(join(folder, 'bill.csv'), lines);
  const request: ResourceCostsRequest = {
    from: before,
    to: day,
    rules,
    limit,
    currency: null,
    ouDepth: null,
    knownServices: new Map(),
  };
  return withPlatform({ bill, out: join(folder, 'out') }, (platform) =>
    readResourceCosts(platform, request),
  );
}

const shown = (rows: Awaited<ReturnType<typeof costs>>) =>
  (rows.get(day) ?? []).map(({ resourceId, kind, region, service, unblendedCost }) =>
    [resourceId, kind, region, service, unblendedCost].join(' | '),
  );

test('the costliest come first; tasks are a cluster; the Region is the costliest of the resource', async () => {
  const found = await costs(100);
  expect(shown(found)).toEqual([
    'i-0123abcd | ec2-instance | eu-west-1 | Amazon Elastic Compute Cloud | 43',
    'arn:aws:ecs:eu-west-1:012345678901:cluster/web | ecs-cluster | eu-west-1 | Amazon Elastic Compute Cloud | 21',
    'logs | s3-bucket | eu-west-1 | S3 | 5',
    "i-0'; drop table x |  | eu-west-1 | Amazon Elastic Compute Cloud | 3",
    'i-0123abcd | ec2-instance | eu-west-1 | AWS Data Transfer | 2',
    'vol-00000001 | ebs-volume | eu-west-1 | Amazon Elastic Compute Cloud | 1',
    'others |  |  |  | 104',
  ]);
  expect([...found.keys()]).toEqual([before, day]);
  expect(found.get(day)?.[0]).toMatchObject({
    account: '012345678901',
    ou: 'Unassigned',
    target: 'unallocated',
    amortizedCost: 43,
    lineCount: 2,
  });
});

test.each([1, 3, 100])(
  'the rows of a day sum to its bill, with %i of them listed',
  async (limit) => {
    const rows = (await costs(limit)).get(day) ?? [];
    expect(decimalSum(rows.map(({ unblendedCost }) => unblendedCost))).toBe(179);
    expect(rows.reduce((sum, { lineCount }) => sum + lineCount, 0)).toBe(10);
    expect(rows.length).toBeLessThanOrEqual(limit + 1);
  },
);

test('what a commitment covers is chosen by its amortized cost, though it costs nothing unblended', async () => {
  const found = await costs(
    20,
    fileURLToPath(new URL('../../../samples/acme/cur2', import.meta.url)),
  );
  const rows = found.get(day) ?? [];
  const listed = rows.slice(0, 20).map(({ amortizedCost }) => amortizedCost);
  expect(listed).toEqual([...listed].sort((a, b) => Number(b) - Number(a)));
  const covered = rows.find(({ kind, unblendedCost }) => kind !== '' && unblendedCost === 0);
  expect(covered?.amortizedCost).toBeGreaterThan(500);
  const { resources } = measurableResources(found, day);
  const chosen = resources.find(({ resourceId }) => resourceId === covered?.resourceId);
  expect(chosen?.cost).toBeGreaterThan(500);
});

test('are written once, and come back from the file', async () => {
  const store = new DirectoryStore(tempFolder());
  const rows = (await costs(2)).get(day) ?? [];
  const publication = { day, rows, currency: 'USD', ruleSet: noRules.hash };
  expect(await publishResourceCosts(store, publication)).toBe('written');
  expect(await publishResourceCosts(store, publication)).toBe('unchanged');
  const stored = await store.get(objectKey(resourceCostsTable, day));
  const found = await decodeTable(resourceCostsTable, stored?.body ?? new Uint8Array());
  expect([...found.unblendedCost]).toEqual([43, 21, 115]);
  expect(stored?.metadata).toMatchObject({ currency: 'USD', rows: '3' });
});

test('a resource that two applications share has a row of each', async () => {
  const set = exampleSet();
  const rules = { set, hash: 'example', lookups: lookupValues(set) };
  const shared = { resource: 'i-0123abcd', region: 'eu-west-1' };
  const lines = ofDay([
    { ...shared, cost: 3, tags: { user_application: 'images', user_team: 'retail' } },
    { ...shared, cost: 2, tags: { user_team: 'retail' } },
  ]);
  const found = await costs(10, writeTaggedBill(join(tempFolder(), 'bill.csv'), lines), rules);
  const rows = (found.get(day) ?? []).map(({ target, application, unblendedCost }) =>
    [target, application, unblendedCost].join(' | '),
  );
  expect(rows).toEqual(['team/retail | Product images | 3', 'team/retail |  | 2']);
});
