/**
 * Each kind of bill, in AWS's layouts, gives the same cost lines on DuckDB and on Trino: in Terraform's
 * tables with projected partitions, and in tables with registered ones.
 */
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { BillOptions } from '../../samples/generator/bill-request.ts';
import { readColumns } from '../../samples/generator/columns.ts';
import { type BillTree, generateBill } from '../../samples/generator/generate-bill.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { type BillSource, billSources } from '../../src/domain/costs/bill-source.ts';
import { openBill } from '../../src/platform/local/bill/open-bill.ts';
import { DuckDbEngine } from '../../src/platform/local/duckdb/duckdb-engine.ts';
import { costLinesSelect } from '../../src/queries/cost-lines-select.ts';
import { sqlIdentifier } from '../../src/sql/bind.ts';
import { type Line, usageLine, writeParquet } from '../platform/local/bill/hand-written-bill.ts';
import { billPrefixes } from '../support/aws/account/deliver-bill.ts';
import { billTables } from '../support/aws/account/glue-tables.ts';
import { accountNames } from '../support/aws/account/provision-account.ts';
import { startWireAws } from '../support/aws/wire-aws.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { type CostLinesSides, compareCostLines } from '../support/trino/cost-lines.ts';
import { driftColumns } from '../support/trino/drift-columns.ts';
import { hasTrino, openGlueOnTrino } from '../support/trino/glue-on-trino.ts';
import { openTwoEngines } from '../support/trino/two-engines.ts';

const formats = { cur2: 'cur2', legacy: 'legacy-parquet', focus: 'focus' } as const;
const seen: string[] = [];

const november = {
  from: parseBillingDay('2025-10-25'),
  to: parseBillingDay('2025-11-20'),
  asOf: parseBillingDay('2025-11-21'),
  storyDay: parseBillingDay('2025-11-20'),
  size: 60,
  hostile: true,
};

async function treeOf(source: BillSource, options: Omit<BillOptions, 'out'>): Promise<BillTree> {
  const format = formats[source];
  const out = join(tempFolder(), 'bill');
  const bill = await generateBill({ ...options, out, formats: [format] });
  const tree = bill.trees[format];
  if (tree === undefined) throw new Error(`the bill has no ${format}`);
  return tree;
}

/** Compares in Terraform's table, and returns the number of lines. `view`: in Terraform's view of it. */
async function compareInTerraformTable(
  source: BillSource,
  bill: string,
  view?: string,
): Promise<number> {
  const engines = await openTwoEngines({ source, bill, out: join(tempFolder(), 'out') });
  try {
    return await compare(source, {
      engine: engines.local.engine,
      local: engines.local.tables.costLines,
      query: engines.trino.query,
      trino: view === undefined ? engines.trinoTables.costLines : `select * from ${view}`,
      ignoresMaps: source === 'legacy',
    });
  } finally {
    await engines.close();
  }
}

async function compare(name: string, sides: CostLinesSides): Promise<number> {
  const { differences, rows } = await compareCostLines(sides);
  expect(differences).toEqual([]);
  seen.push(`${name}: ${rows} lines equal on both engines`);
  return rows;
}

afterAll(() => {
  if (seen.length > 0) console.info(seen.join('\n'));
});

describe.skipIf(!hasTrino)('a bill in the table that Terraform makes', () => {
  it.each(billSources)('has the same cost lines on both engines, from %s', async (source) => {
    const tree = await treeOf(source, november);
    const bill = join(tree.root, billPrefixes[source]);
    expect(await compareInTerraformTable(source, bill)).toBeGreaterThan(1000);
    expect(await compareInTerraformTable(source, bill, 'cost_lines')).toBeGreaterThan(1000);
  });

  it.each(billSources)(
    'has them if columns were added in the middle of a year, from %s',
    async (source) => {
      const tree = await treeOf(source, {
        from: parseBillingDay('2024-12-01'),
        to: parseBillingDay('2025-11-20'),
        asOf: parseBillingDay('2025-11-21'),
        storyDay: parseBillingDay('2025-06-20'),
        size: 20,
      });
      const bill = join(tree.root, billPrefixes[source]);
      const lost = await driftColumns(bill, source, '2025-06');
      expect(lost).toHaveLength(6);
      expect(Math.min(...lost)).toBeGreaterThanOrEqual(3);
      expect(await compareInTerraformTable(source, bill)).toBeGreaterThan(10_000);
    },
  );
});

describe.skipIf(!hasTrino)('tags of CUR 2.0', () => {
  it('are united in the same way on both engines, whichever columns a line has', async () => {
    const resource = { user_team: 'shop', user_cost_center: '7' };
    const all = { 'resourceTags/user:Team': 'shop', 'accountTag/team': 'retail' };
    const ofAccount = { 'accountTag/team': 'retail' };
    const tags: Line[] = [
      { resource_tags: resource, tags: all },
      { resource_tags: resource, tags: ofAccount },
      { resource_tags: resource, tags: {} },
      { resource_tags: resource, tags: null },
      { resource_tags: {}, tags: ofAccount },
      { resource_tags: null, tags: all },
      { resource_tags: null, tags: null },
    ];
    const bill = join(tempFolder(), 'data');
    const lines = tags.map((line, at) =>
      usageLine({ product: null, line_item_resource_id: `r-${at}`, ...line }),
    );
    await writeParquet(join(bill, 'BILLING_PERIOD=2026-11', 'a.parquet'), 'cur2', lines);
    expect(await compareInTerraformTable('cur2', bill)).toBe(tags.length);
  });
});

describe.skipIf(!hasTrino)('a bill in a table with registered partitions and every column', () => {
  it.each([
    ['cur2', 'create-new'],
    ['legacy', 'overwrite'],
    ['focus', 'create-new'],
  ] as const)('has the same cost lines and tags, from %s in mode %s', async (source, delivery) => {
    const aws = await startWireAws({ source });
    const engine = await DuckDbEngine.open();
    try {
      const tree = await treeOf(source, { ...november, delivery });
      await aws.deliverBill(tree);
      const bill = await openBill({ path: tree.root, source });
      await bill.attach(engine);
      const { database } = accountNames;
      const trino = await openGlueOnTrino({
        motoUrl: aws.moto.url,
        region: 'eu-central-1',
        database,
      });
      await compare(`${source}, registered, ${delivery}`, {
        engine,
        local: bill.costLines(),
        query: trino.query,
        trino: await selectOf(source),
      });
      await trino.drop();
    } finally {
      engine.close();
      await aws.stop();
    }
  });
});

/** With a map of every tag and category column of the legacy table. */
async function selectOf(source: BillSource) {
  const names = source === 'legacy' ? await readColumns('legacy') : [];
  const tagColumns = names.map(({ parquetName }) => parquetName).sort();
  return costLinesSelect({ source, table: sqlIdentifier(billTables[source]), tagColumns });
}
