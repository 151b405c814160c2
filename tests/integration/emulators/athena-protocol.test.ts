/**
 * The behavior of the Athena emulator over the wire: states, tokens, limits, and the errors that tests
 * request.
 */
import {
  GetQueryExecutionCommand,
  GetWorkGroupCommand,
  StopQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { accountNames } from '../../support/aws/account/provision-account.ts';
import { startWireAws, type WireAws, wireAwsAbsence } from '../../support/aws/wire-aws.ts';
import { type AthenaCaller, athenaCaller } from './athena-caller.ts';

const absence = wireAwsAbsence('tests/integration/emulators/athena-protocol.test.ts');
const start = 'StartQueryExecution';

describe.skipIf(absence !== undefined)('on the wire, the Athena emulator', () => {
  let wire: WireAws;
  let athena: AthenaCaller;

  beforeAll(async () => {
    wire = await startWireAws({
      workgroupEnforcesResults: false,
      queryStateMilliseconds: 60,
    });
    athena = athenaCaller(wire);
  });
  afterEach(() => wire?.athena.reset());
  afterAll(() => wire?.stop());

  const results = { OutputLocation: `s3://${accountNames.resultsBucket}/own/` };
  const begin = (sql: string, token?: string) =>
    athena.start(sql, {
      ResultConfiguration: results,
      ...(token === undefined ? {} : { ClientRequestToken: token }),
    });
  const stateOf = async (id: string) => (await athena.poll(id)).Status?.State;
  const endOf = async (id: string) => {
    await expect.poll(() => stateOf(id), { interval: 5 }).not.toMatch(/QUEUED|RUNNING/);
    return athena.poll(id);
  };

  // States last 60 ms each: a busy machine may poll too late to see the first.
  test('goes from queued through running to its end, and writes to the client’s location', {
    retry: 5,
  }, async () => {
    const id = await begin('select 1 as one');
    const seen = new Set([await stateOf(id)]);
    while (!seen.has('SUCCEEDED')) seen.add(await stateOf(id));
    expect([...seen]).toEqual(['QUEUED', 'RUNNING', 'SUCCEEDED']);
    expect((await athena.poll(id)).ResultConfiguration).toEqual({
      OutputLocation: `${results.OutputLocation}${id}.csv`,
    });
    const [started] = wire.athena.queries();
    expect(started?.id).toBe(id);
  });

  test('starts one query per request token, and rejects another text with the same token', async () => {
    const token = 'a-token-of-at-least-thirty-two-letters';
    const ids = [await begin('select 1 as one', token), await begin('select 1 as one', token)];
    expect(ids[0]).toBe(ids[1]);
    expect(wire.athena.queries()).toHaveLength(1);
    await expect(begin('select 2 as two', token)).rejects.toThrow('Idempotent parameters');
  });

  test.each([
    ['text over 262,144 bytes', () => begin(`select '${'é'.repeat(131_073)}'`), /262144/],
    ['no location for results', () => athena.start('select 1'), /No output location provided/],
    [
      'an unknown workgroup',
      () => athena.start('select 1', { WorkGroup: 'nope' }),
      /WorkGroup nope is not found/,
    ],
  ])('refuses %s', async (_, call, message) => {
    await expect(call()).rejects.toMatchObject({
      name: 'InvalidRequestException',
      message: expect.stringMatching(message),
    });
  });

  test('names the workgroup', async () => {
    const answer = await athena.client.send(
      new GetWorkGroupCommand({ WorkGroup: accountNames.workgroup }),
    );
    expect(answer.WorkGroup).toMatchObject({ Name: accountNames.workgroup, State: 'ENABLED' });
  });

  test('is cancelled by a stop, and then writes nothing', async () => {
    wire.athena.failNext({ operation: start, state: 'RUNNING' });
    const id = await begin('select 1 as one');
    await expect.poll(() => stateOf(id)).toBe('RUNNING');
    await athena.client.send(new StopQueryExecutionCommand({ QueryExecutionId: id }));
    expect(await stateOf(id)).toBe('CANCELLED');
    expect(
      await wire.objects.list({ bucket: accountNames.resultsBucket, key: `own/${id}` }),
    ).toEqual([]);
  });

  test.each(['FAILED', 'CANCELLED'] as const)('ends as %s if a test requests it', async (state) => {
    wire.athena.failNext({ operation: start, state, reason: 'because', matching: /two/ });
    expect((await endOf(await begin('select 1 as one'))).Status?.State).toBe('SUCCEEDED');
    const { Status } = await endOf(await begin('select 2 as two'));
    expect(Status).toMatchObject({ State: state, StateChangeReason: 'because' });
    expect((await endOf(await begin('select 2 as two'))).Status?.State).toBe('SUCCEEDED');
  });

  test('cuts a result short if a test requests it', async () => {
    wire.athena.failNext({ operation: start, truncateResult: 4 });
    const end = await endOf(await begin("select 'abcdef' as text"));
    expect(await athena.file(end)).toBe('"text"\n"abcd');
  });

  test.each([
    ['throttled', 'ThrottlingException'],
    ['server-error', 'InternalServerException'],
    ['access-denied', 'AccessDeniedException'],
    ['expired-credentials', 'ExpiredTokenException'],
    [{ code: 'TooManyRequestsException', status: 400 }, 'TooManyRequestsException'],
  ] as const)('answers %j in a form that the SDK understands', async (error, name) => {
    wire.athena.failNext({ operation: start, error });
    await expect(begin('select 1')).rejects.toMatchObject({ name });
    expect(wire.athena.queries()).toEqual([]);
    await expect(begin('select 1')).resolves.toMatch(/^[0-9a-f-]{36}$/);
  });

  test('is slow, unreadable or gone if a test requests it', async () => {
    const id = await begin('select 1 as one');
    const poll = () => athena.client.send(new GetQueryExecutionCommand({ QueryExecutionId: id }));
    const operation = 'GetQueryExecution';
    wire.athena.failNext({ operation, delayMilliseconds: 60 });
    const before = performance.now();
    await poll();
    expect(performance.now() - before).toBeGreaterThan(55);
    wire.athena.failNext({ operation, malformed: true });
    await expect(poll()).rejects.toThrow();
    wire.athena.failNext({ operation, drop: 'response' });
    await expect(poll()).rejects.toThrow();
    expect(wire.athena.requests(operation).length).toBeGreaterThanOrEqual(3);
  });
});
