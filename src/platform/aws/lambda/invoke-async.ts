/**
 * Starts a function without waiting for it (asynchronous invocation).
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { awsError } from '../client/aws-errors.ts';
import { refusalOf, sendSigned } from '../client/signed-request.ts';

export interface AsyncInvocation {
  readonly region: string;
  /** URL of an emulator; default: AWS's own. */
  readonly endpoint?: string | undefined;
  readonly functionName: string;
  readonly event: object;
}

/** A repeated start is a second run of the same work, which changes nothing, so retrying is safe. */
const pauses = [200, 1_000, 5_000];

/** Throws an Error that names the function if Lambda does not accept the event. */
export async function invokeAsync(invocation: AsyncInvocation): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const { fault, mayRepeat } = await attemptInvoke(invocation);
    if (fault === undefined) return;
    const pause = mayRepeat ? pauses[attempt] : undefined;
    if (pause === undefined) {
      const step = `Lambda did not take the event for ${invocation.functionName}`;
      throw awsError({ step, error: fault });
    }
    await sleep(pause);
  }
}

async function attemptInvoke({ region, endpoint, functionName, event }: AsyncInvocation) {
  try {
    const response = await sendSigned({
      service: 'lambda',
      region,
      endpoint,
      path: `/2015-03-31/functions/${encodeURIComponent(functionName)}/invocations`,
      headers: { 'content-type': 'application/json', 'x-amz-invocation-type': 'Event' },
      body: JSON.stringify(event),
    });
    if (response.statusCode === 202) return { fault: undefined, mayRepeat: false };
    const mayRepeat = response.statusCode === 429 || response.statusCode >= 500;
    return { fault: refusalOf(response), mayRepeat };
  } catch (fault) {
    return { fault, mayRepeat: true };
  }
}
