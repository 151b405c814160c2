/**
 * The views over the archive as Terraform makes them in Glue, read by Trino: the same rows as on a laptop over the
 * same objects, with the declared types, and filters that reach the partitions.
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DuckDbEngine } from '../../src/platform/local/duckdb/duckdb-engine.ts';
import { makeTables } from '../../src/platform/local/query/query-tables.ts';
import { archiveTables } from '../../src/tables/all-tables.ts';
import { businessFiguresTable } from '../../src/tables/business-figures.ts';
import { dayOfKey, fileKey, partitionPrefix } from '../../src/tables/object-key.ts';
import { allViews } from '../../src/views/all-views.ts';
import { GlueCatalog } from '../support/aws/glue-catalog.ts';
import { MotoObjects } from '../support/aws/moto-objects.ts';
import { type MotoServer, startMotoServer } from '../support/aws/moto-server.ts';
import { sentQuery } from '../support/grafana/small-warehouse.ts';
import { folderForSuite } from '../support/temp-folder.ts';
import { compareResults } from '../support/trino/compare-results.ts';
import { queryDuckDb } from '../support/trino/duckdb-rows.ts';
import {
  createFoundation,
  type Foundation,
  foundationOf,
} from '../support/trino/foundation-tables.ts';
import { type GlueOnTrino, hasTrino, openGlueOnTrino } from '../support/trino/glue-on-trino.ts';
import { putFolder } from '../support/trino/two-engines.ts';
import {
  archiveSample,
  budgetsCsv,
  businessFiguresCsv,
  sampleBudgets,
  sampleFigures,
} from '../support/views/sample-archive.ts';

const region = 'eu-central-1';

/**
 * Partitions that Athena computes, of the sample's months only: moto would be asked for the objects of each day
 * of years, by every query.
 */
function inSampleMonths(foundation: Foundation): Foundation {
  const tables = foundation.tables.map((table) => {
    const parameters = Object.entries(table.Parameters ?? {}).map(([name, value]) => [
      name,
      name.endsWith('.range')
        ? value.replace(/^\d{4}-\d\d-\d\d,NOW$/, '2026-09-01,2026-11-30')
        : value,
    ]);
    return { ...table, Parameters: Object.fromEntries(parameters) };
  });
  return { ...foundation, tables };
}

describe.skipIf(!hasTrino)('the views over the archive', () => {
  const folder = folderForSuite();
  let moto: MotoServer;
  let objects: MotoObjects;
  let foundation: Foundation;
  let trino: GlueOnTrino;
  let engine: DuckDbEngine;

  beforeAll(async () => {
    await archiveSample(folder());
    engine = await DuckDbEngine.open();
    await makeTables(engine, {
      bill: undefined,
      source: undefined,
      accounts: undefined,
      budgets: sampleBudgets(),
      businessFigures: sampleFigures(),
      out: folder(),
      memoryLimit: undefined,
    });
    moto = await startMotoServer();
    objects = new MotoObjects(moto.url, region);
    foundation = inSampleMonths(foundationOf('cur2'));
    const { billBucket, summariesBucket, database, budgetsKey } = foundation.names;
    for (const bucket of [billBucket, summariesBucket]) await objects.createBucket(bucket, region);
    trino = await openGlueOnTrino({ motoUrl: moto.url, region, database });
    const glue = new GlueCatalog(moto.url);
    await createFoundation(glue, foundation, trino.catalog);
    const root = `s3://${summariesBucket}/`;
    for (const prefix of [
      'ou-breakdowns',
      'cost-allocations',
      'ou-forecasts',
      'team-units',
      'tag-coverage',
      'resource-metrics',
      'resource-costs',
      'cost-recommendations',
      'restated-days',
    ]) {
      await putFolder(objects, join(folder(), prefix), `${root}${prefix}/`);
    }
    await objects.put({ bucket: summariesBucket, key: budgetsKey }, budgetsCsv);
    await objects.put(
      { bucket: summariesBucket, key: fileKey(businessFiguresTable) },
      businessFiguresCsv,
    );
    await registerDays(glue, root);
  });
  afterAll(async () => {
    engine?.close();
    await trino?.drop();
    objects?.close();
    await moto?.stop();
  });

  /** As the functions register each day that they write. */
  async function registerDays(glue: GlueCatalog, root: string): Promise<void> {
    const { database } = foundation.names;
    for (const declared of archiveTables) {
      const table = await glue.table(database, declared.name);
      const keys = readdirSync(join(folder(), declared.prefix), {
        recursive: true,
        encoding: 'utf8',
      });
      const days = keys
        .filter((key) => key.endsWith('.parquet'))
        .flatMap((key) => dayOfKey(declared.prefix + key) ?? []);
      const partitions = days.map((day) => ({
        Values: day.split('-').map((part) => String(Number(part))),
        StorageDescriptor: {
          ...(table as NonNullable<typeof table>).StorageDescriptor,
          Location: root + partitionPrefix(declared, day),
        },
      }));
      expect(partitions.length).toBeGreaterThan(80);
      await glue.createPartitions(database, declared.name, partitions);
    }
  }

  it.each(allViews.map((view) => [view.name, view] as const))(
    '%s has the rows of a laptop',
    async (name, view) => {
      const expected = await queryDuckDb(engine, `select * from ${name}`);
      const actual = await trino.query(`select * from ${name}`);
      expect(compareResults(expected, actual, false).differences).toEqual([]);
      expect(actual.rows.length).toBeGreaterThan(20);
      const declared = Object.entries(view.columns).map(
        ([column, { type }]) => `${column} ${type}`,
      );
      expect(actual.columns.map((column) => `${column.name} ${column.type}`)).toEqual(declared);
    },
  );

  /** The rows of the one object, and not those of the other days. */
  it.each([
    ['cost_by_day', 'cost_allocation', 'year = 2026 and month = 11 and day = 20'],
    ['cost_by_env', 'cost_allocation', 'year = 2026 and month = 11 and day = 20'],
    ['cost_by_team', 'cost_allocation', 'year = 2026 and month = 11 and day = 20'],
    ['cost_by_service', 'cost_allocation', 'year = 2026 and month = 11 and day between 19 and 20'],
    ['cost_by_region', 'cost_allocation', 'year = 2026 and month = 11 and day = 20'],
    ['untagged_cost', 'tag_coverage', `usage_date = date '2026-11-20'`],
  ])('%s reads of %s only what has %s', async (view, table, where) => {
    const { rows, stats } = await trino.query(`select * from ${view} where ${where}`);
    expect(rows.length).toBeGreaterThan(0);
    const count = async (condition: string) =>
      Number((await trino.query(`select count(*) from ${table} where ${condition}`)).rows[0]?.[0]);
    const [wanted, all] = [await count(where), await count('true')];
    expect(stats.processedRows).toBeGreaterThanOrEqual(wanted);
    // Of other tables come at most the breakdown of the day, or all teams.
    expect(stats.processedRows).toBeLessThan(wanted + all / 10);
  });

  it('unit_costs reads one day of each table, filtered by partitions and by day', async () => {
    const partition = 'year = 2026 and month = 11 and day = 20';
    const { rows, stats } = await trino.query(
      `select * from unit_costs where ${partition} and billing_date = date '2026-11-20'`,
    );
    expect(new Set(rows.map((row) => row[4]))).toEqual(new Set(['bill', 'business', 'metric']));
    const count = async (from: string) =>
      Number((await trino.query(`select count(*) from ${from}`)).rows[0]?.[0]);
    const ofDay = `where usage_date = date '2026-11-20'`;
    const wanted =
      (await count(`cost_allocation where ${partition}`)) +
      (await count(`resource_costs ${ofDay}`)) +
      (await count(`resource_metrics ${ofDay}`));
    expect(stats.processedRows).toBeGreaterThanOrEqual(wanted);
    // All figures are read, once for each step that reads them.
    expect(stats.processedRows).toBeLessThan(wanted + 3 * sampleFigures().length + 10);
  });

  it.each([
    ['By service', 'cost_allocation', 'year = 2026 and month = 11 and day between 19 and 20'],
    [
      'Covered by tags, by day',
      'tag_coverage',
      `usage_date between date '2026-11-19' and date '2026-11-20'`,
    ],
  ])('Grafana’s panel “%s” reads only the days of its time range', async (title, table, where) => {
    const range = { from: '2026-11-19T00:00:00Z', to: '2026-11-20T23:59:59Z' };
    const { rows, stats } = await trino.query(sentQuery('athena', title, range));
    expect(rows.length).toBeGreaterThan(0);
    const count = async (condition: string) =>
      Number((await trino.query(`select count(*) from ${table} where ${condition}`)).rows[0]?.[0]);
    const [wanted, all] = [await count(where), await count('true')];
    expect(stats.processedRows).toBeGreaterThanOrEqual(wanted);
    expect(stats.processedRows).toBeLessThan(wanted + all / 10);
  });

  it('have null, and every cost, without budgets, forecast or teams', async () => {
    const bucket = foundation.names.summariesBucket;
    for (const prefix of ['ou-forecasts/', 'team-units/', 'budgets/']) {
      for (const place of await objects.list({ bucket, key: prefix })) await objects.remove(place);
    }
    for (const name of ['ou-forecasts', 'team-units'])
      rmSync(join(folder(), name), { recursive: true });
    const alone = await DuckDbEngine.open();
    const inputs = { bill: undefined, source: undefined, accounts: undefined, budgets: undefined };
    await makeTables(alone, { ...inputs, out: folder(), memoryLimit: undefined });
    for (const view of ['cost_by_team', 'cost_by_ou_month']) {
      const expected = await queryDuckDb(alone, `select * from ${view}`);
      const actual = await trino.query(`select * from ${view}`);
      expect(compareResults(expected, actual, false).differences).toEqual([]);
      expect(actual.rows.length).toBeGreaterThan(5);
    }
    alone.close();
  });
});
