/**
 * Starts a function without waiting for it (asynchronous invocation). Sends one signed request with the
 * SDK's own signer and connection, because loading a complete client for one call would make every cold
 * start slower. https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { AthenaClient } from '@aws-sdk/client-athena';
import { clientSettings, defaultTimings } from '../client/aws-clients.ts';
import { awsError } from '../client/aws-errors.ts';

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

async function attemptInvoke(invocation: AsyncInvocation) {
  try {
    const response = await sendSigned(invocation);
    if (response.statusCode === 202) return { fault: undefined, mayRepeat: false };
    const mayRepeat = response.statusCode === 429 || response.statusCode >= 500;
    const $metadata = { httpStatusCode: response.statusCode };
    const name = String(response.headers['x-amzn-errortype'] ?? '').split(':')[0] ?? '';
    return { fault: { name, message: '', $metadata }, mayRepeat };
  } catch (fault) {
    return { fault, mayRepeat: true };
  }
}

async function sendSigned({ region, endpoint, functionName, event }: AsyncInvocation) {
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  const url = new URL(endpoint ?? `https://lambda.${region}.${domain}`);
  const body = JSON.stringify(event);
  const { config } = new AthenaClient(clientSettings(region, defaultTimings));
  const signer = await config.signer({
    name: 'sigv4',
    signingName: 'lambda',
    signingRegion: region,
    properties: {},
  });
  const signed = await signer.sign({
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    path: `/2015-03-31/functions/${encodeURIComponent(functionName)}/invocations`,
    query: {},
    headers: {
      host: url.host,
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'x-amz-invocation-type': 'Event',
    },
    body,
  });
  const { response } = await config.requestHandler.handle(
    signed as Parameters<typeof config.requestHandler.handle>[0],
  );
  for await (const _ of response.body ?? []);
  return response;
}
