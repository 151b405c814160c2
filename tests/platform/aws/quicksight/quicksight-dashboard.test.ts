/** The dashboard's refresh over the wire: started once, awaited, and every possible end. */
import { describe, expect, test } from 'vitest';
import {
  ingestionIdOf,
  QuickSightDashboard,
} from '../../../../src/platform/aws/quicksight/quicksight-dashboard.ts';
import {
  type Answer,
  errorOf,
  json,
  jsonProblem,
  messageOf,
  quick,
  useEnvironment,
  wireServer,
} from '../wire-server.ts';

interface Script {
  readonly create?: (n: number) => Answer;
  readonly describe?: (n: number) => Answer;
  readonly timeoutSeconds?: number;
}

const ended = (status: string, more: Record<string, unknown> = {}) =>
  json({ Ingestion: { Arn: 'a', CreatedTime: 1, IngestionStatus: status, ...more } });
const path = '/accounts/123456789012/data-sets/ou-breakdown/ingestions/run-1';

async function dashboardWith({ create, describe: tell, timeoutSeconds = 5 }: Script) {
  const server = await wireServer(({ method }) => {
    const n = server.count(method);
    if (method === 'PUT')
      return create?.(n) ?? json({ IngestionStatus: 'INITIALIZED' }, { status: 201 });
    return tell?.(n) ?? ended('COMPLETED', { RowInfo: { RowsIngested: 9, RowsDropped: 0 } });
  });
  useEnvironment({ AWS_ENDPOINT_URL_QUICKSIGHT: server.url });
  const quicksight = { dataSetId: 'ou-breakdown', timeoutSeconds };
  const settings = { region: 'eu-central-1', accountId: '123456789012', quicksight };
  return { server, dashboard: new QuickSightDashboard(settings, quick) };
}

describe('a refresh', () => {
  test('is started under the run’s id and awaited', async () => {
    const states = ['QUEUED', 'RUNNING', 'COMPLETED'];
    const { server, dashboard } = await dashboardWith({
      describe: (n) => ended(states[n - 1] as string),
    });
    expect(await dashboard.refresh('run-1')).toEqual({ status: 'completed', ingestionId: 'run-1' });
    expect(server.calls.map((call) => `${call.method} ${call.path}`)).toEqual([
      `PUT ${path}`,
      ...Array<string>(3).fill(`GET ${path}`),
    ]);
  });

  test.each<[string, Answer]>([
    ['that exists already', jsonProblem(409, 'ResourceExistsException', 'exists')],
    ['whose answer was lost', 'reset'],
  ])('%s is awaited, not started again', async (_, first) => {
    const { server, dashboard } = await dashboardWith({
      create: (n) => (n === 1 ? first : jsonProblem(409, 'ResourceExistsException', 'exists')),
    });
    expect(await dashboard.refresh('run-1')).toMatchObject({ status: 'completed' });
    expect(new Set(server.calls.map((call) => call.path))).toEqual(new Set([path]));
  });

  test('without a dashboard does nothing', async () => {
    const settings = { region: 'eu-central-1', accountId: '123456789012', quicksight: null };
    expect(await new QuickSightDashboard(settings, quick).refresh('run-1')).toEqual({
      status: 'not-configured',
    });
  });

  test('has an id that QuickSight accepts, the same for the same run and different for another', () => {
    expect(ingestionIdOf('2026-11-20_run-1')).toBe('2026-11-20_run-1');
    const ids = ['a b', 'a:b', 'x'.repeat(129), `${'x'.repeat(129)}y`, '', 'ü'].map(ingestionIdOf);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-zA-Z0-9-_]{1,128}$/);
    expect(ingestionIdOf('a b')).toBe(ids[0]);
  });
});

describe('a refresh that failed is reported:', () => {
  test.each<[string, Script, RegExp]>([
    [
      'dropped rows',
      { describe: () => ended('COMPLETED', { RowInfo: { RowsIngested: 9, RowsDropped: 2 } }) },
      /dropped 2 of the rows/,
    ],
    [
      'failed',
      {
        describe: () =>
          ended('FAILED', { ErrorInfo: { Type: 'SPICE_TABLE_NOT_FOUND', Message: 'no table' } }),
      },
      /ended .* as FAILED: SPICE_TABLE_NOT_FOUND: no table\. Correct it/,
    ],
    ['cancelled', { describe: () => ended('CANCELLED') }, /as CANCELLED: no reason given/],
    [
      'too slow',
      { describe: () => ended('RUNNING'), timeoutSeconds: 0.1 },
      /did not finish .* in 0\.1 s; it continues\. See/,
    ],
    [
      'more than 32 a day',
      { create: () => jsonProblem(409, 'LimitExceededException', 'Limit exceeded') },
      /LimitExceededException: Limit exceeded.*32 refreshes in 24 hours/,
    ],
    [
      'a missing data set',
      { create: () => jsonProblem(404, 'ResourceNotFoundException', 'not found') },
      /DIGEST_QUICKSIGHT_DATASET_ID/,
    ],
  ])('%s', async (_, script, expected) => {
    const { dashboard } = await dashboardWith(script);
    const message = await messageOf(dashboard.refresh('run-1'));
    expect(message).toMatch(expected);
    expect(message).toContain('ingestion run-1 of data set ou-breakdown');
  });
});

describe('meeting', () => {
  test.each<[string, Answer, number, RegExp]>([
    [
      'throttling',
      jsonProblem(429, 'ThrottlingException', 'Rate exceeded'),
      4,
      /Rate exceeded.*4 attempts.*few minutes/,
    ],
    [
      'error 500',
      jsonProblem(500, 'InternalFailureException', 'oops'),
      4,
      /oops.*AWS had an internal error/,
    ],
    ['silence', 'silence', 4, /did not answer in time/],
    ['access denied', jsonProblem(403, 'AccessDeniedException', 'not authorized'), 1, /policy/],
    ['expired credentials', jsonProblem(403, 'ExpiredTokenException', 'expired'), 1, /fresh ones/],
    ['a malformed answer', { body: '<html>' }, 1, /unreadable answer/],
  ])('%s, it retries if that helps, and explains', async (_, problem, attempts, says) => {
    const { server, dashboard } = await dashboardWith({ describe: () => problem });
    const error = await errorOf(dashboard.refresh('run-1'));
    expect(error.message).toMatch(says);
    expect(error.message).toContain('ingestion run-1 of data set ou-breakdown');
    expect(error.cause).toBeDefined();
    expect(server.count('GET')).toBe(attempts);
  });
});
