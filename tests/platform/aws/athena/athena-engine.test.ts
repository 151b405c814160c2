/** Athena over the wire: the requests, the use of the answers, and every kind of failure. */
import { describe, expect, it, test } from 'vitest';
import { scanCost } from '../../../../src/domain/costs/scan-cost.ts';
import type { ResultSchema } from '../../../../src/ports/query-engine.ts';
import { athenaWith, execution, submittedAtSeconds } from '../athena-server.ts';
import { type Answer, errorOf, jsonProblem, messageOf } from '../wire-server.ts';

const schema = { n: 'integer' } as const satisfies ResultSchema;
const statement = { name: 'ou_breakdown', sql: 'select 1 as n', schema };

async function rowsOf(engine: Awaited<ReturnType<typeof athenaWith>>['engine']) {
  const values: (number | null)[] = [];
  for await (const { columns } of (await engine.query(statement)).batches) {
    values.push(...columns.n);
  }
  return values;
}

describe('a query', () => {
  test('is started with workgroup, database and a token, polled, and read from S3', async () => {
    const states = ['QUEUED', 'RUNNING', 'SUCCEEDED'];
    const { engine, server } = await athenaWith({
      override: (operation, n) =>
        operation === 'GetQueryExecution' ? execution(states[n - 1] as string) : undefined,
    });
    const result = await engine.query(statement);
    expect(result).toMatchObject({
      queryId: 'q-1',
      bytesScanned: 25_000_001,
      costUsd: 0.00013,
      readAt: submittedAtSeconds * 1000,
    });
    expect(server.calls.at(-1)?.operation).toBe('GetQueryExecution');
    for await (const { columns } of result.batches) expect(columns.n).toEqual([1]);
    const started = JSON.parse(String(server.calls[0]?.body));
    expect(started).toEqual({
      QueryString: statement.sql,
      ClientRequestToken: expect.stringMatching(/^[0-9a-f-]{36}$/),
      WorkGroup: 'digest',
      QueryExecutionContext: { Database: 'finops_db' },
    });
    expect(server.calls.at(-1)?.path).toMatch(/^\/results\/athena\/q-1\.csv/);
  });

  test('whose time of submission is missing fails, naming statement and query', async () => {
    const { engine } = await athenaWith({
      override: (operation) =>
        operation === 'GetQueryExecution'
          ? execution('SUCCEEDED', { SubmissionDateTime: undefined })
          : undefined,
    });
    expect(await messageOf(engine.query(statement))).toMatch(
      /^Athena did not say when it took ou_breakdown \(query q-1\): .*check for a proxy/,
    );
    expect(await engine.execute(statement)).toEqual({ queryId: 'q-1' });
  });

  test('names a result location only if there is one', async () => {
    const { engine, server } = await athenaWith({
      settings: { resultsLocation: 's3://results/athena/' },
    });
    await engine.execute(statement);
    expect(JSON.parse(String(server.calls[0]?.body)).ResultConfiguration).toEqual({
      OutputLocation: 's3://results/athena/',
    });
    expect(server.count('GET')).toBe(0);
  });

  test('is started again with the same token if the answer was lost', async () => {
    const { engine, server } = await athenaWith({
      override: (operation, n) =>
        operation === 'StartQueryExecution' && n === 1 ? 'reset' : undefined,
    });
    expect(await rowsOf(engine)).toEqual([1]);
    const tokens = server.calls
      .filter(({ operation }) => operation === 'StartQueryExecution')
      .map(({ body }) => JSON.parse(String(body)).ClientRequestToken);
    expect(tokens).toHaveLength(2);
    expect(tokens[0]).toBe(tokens[1]);
  });

  test('that is longer than Athena’s limit is not sent', async () => {
    const { engine, server } = await athenaWith();
    const long = { ...statement, sql: `select '${'é'.repeat(131_073)}'` };
    expect(await messageOf(engine.query(long))).toMatch(/ou_breakdown is 262155 bytes.*262144/);
    expect(server.calls).toHaveLength(0);
  });

  test('that outlives its deadline is stopped', async () => {
    const { engine, server } = await athenaWith({
      settings: { timeoutSeconds: 0.1 },
      override: (operation) =>
        operation === 'GetQueryExecution' ? execution('RUNNING') : undefined,
    });
    const message = await messageOf(engine.query(statement));
    expect(message).toMatch(
      /did not finish ou_breakdown \(query q-1, now stopped\) in 0.1 s\. Raise/,
    );
    expect(server.calls.at(-1)?.operation).toBe('StopQueryExecution');
  });

  test('that cannot be stopped says that it continues', async () => {
    const { engine } = await athenaWith({
      settings: { timeoutSeconds: 0.05 },
      override: (operation) => {
        if (operation === 'GetQueryExecution') return execution('RUNNING');
        if (operation !== 'StopQueryExecution') return undefined;
        return jsonProblem(400, 'AccessDeniedException', 'not yours');
      },
    });
    expect(await messageOf(engine.query(statement))).toMatch(/q-1, which continues: .*not yours/);
  });

  test.each([
    [
      'FAILED',
      'TABLE_NOT_FOUND: line 3:8: no table bill',
      /failed on Athena \(query q-1\): TABLE_NOT_FOUND.*Glue/,
    ],
    ['FAILED', 'Insufficient permissions to execute the query', /failed.*policy/],
    ['FAILED', 'HIVE_CANNOT_OPEN_SPLIT: Error opening Hive split', /failed.*replaced meanwhile/],
    ['FAILED', 'something new', /failed.*something new\. Look the query id up/],
    ['CANCELLED', 'Query cancelled by user', /was cancelled.*q-1.*data limit/],
  ])('%s with "%s" says so, and what to do', async (state, reason, expected) => {
    const { engine, server } = await athenaWith({
      override: (operation) =>
        operation === 'GetQueryExecution'
          ? execution(state, { StateChangeReason: reason })
          : undefined,
    });
    const error = await errorOf(engine.query(statement));
    expect(error.message).toMatch(expected);
    expect(error.message).toContain('ou_breakdown');
    expect(error.cause).toMatchObject({ State: state });
    expect(server.count('StartQueryExecution')).toBe(1);
  });

  test('is retried once if Athena calls the failure retryable', async () => {
    const passing = execution('FAILED', {
      StateChangeReason: 'Query exhausted resources at this scale factor',
      AthenaError: { Retryable: true },
    });
    const { engine, server } = await athenaWith({
      override: (operation, n) =>
        operation === 'GetQueryExecution' && n === 1 ? passing : undefined,
    });
    expect(await rowsOf(engine)).toEqual([1]);
    expect(server.count('StartQueryExecution')).toBe(2);
    const always = await athenaWith({
      override: (operation) => (operation === 'GetQueryExecution' ? passing : undefined),
    });
    expect(await messageOf(always.engine.query(statement))).toMatch(/exhausted.*run again/);
    expect(always.server.count('StartQueryExecution')).toBe(2);
  });

  test('is charged in full megabytes, at least ten', () => {
    expect(scanCost(0, 5)).toBe(0.00005);
    expect(scanCost(9_000_000, 5)).toBe(0.00005);
    expect(scanCost(10_000_001, 5)).toBe(0.000055);
    expect(scanCost(1e12, 5)).toBe(5);
  });
});

interface FaultCase {
  readonly problem: Answer;
  /** Number of calls if the error persists. */
  readonly attempts: number;
  readonly says: RegExp;
}

const problems: Readonly<Record<string, FaultCase>> = {
  throttled: {
    problem: jsonProblem(400, 'ThrottlingException', 'Rate exceeded'),
    attempts: 4,
    says: /ThrottlingException: Rate exceeded \(request request-1, 4 attempts\).*run again/,
  },
  'too many requests': {
    problem: jsonProblem(400, 'TooManyRequestsException', 'Concurrent limit'),
    attempts: 4,
    says: /Concurrent limit.*4 attempts.*limits the rate/,
  },
  'an error 500': {
    problem: jsonProblem(500, 'InternalServerException', 'oops'),
    attempts: 4,
    says: /InternalServerException: oops.*AWS had an internal error/,
  },
  'an error 503 of a proxy': {
    problem: { status: 503, body: '<html>busy</html>' },
    attempts: 4,
    says: /AWS had an internal error|not what the service sends/,
  },
  'a broken connection': { problem: 'reset', attempts: 4, says: /ECONNRESET|socket hang up/ },
  silence: { problem: 'silence', attempts: 4, says: /TimeoutError.*did not answer in time/ },
  'access denied': {
    problem: jsonProblem(400, 'AccessDeniedException', 'not authorized to perform athena:X'),
    attempts: 1,
    says: /not authorized.*role's policy/,
  },
  'expired credentials': {
    problem: jsonProblem(400, 'ExpiredTokenException', 'The security token is expired'),
    attempts: 1,
    says: /token is expired.*fresh ones/,
  },
  'a malformed answer': {
    problem: { body: '<html>welcome, secret row</html>' },
    attempts: 1,
    says: /unreadable answer \(HTTP 200\).*proxy/,
  },
};

describe.concurrent('meeting', () => {
  const cases = Object.entries(problems).flatMap(([name, problem]) =>
    (['StartQueryExecution', 'GetQueryExecution'] as const).map(
      (operation) => [name, operation, problem] as const,
    ),
  );

  it.each(cases)(
    '%s at %s, the engine retries if that helps, and explains',
    async (_, operation, { problem, attempts, says }) => {
      const closers: (() => void)[] = [];
      const always = await athenaWith(
        { override: (one) => (one === operation ? problem : undefined) },
        (close) => closers.push(close),
      );
      const error = await errorOf(always.engine.query(statement));
      expect(error.message).toMatch(says);
      expect(error.message).toContain('ou_breakdown');
      expect(error.message).not.toContain('secret row');
      expect(error.cause).toBeDefined();
      expect(always.server.count(operation)).toBe(attempts);
      if (operation === 'GetQueryExecution') {
        expect(error.message).toContain('query q-1, now stopped');
        expect(always.server.count('StopQueryExecution')).toBe(1);
      }
      if (attempts > 1) {
        const once = await athenaWith(
          { override: (one, n) => (one === operation && n === 1 ? problem : undefined) },
          (close) => closers.push(close),
        );
        expect(await rowsOf(once.engine)).toEqual([1]);
      }
      for (const close of closers) close();
    },
  );
});
