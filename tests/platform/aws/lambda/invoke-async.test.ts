/** One signed request starts a function; Lambda's answer decides whether it is retried. */
import { expect, test } from 'vitest';
import { invokeAsync } from '../../../../src/platform/aws/lambda/invoke-async.ts';
import { errorOf, jsonProblem, useEnvironment, wireServer } from '../wire-server.ts';

const event = { from: '2026-10-01', to: '2026-10-31', hop: 1 };
const invocation = { region: 'eu-central-1', functionName: 'acme-finops-prod-backfill', event };

test('asks Lambda to run the function with the event, and does not wait for a result', async () => {
  useEnvironment({});
  const server = await wireServer(() => ({ status: 202 }));
  await invokeAsync({ ...invocation, endpoint: server.url });
  const [call, ...more] = server.calls;
  expect(more).toEqual([]);
  expect(call).toMatchObject({
    method: 'POST',
    path: '/2015-03-31/functions/acme-finops-prod-backfill/invocations',
  });
  expect(JSON.parse(call?.body.toString() ?? '')).toEqual(event);
  expect(call?.headers).toMatchObject({
    'x-amz-invocation-type': 'Event',
    authorization: expect.stringMatching(
      /^AWS4-HMAC-SHA256 Credential=AKIAFAKE\/\d{8}\/eu-central-1\/lambda\/aws4_request, SignedHeaders=.*host.*, Signature=[0-9a-f]{64}$/,
    ),
  });
});

test('retries when Lambda is busy or the connection breaks', async () => {
  useEnvironment({});
  const answers = [jsonProblem(429, 'TooManyRequestsException', 'slow down'), 'reset' as const];
  const server = await wireServer(() => answers.shift() ?? { status: 202 });
  await invokeAsync({ ...invocation, endpoint: server.url });
  expect(server.calls).toHaveLength(3);
});

test('throws at once, with what to do, when Lambda rejects the call', async () => {
  useEnvironment({});
  const server = await wireServer(() => jsonProblem(403, 'AccessDeniedException', 'no'));
  const error = await errorOf(invokeAsync({ ...invocation, endpoint: server.url }));
  expect(error.message).toBe(
    'Lambda did not take the event for acme-finops-prod-backfill: AccessDeniedException: no. ' +
      "Allow the action in the role's policy, or the key's if the data is encrypted.",
  );
  expect(server.calls).toHaveLength(1);
});
