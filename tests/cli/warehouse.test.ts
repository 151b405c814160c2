/**
 * `warehouse` on the command line: a stand-in for the Data API runs each statement on PostgreSQL, without the words that
 * only Redshift has, so that what is said to be done is done.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { allViews } from '../../src/views/all-views.ts';
import { redshiftStatements } from '../../src/warehouse/redshift-statements.ts';
import { type RedshiftServer, startRedshiftServer } from '../support/aws/redshift-server.ts';
import { commandLine } from '../support/command-line.ts';
import { folderForSuite } from '../support/temp-folder.ts';
import { viewRows } from '../support/views/view-rows.ts';
import {
  fillTables,
  openPostgres,
  queryPostgres,
  withoutRedshiftWords,
} from '../support/views/views-on-postgres.ts';

const folder = folderForSuite();
const output = {
  region: 'eu-west-1',
  database: 'finops',
  workgroup: 'acme-finops-prod',
  cluster: null,
  secret_arn:
    'arn:aws:secretsmanager:eu-west-1:111122223333:secret:redshift!acme-finops-prod-admin',
  database_user: null,
  role_arn: 'arn:aws:iam::111122223333:role/acme-finops-prod-warehouse',
  glue_database: 'acme_finops_prod_db',
  external_schema: 'finops_archive',
  schema: 'finops',
  reader_roles: ['finops_analyst'],
};

/** The file that `terraform output -json` writes. */
function outputsFile(changes: object = {}): string {
  const value = { ...output, ...changes };
  const file = join(folder(), 'outputs.json');
  writeFileSync(file, JSON.stringify({ warehouse: { sensitive: false, type: 'object', value } }));
  return file;
}

const warehouse = (action: string, ...more: string[]) =>
  commandLine(['warehouse', action, '--outputs', outputsFile(), ...more]);

/** USAGE of two schemas, SELECT of each view. */
const grantsPerRole = 2 + allViews.length;
/** Two schemas, each view, the grants. */
const forOneRole = 2 + allViews.length + grantsPerRole;

describe('warehouse', () => {
  let db: PGlite;
  let server: RedshiftServer;

  beforeAll(async () => {
    db = await openPostgres();
    await db.exec(`create role "finops_analyst"; create schema "${output.external_schema}"`);
    await fillTables(db, output.external_schema, viewRows);
    server = await startRedshiftServer((sql) => db.exec(withoutRedshiftWords(sql)));
    vi.stubEnv('AWS_ENDPOINT_URL_REDSHIFT_DATA', server.url);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIATESTTESTTESTTEST');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'not-a-secret');
  });
  afterEach(() => server.reset());
  afterAll(async () => {
    vi.unstubAllEnvs();
    await server?.stop();
    await db?.close();
  });

  const names = async () =>
    (await db.query(`select viewname from pg_views where schemaname = 'finops'`)).rows.length;

  it.each([
    ['plan', []],
    ['apply', ['--dry-run']],
  ])('%s %j shows every statement and runs none', async (action, flags) => {
    const { code, stdout, stderr } = await warehouse(action, ...flags);
    expect(code).toBe(0);
    for (const { sql } of redshiftStatements({
      region: output.region,
      roleArn: output.role_arn,
      glueDatabase: output.glue_database,
      externalSchema: output.external_schema,
      schema: output.schema,
      readerRoles: output.reader_roles,
    })) {
      expect(stdout).toContain(`${sql};\n`);
    }
    expect(stdout).toContain('nothing was run');
    expect(stderr).toContain('workgroup acme-finops-prod, database finops (eu-west-1)');
    expect(stderr).toContain('Readers of the warehouse see the costs of every OU and team.');
    expect(server.requests()).toEqual([]);
  });

  it('apply makes the views in Redshift as the secret’s user, and again', async () => {
    for (const _ of ['first', 'again']) {
      server.reset();
      const { code, stdout, stderr } = await warehouse('apply');
      expect({ code, stderr }).toMatchObject({ code: 0 });
      const asked = server.statements();
      expect(asked).toHaveLength(forOneRole);
      for (const one of asked) {
        expect(one).toMatchObject({
          SecretArn: output.secret_arn,
          WorkgroupName: output.workgroup,
          Database: 'finops',
          status: 'FINISHED',
        });
      }
      expect(stdout.split('\n')[0]).toBe(
        ` 1/${forOneRole} external schema: done in 0.8 s (${asked[0]?.id ?? ''})`,
      );
      expect(stdout.trim().split('\n')).toHaveLength(asked.length);
      expect(await names()).toBe(allViews.length);
    }
    await db.exec('set role "finops_analyst"');
    const { rows } = await queryPostgres(db, 'select * from "finops"."vw_cost_by_day"');
    await db.exec('reset role');
    expect(rows.length).toBeGreaterThan(2);
  });

  it('apply stops at the first failure, and says which statement, why, and what is done', async () => {
    const file = outputsFile({ reader_roles: ['finops_analyst', 'nobody'] });
    const { code, stderr } = await commandLine(['warehouse', 'apply', '--outputs', file]);
    expect(code).toBe(1);
    expect(stderr).toContain(
      `Statement ${forOneRole + 1} of ${forOneRole + grantsPerRole} (usage of finops for nobody) failed.`,
    );
    expect(stderr).toContain('Redshift refused it: ERROR: role "nobody" does not exist');
    expect(stderr).toContain('create it (create role …), or correct its name.');
    expect(stderr).toContain(
      `The ${forOneRole} before it are done, the ${grantsPerRole - 1} after it were not run`,
    );
    expect(stderr).toContain('grant usage on schema "finops" to role "nobody"');
    expect(stderr).not.toContain('may read');
    expect(server.statements()).toHaveLength(forOneRole + 1);
  });

  it('drop removes the views, and nothing of the archive', async () => {
    const external = await queryPostgres(db, 'select count(*) from finops_archive.ou_breakdown');
    const dry = await warehouse('drop', '--dry-run');
    expect(dry.stdout).toContain('drop view if exists "finops"."vw_cost_by_day";');
    expect(await names()).toBe(allViews.length);
    // PostgreSQL keeps the external schema: its tables are plain ones here.
    const { stderr, code } = await warehouse('drop');
    const last = allViews.length + 2;
    expect(stderr).toContain(`Statement ${last} of ${last} (drop the external schema) failed`);
    expect(code).toBe(1);
    expect(await names()).toBe(0);
    expect(await queryPostgres(db, 'select count(*) from finops_archive.ou_breakdown')).toEqual(
      external,
    );
    expect((await warehouse('apply')).code).toBe(0);
  });

  it('says if nobody may read the views yet', async () => {
    const file = outputsFile({ reader_roles: [] });
    const { stderr } = await commandLine(['warehouse', 'plan', '--outputs', file]);
    expect(stderr).toContain('name roles of the database in warehouse.readerRoles');
  });

  it('shows its help, which says who sees what', async () => {
    const { code, stdout } = await commandLine(['warehouse', '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('Readers of the warehouse see the costs of every OU and team');
    expect((await commandLine(['warehouse'])).code).toBe(2);
  });

  it.each([
    [['destroy'], "Unknown command 'warehouse destroy'; it is one of plan, apply, drop"],
    [['apply', '--outputs', '/nowhere.json'], '--outputs'],
    [['apply', '--stack', '../x'], "--stack '../x' is not a name of a stack"],
    [['apply', '--stack', 'a', '--outputs', 'b'], 'omit --stack'],
    [['apply', '--stack', 'no-such-stack'], 'npm run synth'],
    [['apply', '--yes'], 'Unknown option --yes'],
  ])('refuses %j', async (args, problem) => {
    const { code, stderr } = await commandLine(['warehouse', ...args]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(problem) });
    expect(server.requests()).toEqual([]);
  });

  it.each([
    [{ role_arn: `x' iam_role 'y` }, 'roleArn'],
    [{ schema: 'a"; drop' }, 'schema'],
    [{ reader_roles: ['public'] }, "'public' is everyone"],
    [{ workgroup: null }, 'neither a workgroup nor a cluster'],
    [{ region: 7 }, 'warehouse.region'],
  ])(
    'refuses outputs that SQL must not contain, or that are not whole: %j',
    async (change, problem) => {
      const file = outputsFile(change);
      const { code, stderr } = await commandLine(['warehouse', 'plan', '--outputs', file]);
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(problem) });
    },
  );

  it.each([
    ['{}', "has no output 'warehouse'"],
    ['not json', 'is not JSON'],
    ['null', "has no output 'warehouse'"],
  ])('refuses a file with %s', async (text, problem) => {
    const file = join(folder(), 'other.json');
    writeFileSync(file, text);
    const { code, stderr } = await commandLine(['warehouse', 'plan', '--outputs', file]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(problem) });
  });
});
