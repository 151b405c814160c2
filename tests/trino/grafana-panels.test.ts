/** Every query of Grafana's dashboards for Athena on Trino: the rows of DuckDB. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { DuckDbEngine } from '../../src/platform/local/duckdb/duckdb-engine.ts';
import {
  openSmallWarehouse,
  plainResult,
  sentQueries,
  withRowsOf,
} from '../support/grafana/small-warehouse.ts';
import { queryDuckDb } from '../support/trino/duckdb-rows.ts';
import { hasTrino } from '../support/trino/glue-on-trino.ts';
import { queryTrino } from '../support/trino/trino-client.ts';

describe.skipIf(!hasTrino)('a query of a dashboard', () => {
  let engine: DuckDbEngine;
  beforeAll(async () => {
    engine = await openSmallWarehouse();
  });
  afterAll(() => engine?.close());

  it.each(sentQueries('athena'))('has the same rows on Trino: $name', async ({ sql }) => {
    const expected = plainResult(await queryDuckDb(engine, sql));
    const text = await withRowsOf(engine, sql);
    expect(text).not.toBe(sql);
    const actual = await queryTrino({ url: inject('trinoUrl') }, text);
    expect(plainResult(actual)).toEqual(expected);
  });
});
