/** The object store over the wire: conditions, lost answers, broken bodies, and every kind of error. */
import { S3Client } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { clientSettings } from '../../../../src/platform/aws/client/aws-clients.ts';
import { S3Store } from '../../../../src/platform/aws/s3/s3-store.ts';
import { PreconditionFailedError } from '../../../../src/ports/object-store.ts';
import {
  type Answer,
  type Call,
  errorOf,
  fakeCredentials,
  messageOf,
  quick,
  wireServer,
  xmlProblem,
} from '../wire-server.ts';

type Stored = { readonly body: Buffer; readonly headers: Record<string, string> };
/** May answer before, or in place of, the bucket; 'lost' executes the call and breaks the connection. */
type Override = (call: Call, n: number) => Answer | 'lost' | undefined;

async function bucket(override: Override = () => undefined) {
  const objects = new Map<string, Stored>();
  const server = await wireServer((call) => {
    const special = override(call, server.calls.length);
    if (special !== undefined && special !== 'lost') return special;
    const done = answerAs(objects, call);
    return special === 'lost' ? 'reset' : done;
  });
  const client = {
    ...clientSettings('eu-central-1', quick),
    endpoint: server.url,
    credentials: fakeCredentials,
  };
  return { server, objects, store: new S3Store(new S3Client(client), 'archive') };
}

let version = 0;

function answerAs(objects: Map<string, Stored>, { method, path, headers, body }: Call): Answer {
  const key = decodeURIComponent(path.split('?')[0] as string);
  const found = objects.get(key);
  if (method !== 'PUT') {
    if (found === undefined)
      return method === 'HEAD' ? { status: 404 } : xmlProblem(404, 'NoSuchKey', 'none');
    return { headers: found.headers, body: found.body };
  }
  const { 'if-match': match, 'if-none-match': none } = headers;
  if (match !== undefined && found === undefined) return xmlProblem(404, 'NoSuchKey', 'none');
  const holds =
    match === undefined
      ? none === undefined || found === undefined
      : match === found?.headers['etag'];
  if (!holds) return xmlProblem(412, 'PreconditionFailed', 'At least one of the pre-conditions');
  version += 1;
  const kept = Object.entries(headers).filter(([name]) => /^x-amz-meta-|^content-type$/.test(name));
  const etag = `"v${version}"`;
  objects.set(key, {
    body,
    headers: { ...(Object.fromEntries(kept) as Record<string, string>), etag },
  });
  return { headers: { etag } };
}

const bytes = (text: string) => Buffer.from(text);

describe('an object', () => {
  test('comes back with its bytes, size, etag and metadata; it is missing before', async () => {
    const { store, server } = await bucket();
    expect(await store.head('runs/a b=1.json')).toBeUndefined();
    expect(await store.get('runs/a b=1.json')).toBeUndefined();
    const metadata = { 'content-hash': 'abc', currency: 'USD' };
    const put = await store.put('runs/a b=1.json', bytes('hello'), {
      metadata,
      contentType: 'text/plain',
    });
    expect(put).toEqual({ etag: expect.stringMatching(/^"v\d+"$/), metadata, size: 5 });
    expect(await store.head('runs/a b=1.json')).toEqual(put);
    expect(await store.get('runs/a b=1.json')).toEqual({ ...put, body: bytes('hello') });
    const sent = server.calls.find(({ method }) => method === 'PUT');
    expect(sent?.path).toMatch(/^\/archive\/runs\/a%20b%3D1\.json/);
    expect(sent?.headers).toMatchObject({
      'content-type': 'text/plain',
      'x-amz-checksum-crc32': 'NhCmhg==',
    });
    expect(store.locate('runs/a')).toBe('s3://archive/runs/a');
  });

  test('is written only if the condition is true', async () => {
    const { store } = await bucket();
    const first = await store.put('k', bytes('1'), { ifNoneMatch: '*' });
    await expect(store.put('k', bytes('2'), { ifNoneMatch: '*' })).rejects.toThrow(
      PreconditionFailedError,
    );
    const second = await store.put('k', bytes('2'), { ifMatch: first.etag });
    await expect(store.put('k', bytes('3'), { ifMatch: first.etag })).rejects.toThrow(
      /s3:\/\/archive\/k was changed/,
    );
    await expect(store.put('gone', bytes('3'), { ifMatch: first.etag })).rejects.toThrow(
      PreconditionFailedError,
    );
    expect((await store.get('k'))?.etag).toBe(second.etag);
  });

  test('whose connection broke is returned completely', async () => {
    const body = Buffer.alloc(300_000, 'abcdefg');
    const { store, server } = await bucket(({ method, headers }) => {
      if (method !== 'GET') return undefined;
      if (headers['range'] === undefined)
        return { headers: { etag: '"e"' }, body, cutAfter: 100_000 };
      const from = Number(/\d+/.exec(String(headers['range']))?.[0]);
      const range = `bytes ${from}-${body.length - 1}/${body.length}`;
      return {
        status: 206,
        headers: { etag: '"e"', 'content-range': range },
        body: body.subarray(from),
      };
    });
    expect(Buffer.from((await store.get('k'))?.body ?? []).equals(body)).toBe(true);
    expect(server.count('GET')).toBe(2);
  });
});

describe('a put whose answer was lost', () => {
  const lostPut: Override = ({ method }, n) => (method === 'PUT' && n === 1 ? 'lost' : undefined);

  test('is recognized by its write id when the retry finds it written', async () => {
    const { store, server, objects } = await bucket(lostPut);
    const metadata = { rows: '3' };
    const put = await store.put('k', bytes('mine'), { ifNoneMatch: '*', metadata });
    expect(server.calls.map(({ method }) => method)).toEqual(['PUT', 'PUT', 'HEAD']);
    expect(put).toEqual({ etag: objects.get('/archive/k')?.headers['etag'], metadata, size: 4 });
    expect(await store.put('k', bytes('next'), { ifMatch: put.etag })).toMatchObject({ size: 4 });
  });

  test('is also recognized if it replaced another', async () => {
    const { store } = await bucket(({ method }, n) =>
      method === 'PUT' && n === 2 ? 'lost' : undefined,
    );
    const { etag } = await store.put('k', bytes('1'));
    const second = await store.put('k', bytes('2'), { ifMatch: etag });
    expect(await store.head('k')).toEqual(second);
  });

  test('is not confused with a put of another run with the same content', async () => {
    const { store } = await bucket();
    await store.put('k', bytes('same'), { ifNoneMatch: '*' });
    await expect(store.put('k', bytes('same'), { ifNoneMatch: '*' })).rejects.toThrow(
      PreconditionFailedError,
    );
  });
});

describe('a conflict with another running write', () => {
  const conflict = xmlProblem(409, 'ConditionalRequestConflict', 'at the same time');

  test('is retried', async () => {
    const { store, server } = await bucket((_, n) => (n <= 2 ? conflict : undefined));
    expect(await store.put('k', bytes('1'), { ifNoneMatch: '*' })).toMatchObject({ size: 1 });
    expect(server.count('PUT')).toBe(3);
  });

  test('that does not end counts as a failed condition', async () => {
    const { store, server } = await bucket(({ method }) =>
      method === 'PUT' ? conflict : undefined,
    );
    await expect(store.put('k', bytes('1'), { ifNoneMatch: '*' })).rejects.toThrow(
      PreconditionFailedError,
    );
    expect(server.count('PUT')).toBe(4);
  });
});

describe.concurrent('meeting', () => {
  const problems: Readonly<Record<string, [Answer, number, RegExp]>> = {
    throttled: [
      xmlProblem(503, 'SlowDown', 'Please reduce your request rate'),
      4,
      /SlowDown: Please reduce.*4 attempts.*few minutes/,
    ],
    'error 500': [
      xmlProblem(500, 'InternalError', 'oops'),
      4,
      /InternalError: oops.*AWS had an internal error/,
    ],
    'a broken connection': ['reset', 4, /connection broke/],
    silence: ['silence', 4, /did not answer in time/],
    'access denied': [
      xmlProblem(403, 'AccessDenied', 'Access Denied'),
      1,
      /AccessDenied.*s3:ListBucket/,
    ],
    'expired credentials': [
      xmlProblem(400, 'ExpiredToken', 'The provided token has expired'),
      1,
      /has expired.*fresh/,
    ],
    'a missing bucket': [
      xmlProblem(404, 'NoSuchBucket', 'The specified bucket does not exist'),
      1,
      /NoSuchBucket/,
    ],
  };
  const cases = Object.entries(problems).flatMap(([name, problem]) =>
    (['get', 'put'] as const).map((verb) => [name, verb, problem] as const),
  );

  test.each(cases)(
    '%s at %s, it retries if that helps, and explains',
    async (_, verb, [problem, attempts, says]) => {
      const closers: (() => void)[] = [];
      const run = async (override: Override) => {
        const calls = { n: 0 };
        const server = await wireServer(
          (call) => {
            calls.n += 1;
            return (
              (override(call, calls.n) as Answer | undefined) ?? {
                headers: { etag: '"e"' },
                body: call.method === 'GET' ? 'x' : '',
              }
            );
          },
          (close) => closers.push(close),
        );
        const client = new S3Client({
          ...clientSettings('eu-central-1', quick),
          endpoint: server.url,
          credentials: fakeCredentials,
        });
        const store = new S3Store(client, 'archive');
        const work =
          verb === 'get'
            ? store.get('runs/2026-11-20/r.json')
            : store.put('runs/2026-11-20/r.json', bytes('x'));
        return { work, calls };
      };
      const always = await run(() => problem);
      const error = await errorOf(always.work);
      expect(error.message).toMatch(says);
      expect(error.message).toContain('s3://archive/runs/2026-11-20/r.json');
      expect(error.cause).toBeDefined();
      expect(always.calls.n).toBe(attempts);
      if (attempts > 1) {
        const once = await run((_call, n) => (n === 1 ? problem : undefined));
        expect(await once.work).toMatchObject({ size: 1 });
      }
      for (const close of closers) close();
    },
  );
});

test('a denied HEAD says that the permission to list may be missing', async () => {
  const { store } = await bucket(() => ({ status: 403 }));
  expect(await messageOf(store.head('k'))).toMatch(/check s3:\/\/archive\/k.*403.*s3:ListBucket/);
});

test('an answer that does not come from S3 is reported as such', async () => {
  const { store } = await bucket(() => ({ body: '<html>login' }));
  expect(await messageOf(store.put('k', bytes('1')))).toMatch(/unreadable answer.*proxy/);
});
