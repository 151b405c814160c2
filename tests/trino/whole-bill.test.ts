/**
 * The results of a complete bill's query and the audit of its files, in Terraform's tables: bills of two
 * currencies with lines that count on no day, and files that contain the lines of others.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateBill } from '../../samples/generator/generate-bill.ts';
import { costAllocationStatement } from '../../src/allocation/compile/cost-allocation-statement.ts';
import { lookupValues } from '../../src/allocation/compile/lookup-values.ts';
import { readLineParts } from '../../src/allocation/compile/read-line-parts.ts';
import { parseRuleSet } from '../../src/allocation/rules/parse-rule-set.ts';
import type { RuleSet } from '../../src/allocation/rules/rule-set.ts';
import { parseBillingDay, parseBillingPeriod } from '../../src/domain/calendar/billing-day.ts';
import { openWindow } from '../../src/domain/calendar/open-window.ts';
import { type BillSource, billSources } from '../../src/domain/costs/bill-source.ts';
import { costMetrics } from '../../src/domain/costs/cost-metric.ts';
import type { BreakdownInput } from '../../src/queries/breakdown-statement.ts';
import { billLinesOnceStatement } from '../../src/queries/duplicate-lines-statement.ts';
import { sqlIdentifier } from '../../src/sql/bind.ts';
import { billPrefixes } from '../support/aws/account/deliver-bill.ts';
import { breakdownOfBill } from '../support/breakdown-of-bill.ts';
import { account } from '../support/laptop.ts';
import { linesOfBill } from '../support/line-statements.ts';
import { folderForSuite } from '../support/temp-folder.ts';
import { compareResults } from '../support/trino/compare-results.ts';
import { queryDuckDb } from '../support/trino/duckdb-rows.ts';
import { hasTrino } from '../support/trino/glue-on-trino.ts';
import { openTwoEngines, type TwoEngines } from '../support/trino/two-engines.ts';

/** The rules of the sample company. */
function sampleSet(): RuleSet {
  const text = (name: string) => readFileSync(new URL(name, sampleRules), 'utf8');
  const parsed = parseRuleSet({
    rules: text('rules.yaml'),
    teams: text('teams.csv'),
    services: text('services.csv'),
    aliases: text('aliases.csv'),
    owners: text('owners.csv'),
  });
  if (!parsed.isValid) throw new Error('the rules of the sample are not valid');
  return parsed.set;
}

const sampleRules = new URL('../../samples/acme/allocation/', import.meta.url);
const formats = { cur2: 'cur2', legacy: 'legacy-parquet', focus: 'focus' } as const;
const reportDay = parseBillingDay('2025-11-20');
const window = openWindow(reportDay, 10);

const questions: readonly (readonly [string, Partial<BreakdownInput>])[] = [
  ['two currencies', {}],
  ['the one of two currencies', { currency: 'USD' }],
  ['the other, used by few lines', { currency: 'EUR' }],
  ['one without lines', { currency: 'JPY' }],
  ['a part of the month', { window: { ...window, from: parseBillingDay('2025-11-12') } }],
  ['days that are archived', { archivedDays: window.days.slice(0, 5) }],
  ['services that are known', { knownServices: new Map([['AmazonEC2', "It's EC2"]]) }],
  ['a metric that needs columns', { costMetric: 'net_amortized' }],
];

describe.skipIf(!hasTrino).each(billSources)('a complete %s bill', (source: BillSource) => {
  const folder = folderForSuite();
  let engines: TwoEngines;

  beforeAll(async () => {
    const format = formats[source];
    const bill = await generateBill({
      out: join(folder(), 'bill'),
      from: parseBillingDay('2025-11-01'),
      to: reportDay,
      asOf: parseBillingDay('2025-11-21'),
      storyDay: reportDay,
      formats: [format],
      secondCurrency: true,
      hostile: true,
      size: 60,
    });
    engines = await openTwoEngines({
      source,
      bill: join(bill.trees[format]?.root ?? '', billPrefixes[source]),
      accounts: [account('200000000106', 'Root/Retail', '2025-11-01')],
      out: join(folder(), 'out'),
    });
  });
  afterAll(() => engines.close());

  it.each(questions)('has the same breakdown on both engines: %s', async (_, change) => {
    const plain = { window, costMetric: 'unblended', currency: null, ouDepth: null } as const;
    const [onDuckDb, onTrino] = [engines.local.tables, engines.trinoTables].map(
      (tables) => breakdownOfBill(tables, { ...plain, ...change }).sql,
    );
    const expected = await queryDuckDb(engines.local.engine, onDuckDb ?? '');
    const actual = await engines.trino.query(onTrino ?? '');
    expect(compareResults(expected, actual, false).differences).toEqual([]);
    if (change.currency !== 'JPY') expect(expected.rows.length).toBeGreaterThan(0);
  });

  it.each(costMetrics)('has the same allocation on both engines: %s', async (costMetric) => {
    const question = { window, costMetric, currency: 'USD', ouDepth: 1 } as const;
    const rules = { set: sampleSet(), lookups: lookupValues(sampleSet()) };
    const [onDuckDb, onTrino] = [engines.local.tables, engines.trinoTables].map((tables) => {
      // The tables of the test name no tag columns of the legacy report.
      const maps = source === 'legacy' ? { tags: false, costCategories: false } : {};
      const parts = { ...readLineParts([rules.set]), ...maps };
      const lines = linesOfBill(tables, { ...question, parts });
      return costAllocationStatement(rules.set, { ...rules, lines }).sql;
    });
    const expected = await queryDuckDb(engines.local.engine, onDuckDb ?? '');
    const actual = await engines.trino.query(onTrino ?? '');
    expect(compareResults(expected, actual, false).differences).toEqual([]);
    expect(expected.rows.length).toBeGreaterThan(100);
  });

  it.each(['identity', 'meaning'] as const)(
    'has no file with the lines of another before one is copied: by %s',
    async (by) => {
      const { billBucket: bucket, billDataPrefix, database, tables } = engines.names;
      const bill = sqlIdentifier(`${database}.${tables.bill}`);
      const period = parseBillingPeriod('2025-11');
      const { sql } = billLinesOnceStatement({ kind: source, bill, by }, period);
      expect((await engines.trino.query(sql)).rows).toEqual([]);
      const [original] = await engines.objects.list({ bucket, key: billDataPrefix });
      if (original === undefined) throw new Error('the bill has no file');
      const copy = original.key.replace(/[^/]+$/, 'copy.snappy.parquet');
      await engines.objects.put({ bucket, key: copy }, await engines.objects.get(original));
      const { rows } = await engines.trino.query(sql);
      await engines.objects.remove({ bucket, key: copy });
      const places = [copy, original.key].map((key) => `s3://${bucket}/${key}`);
      expect(rows.map(([file, other]) => [file, other])).toEqual(
        [places, places.toReversed()].sort(),
      );
      for (const [, , lines, shared] of rows) expect(shared).toBe(lines);
    },
  );
});
