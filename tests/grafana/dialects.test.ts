/**
 * The queries in the languages of their engines: Athena's parsed by Trino's grammar; Redshift's parsed by its grammar,
 * and run by PostgreSQL over the views that Redshift gets, with the rows of DuckDB.
 */
import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isChosen } from '../../grafana/sql/choices.ts';
import type { DuckDbEngine } from '../../src/platform/local/duckdb/duckdb-engine.ts';
import { type SqlFragment, sqlText } from '../../src/sql/bind.ts';
import { redshiftStatements } from '../../src/warehouse/redshift-statements.ts';
import { interpolate } from '../support/grafana/interpolate.ts';
import { nastyNames } from '../support/grafana/sample-warehouse.ts';
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

  describe('where a backslash is an escape, as in Redshift', () => {
    beforeAll(() => db.exec('set standard_conforming_strings = off'));
    afterAll(() => db.exec('set standard_conforming_strings = on'));

    const found = async (offered: readonly string[]) => {
      const list = nastyNames.map((name) => `(E${sqlText(name.replaceAll('\\', '\\\\'))})`);
      const where = interpolate(isChosen('ou', 'names.name' as SqlFragment), {
        ou: { values: offered },
      });
      const sql = `select name from (values ${list.join(', ')}) as names (name) where ${where}`;
      return (await queryPostgres(db, sql)).rows.map(([name]) => name);
    };
    const asOffered = (name: string) =>
      name.replaceAll('\\', '∖').replaceAll('"', '”').replaceAll('$', '＄');

    it.each(nastyNames.filter((name) => name !== '*'))(
      '%s is found, and no other',
      async (name) => {
        const same = nastyNames.filter((one) => asOffered(one) === asOffered(name));
        expect(await found([asOffered(name)])).toEqual(same);
      },
    );

    it('two names as they are in the bill would change the condition', async () => {
      const all = await found(['ends with \\', ')) or 1=1 --']);
      expect(all).toHaveLength(nastyNames.length);
    });
  });

  it('has rows, mostly', async () => {
    let full = 0;
    for (const { sql } of ofRedshift)
      full += (await queryDuckDb(engine, sql)).rows.length > 0 ? 1 : 0;
    expect(full).toBeGreaterThan(ofRedshift.length * 0.8);
  });
});
