/** The adapter of the Redshift Data API against a stand-in that is slow, throttles and fails. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { RedshiftData } from '../../../../src/platform/aws/redshift/redshift-data.ts';
import type { RedshiftTarget } from '../../../../src/platform/aws/redshift/redshift-target.ts';
import { type RedshiftServer, startRedshiftServer } from '../../../support/aws/redshift-server.ts';

const workgroup: RedshiftTarget = {
  region: 'eu-central-1',
  compute: { kind: 'workgroup', workgroup: 'acme-finops-prod' },
  database: 'finops',
};
const timings = {
  pace: { firstMilliseconds: 1, maxMilliseconds: 5 },
  timeoutMilliseconds: 5_000,
};
const statement = { name: 'view vw_cost_by_day', sql: 'create or replace view …' };

describe('the Redshift Data API', () => {
  let server: RedshiftServer;
  let refusal: string | undefined;
  const open = (target = workgroup, more: Partial<typeof timings> = {}) =>
    new RedshiftData(target, { ...timings, ...more });
  const failure = async (run: Promise<unknown>) =>
    run.then(
      () => 'succeeded',
      (error: Error) => error.message,
    );

  beforeAll(async () => {
    server = await startRedshiftServer(async () => {
      if (refusal !== undefined) throw new Error(refusal);
    });
    vi.stubEnv('AWS_ENDPOINT_URL_REDSHIFT_DATA', server.url);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIATESTTESTTESTTEST');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'not-a-secret');
  });
  afterEach(() => {
    server.reset();
    refusal = undefined;
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await server?.stop();
  });

  it('runs a statement in a workgroup as the IAM identity, and says how long it took', async () => {
    const { id, milliseconds } = await open().run(statement);
    expect(milliseconds).toBe(812);
    const [asked] = server.statements();
    expect(asked).toMatchObject({
      id,
      Sql: statement.sql,
      StatementName: statement.name,
      WorkgroupName: 'acme-finops-prod',
      Database: 'finops',
    });
    expect(asked).not.toHaveProperty('SecretArn');
    expect(asked).not.toHaveProperty('DbUser');
  });

  it.each([
    [{ secretArn: 'arn:aws:secretsmanager:s' }, { SecretArn: 'arn:aws:secretsmanager:s' }],
    [{ databaseUser: 'admin' }, { DbUser: 'admin' }],
  ])('connects to a cluster by %j', async (by, asked) => {
    const compute = { kind: 'cluster', cluster: 'analytics' } as const;
    await open({ ...workgroup, ...by, compute }).run(statement);
    expect(server.statements()[0]).toMatchObject({ ...asked, ClusterIdentifier: 'analytics' });
    expect(server.statements()[0]).not.toHaveProperty('WorkgroupName');
  });

  it('waits for a slow statement, whatever state it is in', async () => {
    server.pollsBeforeEnd = 12;
    await open().run(statement);
    expect(server.requests('DescribeStatement')).toHaveLength(13);
    expect(server.statements()).toHaveLength(1);
  });

  it.each([
    ['calls are throttled', { error: 'throttled' }, 'ExecuteStatement'],
    ['polls are throttled', { error: 'throttled' }, 'DescribeStatement'],
    ['AWS has an internal error', { error: 'server-error' }, 'ExecuteStatement'],
    [
      'too many statements run',
      { error: { code: 'ActiveStatementsExceededException', status: 400 } },
      'ExecuteStatement',
    ],
    ['the answer about the start is lost', { drop: 'response' }, 'ExecuteStatement'],
  ] as const)('starts the statement once if %s', async (_, problem, operation) => {
    server.failNext({ ...problem, operation, times: 2 });
    await open().run(statement);
    expect(server.statements()).toHaveLength(1);
    expect(server.statements()[0]?.status).toBe('FINISHED');
  });

  it.each([
    [
      'User arn:aws:redshift:…:dbuser:x is not authorized to assume IAM Role arn:aws:iam::1:role/s',
      'Associate the role',
    ],
    ['role "finops_analyst" does not exist', 'create it (create role …)'],
    ['cannot change name of view column "cost" to "cost_2"', '`warehouse drop`'],
    ['cannot drop columns from view', '`warehouse drop`'],
    ['permission denied for database finops', 'connect as a superuser'],
    ['database "finops" does not exist', 'correct warehouse.database'],
    ['EntityNotFoundException: Database acme_finops_prod_db not found', 'stack `foundation`'],
    ['Query reached usage limit', 'RPU hours'],
    ['something new', 'Correct what the message names'],
  ])('says what Redshift refused and what to do: %s', async (message, advice) => {
    refusal = message;
    const said = await failure(open().run(statement));
    expect(said).toContain(
      `Redshift refused it: ERROR: ${message} (view vw_cost_by_day, statement`,
    );
    expect(said).toContain(advice);
  });

  it('says that somebody cancelled a statement', async () => {
    server.pollsBeforeEnd = Number.POSITIVE_INFINITY;
    const run = failure(open().run(statement));
    await expect.poll(() => server.requests('DescribeStatement').length).toBeGreaterThan(2);
    server.abortRunning();
    expect(await run).toContain('Somebody cancelled it: without a message');
  });

  it('cancels a statement that does not end in time', async () => {
    server.pollsBeforeEnd = Number.POSITIVE_INFINITY;
    const said = await failure(open(workgroup, { timeoutMilliseconds: 60 }).run(statement));
    expect(said).toMatch(
      /^Redshift did not finish 'view vw_cost_by_day' in 0.06 s \(statement \S+, now cancelled\)/,
    );
    expect(server.statements()[0]?.status).toBe('ABORTED');
  });

  it('says that it continues if cancelling fails, too', async () => {
    server.pollsBeforeEnd = Number.POSITIVE_INFINITY;
    server.failNext({ operation: 'CancelStatement', error: 'access-denied' });
    const said = await failure(open(workgroup, { timeoutMilliseconds: 60 }).run(statement));
    expect(said).toContain('which continues: cancelling it failed with AccessDeniedException');
  });

  it.each([
    ['access-denied', "Allow the action in the role's policy"],
    ['expired-credentials', 'run again with fresh ones'],
    [
      { code: 'ValidationException', status: 400, message: 'Redshift endpoint doesn’t exist.' },
      'Correct what the message names',
    ],
  ] as const)('starts nothing if AWS answers %j', async (error, advice) => {
    server.failNext({ operation: 'ExecuteStatement', error });
    const said = await failure(open().run(statement));
    expect(said).toMatch(/^Redshift did not take 'view vw_cost_by_day': \w+Exception: /);
    expect(said).toContain(advice);
    expect(server.statements()).toEqual([]);
  });

  it('does not say that a statement failed if its end is unknown', async () => {
    server.failNext({ operation: 'DescribeStatement', error: 'access-denied' });
    const said = await failure(open().run(statement));
    expect(said).toMatch(/^It is not known whether 'view vw_cost_by_day' ran \(statement \S+\): /);
  });

  it('gives up when calls stay throttled', async () => {
    server.failNext({ operation: 'ExecuteStatement', error: 'throttled', times: 1_000 });
    const said = await failure(open(workgroup, { timeoutMilliseconds: 60 }).run(statement));
    expect(said).toContain('AWS limited the rate of calls for too long');
    expect(server.statements()).toEqual([]);
  });
});
