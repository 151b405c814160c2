/**
 * A small HTTP server that replaces an AWS service: it records what the real SDK client sends and answers
 * as the test requires, also with silence, a broken connection, or half an answer.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished, vi } from 'vitest';
import { type AwsTimings, defaultTimings } from '../../../src/platform/aws/client/aws-clients.ts';

export interface Call {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** The operation, if the protocol names it in a header. */
  readonly operation: string;
}

export type Answer =
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string | Uint8Array;
      /** Milliseconds before the answer is sent. */
      readonly delay?: number;
      /** Breaks the connection after this many bytes of the body. */
      readonly cutAfter?: number;
    }
  | 'reset'
  | 'silence';

export interface WireServer {
  readonly url: string;
  readonly calls: Call[];
  /** Calls of one operation or method. */
  readonly count: (name: string) => number;
}

/** Short timeouts of a test, but long enough for a busy machine. */
export const quick: AwsTimings = {
  ...defaultTimings,
  requestMilliseconds: 400,
  idleMilliseconds: 400,
  athenaPace: { firstMilliseconds: 5, maxMilliseconds: 20 },
  dashboardPace: { firstMilliseconds: 5, maxMilliseconds: 20 },
};

// The SDK waits a random share of a growing time before it retries: here the smallest share.
vi.spyOn(Math, 'random').mockReturnValue(0);

export const fakeCredentials = { accessKeyId: 'AKIAFAKE', secretAccessKey: 'not-a-secret' };

/** For clients that the tested code creates: their endpoint, and fake credentials. */
export function useEnvironment(variables: Readonly<Record<string, string>>): void {
  const all = {
    AWS_ACCESS_KEY_ID: fakeCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: fakeCredentials.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
    ...variables,
  };
  for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
}

export async function wireServer(
  answer: (call: Call) => Answer | Promise<Answer>,
  finished: (close: () => void) => void = onTestFinished,
): Promise<WireServer> {
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    const call = await readCall(request);
    calls.push(call);
    await give(await answer(call), response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  finished(() => {
    server.closeAllConnections();
    server.close();
  });
  const count = (name: string) =>
    calls.filter(({ operation, method }) => operation === name || method === name).length;
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls, count };
}

async function readCall(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method = '', url: path = '', headers } = request;
  const operation = String(headers['x-amz-target'] ?? '').replace(/^.*\./, '');
  return { method, path, headers, body: Buffer.concat(chunks), operation };
}

async function give(answer: Answer, response: ServerResponse): Promise<void> {
  if (answer === 'silence') return;
  if (answer === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  const { status = 200, headers = {}, body = '', delay = 0, cutAfter } = answer;
  await sleep(delay);
  const bytes = Buffer.from(body);
  response.writeHead(status, {
    'x-amzn-requestid': 'request-1',
    'content-length': String(bytes.length),
    ...headers,
  });
  if (cutAfter === undefined) response.end(bytes);
  else response.write(bytes.subarray(0, cutAfter), () => response.socket?.resetAndDestroy());
}

export function json(value: unknown, more: { status?: number; delay?: number } = {}): Answer {
  const headers = { 'content-type': 'application/x-amz-json-1.1' };
  return { headers, body: JSON.stringify(value), ...more };
}

/** An error in the format of the JSON protocols. */
export function jsonProblem(status: number, code: string, message: string): Answer {
  const headers = { 'x-amzn-errortype': code };
  return { status, headers, body: JSON.stringify({ __type: code, message, Message: message }) };
}

/** An error in S3's format. */
export function xmlProblem(status: number, code: string, message: string): Answer {
  const body =
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code>` +
    `<Message>${message}</Message><RequestId>request-1</RequestId></Error>`;
  return { status, headers: { 'content-type': 'application/xml' }, body };
}

/** The message of the error that a promise throws. */
export async function messageOf(work: Promise<unknown>): Promise<string> {
  return (await errorOf(work)).message;
}

export async function errorOf(work: Promise<unknown>): Promise<Error> {
  return work.then(
    () => {
      throw new Error('nothing was thrown');
    },
    (error: unknown) => error as Error,
  );
}
