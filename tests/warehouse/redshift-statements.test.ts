/**
 * The statements for Redshift: parsed by its grammar, run twice by PostgreSQL without the words that only Redshift
 * has, and with the same rows as on DuckDB for a reader who was granted nothing else.
 */
import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allViews } from '../../src/views/all-views.ts';
import { unitCostsView } from '../../src/views/unit-costs.ts';
import {
  redshiftDrops,
  redshiftName,
  redshiftStatements,
} from '../../src/warehouse/redshift-statements.ts';
import type { WarehouseParameters } from '../../src/warehouse/warehouse-parameters.ts';
import { redshiftProblem } from '../support/grammar/redshift-problems.ts';
import { compareResults } from '../support/trino/compare-results.ts';
import { queryDuckDb } from '../support/trino/duckdb-rows.ts';
import { unitCostRows } from '../support/views/unit-cost-rows.ts';
import { viewRows } from '../support/views/view-rows.ts';
import { openTables, plainSelect } from '../support/views/views-on-duckdb.ts';
import {
  fillTables,
  openPostgres,
  queryPostgres,
  withoutRedshiftWords,
} from '../support/views/views-on-postgres.ts';

const given: WarehouseParameters = {
  glueDatabase: 'acme_finops_db',
  region: 'eu-central-1',
  roleArn: 'arn:aws:iam::123456789012:role/acme/finops-spectrum',
  externalSchema: 'finops_archive',
  schema: 'finops',
  readerRoles: ['finops_analyst', 'AWSIDC:finops'],
};
const statements = redshiftStatements(given);
const drops = redshiftDrops(given);

describe('the statements', () => {
  it('make both schemas, then the views, then grant: each name once', () => {
    const names = statements.map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual(['external schema', 'schema of the views']);
    const views = allViews.map((view) => `view ${redshiftName(view)}`);
    expect(names.slice(2, 2 + views.length)).toEqual(views);
    expect(views).toContain('view vw_cost_by_day');
    expect(new Set(names).size).toBe(names.length);
  });

  it.each([...statements, ...drops])('are parsed by a Redshift grammar: $name', async ({ sql }) => {
    expect(await redshiftProblem(sql)).toBeUndefined();
    expect(Buffer.byteLength(sql)).toBeLessThan(100_000);
  });

  it('are refused by the grammar when they are broken', async () => {
    for (const { sql, name } of statements.filter(({ sql: one }) => !one.includes('external'))) {
      const broken = sql.replace(/\b(as\n|exists|to role)/, 'form form');
      expect(broken, name).not.toBe(sql);
      expect(await redshiftProblem(broken), name).toBeDefined();
    }
  });

  it('have late-binding views over external tables by their complete names', () => {
    for (const { sql } of statements.filter(({ name }) => name.startsWith('view '))) {
      expect(sql).toMatch(
        /^create or replace view "finops"\."vw_\w+" as\n[\s\S]*\nwith no schema binding$/,
      );
      const read = [...sql.matchAll(/\bfrom ("\w+"(?:\."\w+")?)/g)].map(([, table]) => table);
      expect(read.length).toBeGreaterThan(0);
      for (const table of read) expect(table).toMatch(/^"finops_archive"\."\w+"$/);
    }
  });

  it('grant to the named roles only, and nothing but reading', () => {
    const grants = statements.map(({ sql }) => sql).filter((sql) => sql.startsWith('grant'));
    expect(grants).toHaveLength(given.readerRoles.length * (allViews.length + 2));
    for (const sql of grants) {
      expect(sql).toMatch(
        /^grant (usage on schema|select on) .* to role "(finops_analyst|AWSIDC:finops)"$/,
      );
    }
    const none = redshiftStatements({ ...given, readerRoles: [] });
    expect(none.filter(({ sql }) => /\bgrant\b/i.test(sql))).toEqual([]);
  });

  it.each([
    [{ roleArn: "arn:aws:iam::123456789012:role/a'; drop schema finops; --" }, 'roleArn'],
    [{ roleArn: 'arn:aws:iam::1:role/a,arn:aws:iam::2:role/b' }, 'roleArn'],
    [{ glueDatabase: "x' iam_role 'y" }, 'glueDatabase'],
    [{ region: 'eu-central-1a; --' }, 'region'],
    [{ schema: 'Finops' }, 'schema'],
    [{ schema: 'finops_archive' }, 'schema and externalSchema are both'],
    [{ externalSchema: 'a"b' }, 'externalSchema'],
    [{ readerRoles: ['PUBLIC'] }, "'public' is everyone"],
    [{ readerRoles: ['a" with grant option'] }, 'readerRoles'],
  ])('are not made of %j', (change, says) => {
    expect(() => redshiftStatements({ ...given, ...change })).toThrow(says);
    expect(() => redshiftDrops({ ...given, ...change })).toThrow(TypeError);
  });
});

describe('on PostgreSQL', () => {
  let db: PGlite;
  const run = async () => {
    for (const { name, sql } of statements) {
      await db.exec(withoutRedshiftWords(sql)).catch((error: unknown) => {
        throw new Error(`${name}: ${String(error)}`, { cause: error });
      });
    }
  };

  beforeAll(async () => {
    db = await openPostgres();
    for (const role of given.readerRoles) await db.exec(`create role "${role}"`);
    await db.exec(`create schema "${given.externalSchema}"`);
    await fillTables(db, given.externalSchema, viewRows);
    await run();
  });
  afterAll(() => db?.close());

  it('they can be run again', run);

  it('only the listed words are taken out', () => {
    const changed = statements.filter(({ sql }) => withoutRedshiftWords(sql) !== sql);
    const kept = statements.filter((one) => !changed.includes(one));
    expect(kept.map(({ name }) => name)).toEqual(['schema of the views']);
    for (const { sql } of changed) {
      expect(sql.length - withoutRedshiftWords(sql).length).toBeLessThan(160);
    }
  });

  it.each(allViews.map((view) => [view.name, view] as const))(
    'a reader has the rows of %s that DuckDB has',
    async (_, view) => {
      const engine = await openTables(viewRows);
      const expected = await queryDuckDb(engine, plainSelect(view));
      engine.close();
      await db.exec('set role "finops_analyst"');
      const all = `select * from "finops"."${redshiftName(view)}"`;
      const actual = await queryPostgres(db, all);
      const { differences } = compareResults(expected, actual, false);
      await db.exec('reset role');
      expect(differences).toEqual([]);
      expect(actual.rows.length).toBeGreaterThan(2);
    },
  );

  it('a reader has the rows of unit_costs that DuckDB has, from usage, metrics and figures of every kind', async () => {
    const own = { ...given, externalSchema: 'unit_archive', schema: 'unit_views', readerRoles: [] };
    await db.exec(`create schema "${own.externalSchema}"`);
    await fillTables(db, own.externalSchema, unitCostRows);
    for (const { sql } of redshiftStatements(own)) await db.exec(withoutRedshiftWords(sql));
    const engine = await openTables(unitCostRows);
    const expected = await queryDuckDb(engine, plainSelect(unitCostsView));
    engine.close();
    const actual = await queryPostgres(db, 'select * from "unit_views"."vw_unit_costs"');
    expect(compareResults(expected, actual, false).differences).toEqual([]);
    expect(actual.rows.length).toBeGreaterThan(40);
  });

  it('a reader changes nothing, and a stranger reads nothing', async () => {
    await db.exec('create role stranger; set role stranger');
    await expect(db.query('select * from finops.vw_cost_by_day')).rejects.toThrow('denied');
    await db.exec('reset role; set role "AWSIDC:finops"');
    await expect(db.exec('drop view finops.vw_cost_by_day')).rejects.toThrow('must be owner');
    await expect(db.exec('create table finops.t (a int)')).rejects.toThrow('denied');
    await db.exec('reset role');
  });

  it('the drops remove what the statements made', async () => {
    for (const { sql } of drops.slice(0, -1)) await db.exec(sql);
    const { rows } = await db.query(`select 1 from pg_views where schemaname = 'finops'`);
    expect(rows).toEqual([]);
    await run();
  });
});
