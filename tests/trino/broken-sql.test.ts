/**
 * Shows that the suite can fail: statements broken on purpose, as SQL often differs between engines, and
 * files without test parameters.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { DuckDbEngine } from '../../src/platform/local/duckdb/duckdb-engine.ts';
import { sqlIdentifier } from '../../src/sql/bind.ts';
import { type MotoServer, startMotoServer } from '../support/aws/moto-server.ts';
import { compareResults } from '../support/trino/compare-results.ts';
import { queryDuckDb } from '../support/trino/duckdb-rows.ts';
import { type GlueOnTrino, hasTrino, openGlueOnTrino } from '../support/trino/glue-on-trino.ts';
import { boundBySamples } from '../support/trino/sample-parameters.ts';

const days = {
  from: parseBillingDay('2025-11-01'),
  reportDay: parseBillingDay('2025-11-20'),
  spoiledDay: parseBillingDay('2025-10-31'),
};
const tables = {
  costLines: sqlIdentifier('cost_lines'),
  accounts: sqlIdentifier('accounts'),
  archive: () => sqlIdentifier('ou_breakdown'),
  allocation: () => sqlIdentifier('ou_breakdown'),
};

describe('a file without test parameters', () => {
  it('is tested automatically if its placeholders are known', () => {
    const sql = 'select :report_date as today from :archive -- :nothing';
    expect(boundBySamples('new', sql, tables, days)).toBe(
      `select date '2025-11-20' as today from "ou_breakdown" -- :nothing`,
    );
  });

  it('fails, and says where to add a value, if one is unknown', () => {
    expect(() => boundBySamples('new', 'select :surprise', tables, days)).toThrow(
      /sql\/new\.sql takes :surprise.*tests\/support\/trino\/sample-parameters\.ts/,
    );
  });
});

describe.skipIf(!hasTrino)('a statement broken on purpose', () => {
  let moto: MotoServer;
  let trino: GlueOnTrino;
  let engine: DuckDbEngine;

  beforeAll(async () => {
    moto = await startMotoServer();
    trino = await openGlueOnTrino({ motoUrl: moto.url, region: 'eu-central-1', database: 'none' });
    engine = await DuckDbEngine.open();
  });
  afterAll(async () => {
    engine.close();
    await trino.drop();
    await moto.stop();
  });

  const costs = `(values ('a', 0.1e0), ('a', 0.2e0), ('b', 7e0)) as costs (ou, cost)`;
  const sums = `select ou, sum(cost) as cost from ${costs} group by ou order by ou`;

  async function differencesOf(sql: string, onTrino = sql): Promise<readonly string[]> {
    const expected = await queryDuckDb(engine, sql);
    return compareResults(expected, await trino.query(onTrino), true).differences;
  }

  it('gives no difference before it is broken', async () => {
    expect(await differencesOf(sums)).toEqual([]);
  });

  it.each([
    [
      'another value',
      sums.replace('sum(cost)', 'sum(cost) + 0.000001e0'),
      /row 0: .*0\.3.* is .*0\.300001\b/,
    ],
    ['fewer rows', sums.replace('group by', `where ou <> 'b' group by`), /2 rows are 1/],
    ['another type', sums.replace('sum(cost)', 'count(*)'), /cost double\) are \(.*cost bigint/],
    ['another order', `${sums} desc`, /row 0/],
  ])('is reported when it gives %s', async (_, broken, says) => {
    expect((await differencesOf(sums, broken)).join('\n')).toMatch(says);
  });

  it.each([
    ['DuckDB alone understands', `select ou from ${costs} where ou ilike 'A'`, 'SYNTAX_ERROR'],
    ['DuckDB alone has', `select list_sum([1, 2]) as total`, 'FUNCTION_NOT_FOUND'],
    ['DuckDB alone casts', `select 1 as one where '1' = 1`, 'TYPE_MISMATCH'],
  ])('is rejected by Trino because of what %s', async (_, sql, code) => {
    await queryDuckDb(engine, sql);
    await expect(trino.query(sql)).rejects.toMatchObject({ code });
  });

  it('gives no difference if the prelude makes DuckDB follow Trino', async () => {
    expect(await differencesOf('select 7 / 2 as half')).toEqual([]);
    expect(await differencesOf(`select day_of_week(date '2025-11-16') as sunday`)).toEqual([]);
  });
});
