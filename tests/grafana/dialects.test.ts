/**
 * The queries in the languages of their engines: Athena's parsed by Trino's grammar; Redshift's parsed by its grammar,
 * and run by PostgreSQL over the views that Redshift gets, with the rows of DuckDB.
 */
import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DuckDbEngine } from '../../src/platform/local/duckdb/duckdb-engine.ts';
import { redshiftStatements } from '../../src/warehouse/redshift-statements.ts';
import {
  openSmallWarehouse,
  plainResult,
  sentQueries,
} from '../support/grafana/small-warehouse.ts';
import { redshiftProblem } from '../support/grammar/redshift-problems.ts';
import { syntaxProblems } from '../support/grammar/syntax-problems.ts';
import { queryDuckDb } from '../support/trino/duckdb-rows.ts';
import { viewRows } from '../support/views/view-rows.ts';
import {
  fillTables,
  openPostgres,
  queryPostgres,
  withoutRedshiftWords,
} from '../support/views/views-on-postgres.ts';

const ofAthena = sentQueries('athena');
const ofRedshift = sentQueries('redshift');

describe('a query for Athena', () => {
  it.each(ofAthena)('is parsed by its grammar: $name', ({ sql }) => {
    expect(syntaxProblems(sql)).toEqual([]);
    // Athena's limit.
    expect(Buffer.byteLength(sql)).toBeLessThan(262_144);
  });
});

describe('a query for Redshift', () => {
  let db: PGlite;
  let engine: DuckDbEngine;

  beforeAll(async () => {
    db = await openPostgres();
    await db.exec('create schema "finops_archive"');
    await fillTables(db, 'finops_archive', viewRows);
    const statements = redshiftStatements({
      glueDatabase: 'acme_finops_db',
      region: 'eu-central-1',
      roleArn: 'arn:aws:iam::123456789012:role/finops-spectrum',
      externalSchema: 'finops_archive',
      schema: 'finops',
      readerRoles: [],
    });
    for (const { sql } of statements) await db.exec(withoutRedshiftWords(sql));
    engine = await openSmallWarehouse();
  });
  afterAll(async () => {
    engine?.close();
    await db?.close();
  });

  it.each(ofRedshift)('is parsed by its grammar: $name', async ({ sql }) => {
    expect(await redshiftProblem(sql)).toBeUndefined();
    // https://docs.aws.amazon.com/redshift/latest/mgmt/data-api.html
    expect(Buffer.byteLength(sql)).toBeLessThan(100_000);
  });

  it.each(ofRedshift)('has the same rows on PostgreSQL: $name', async ({ sql }) => {
    const expected = plainResult(await queryDuckDb(engine, sql));
    expect(plainResult(await queryPostgres(db, sql))).toEqual(expected);
  });

  it('has rows, mostly', async () => {
    let full = 0;
    for (const { sql } of ofRedshift)
      full += (await queryDuckDb(engine, sql)).rows.length > 0 ? 1 : 0;
    expect(full).toBeGreaterThan(ofRedshift.length * 0.8);
  });
});
