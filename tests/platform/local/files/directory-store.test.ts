/** The object store of a laptop: complete objects, conditional puts, metadata that is never wrong. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DirectoryStore } from '../../../../src/platform/local/files/directory-store.ts';
import { PreconditionFailedError } from '../../../../src/ports/object-store.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const bytes = (text: string) => Buffer.from(text);

function storeIn(): { store: DirectoryStore; root: string; sidecar: string } {
  const root = join(tempFolder(), 'out');
  return { store: new DirectoryStore(root), root, sidecar: join(root, '.objects', 'a', 'b.json') };
}

function filesBelow(root: string): string[] {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

describe('an object', () => {
  test('comes back with its bytes, size and metadata; it is missing before', async () => {
    const { store, root } = storeIn();
    expect(await store.head('a/b')).toBeUndefined();
    expect(await store.get('a/b')).toBeUndefined();
    expect(existsSync(root)).toBe(false);
    const metadata = { 'content-hash': 'abc', currency: 'USD' };
    const put = await store.put('a/b', bytes('hello'), { metadata, contentType: 'text/plain' });
    expect(put).toEqual({ etag: expect.any(String), metadata, size: 5 });
    expect(await store.head('a/b')).toEqual(put);
    const { body, ...object } = (await store.get('a/b')) ?? {};
    expect(Buffer.from(body ?? []).toString()).toBe('hello');
    expect(object).toEqual(put);
  });

  test('of any bytes is returned unchanged', async () => {
    const { store } = storeIn();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (content) => {
        await store.put('any', content);
        expect(new Uint8Array((await store.get('any'))?.body ?? [1])).toEqual(content);
      }),
      { numRuns: 30 },
    );
  });

  test('has another etag when its content differs, and the same for the same content', async () => {
    const { store } = storeIn();
    const first = await store.put('a/b', bytes('one'));
    const second = await store.put('a/b', bytes('two'));
    const third = await store.put('a/b', bytes('one'));
    expect(second.etag).not.toBe(first.etag);
    expect(third.etag).toBe(first.etag);
  });

  test('replaced without metadata has none', async () => {
    const { store } = storeIn();
    await store.put('a/b', bytes('one'), { metadata: { rows: '1' } });
    await store.put('a/b', bytes('one'));
    expect((await store.head('a/b'))?.metadata).toEqual({});
  });

  test('has a second file only for its metadata', async () => {
    const { store, root } = storeIn();
    const { etag } = await store.put('a/b', bytes('one'));
    expect(filesBelow(root)).toEqual(['b']);
    await store.put('a/b', bytes('two'), { ifMatch: etag, metadata: { rows: '1' } });
    expect(filesBelow(root).sort()).toEqual(['b', 'b.json']);
    await store.put('a/b', bytes('two'));
    expect(filesBelow(root)).toEqual(['b']);
  });
});

describe('metadata', () => {
  test.each([
    ['lost', (sidecar: string) => rmSync(sidecar)],
    ['cut short', (sidecar: string) => writeFileSync(sidecar, '{"etag": "abc", "meta')],
    ['empty', (sidecar: string) => writeFileSync(sidecar, '')],
    ['of another kind', (sidecar: string) => writeFileSync(sidecar, 'null')],
  ])('that was %s counts as missing, and the body stays readable', async (_, harm) => {
    const { store, sidecar } = storeIn();
    await store.put('a/b', bytes('body'), { metadata: { rows: '1' } });
    harm(sidecar);
    expect(await store.head('a/b')).toEqual({ etag: expect.any(String), metadata: {}, size: 4 });
    await store.put('a/b', bytes('body'), { metadata: { rows: '2' } });
    expect((await store.head('a/b'))?.metadata).toEqual({ rows: '2' });
  });

  test('of earlier content is not used for content that a crash left', async () => {
    const { store } = storeIn();
    await store.put('a/b', bytes('old'), { metadata: { rows: '1' } });
    writeFileSync(store.locate('a/b'), 'new');
    expect(await store.head('a/b')).toEqual({ etag: expect.any(String), metadata: {}, size: 3 });
  });
});

describe('a conditional put', () => {
  test('is true, or the put throws PreconditionFailedError and writes nothing', async () => {
    const { store } = storeIn();
    const missing = store.put('a/b', bytes('x'), { ifMatch: 'no-such-etag' });
    await expect(missing).rejects.toThrow(PreconditionFailedError);
    const { etag } = await store.put('a/b', bytes('one'), { ifNoneMatch: '*' });
    const again = store.put('a/b', bytes('two'), { ifNoneMatch: '*' });
    await expect(again).rejects.toThrow(PreconditionFailedError);
    await store.put('a/b', bytes('two'), { ifMatch: etag, metadata: { rows: '2' } });
    const late = store.put('a/b', bytes('three'), { ifMatch: etag });
    await expect(late).rejects.toThrow(PreconditionFailedError);
    expect(await store.get('a/b')).toMatchObject({ size: 3, metadata: { rows: '2' } });
  });

  test('succeeds for exactly one of fifty concurrent creators', async () => {
    const { store, root } = storeIn();
    const racers = Array.from({ length: 50 }, (_, index) =>
      new DirectoryStore(root).put('a/b', bytes(`run ${index}`), { ifNoneMatch: '*' }),
    );
    const results = await Promise.allSettled(racers);
    const winners = results.flatMap(({ status }, index) => (status === 'fulfilled' ? [index] : []));
    expect(winners).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') {
        expect(result.reason).toBeInstanceOf(PreconditionFailedError);
      }
    }
    expect(Buffer.from((await store.get('a/b'))?.body ?? []).toString()).toBe(`run ${winners[0]}`);
    expect(filesBelow(root)).toEqual(['b']);
  });

  test('lets many increment a counter without losing one', async () => {
    const { store } = storeIn();
    await store.put('counter', bytes('0'));
    const raise = async (): Promise<void> => {
      const { body, etag } = (await store.get('counter')) as { body: Uint8Array; etag: string };
      const next = String(Number(Buffer.from(body).toString()) + 1);
      await store.put('counter', bytes(next), { ifMatch: etag }).catch((error: unknown) => {
        expect(error).toBeInstanceOf(PreconditionFailedError);
        return raise();
      });
    };
    await Promise.all(Array.from({ length: 10 }, raise));
    expect(Buffer.from((await store.get('counter'))?.body ?? []).toString()).toBe('10');
  });
});

test('a reader sees the old bytes or the new ones, never a mixture', async () => {
  const { store } = storeIn();
  const size = 300_000;
  await store.put('a/b', Buffer.alloc(size, 'a'));
  let isWriting = true;
  const writing = (async () => {
    for (const letter of 'bcdefghij') await store.put('a/b', Buffer.alloc(size, letter));
    isWriting = false;
  })();
  while (isWriting) {
    const { body } = (await store.get('a/b')) as { body: Uint8Array };
    expect(body.length).toBe(size);
    expect(body.every((byte) => byte === body[0])).toBe(true);
    await sleep(0);
  }
  await writing;
});

describe('keys', () => {
  test.each(['../x', 'a/../../x', '/etc/passwd', '', '.', '..', 'a/../..'])(
    'that lead out of the store are rejected: %j',
    async (key) => {
      const { store } = storeIn();
      expect(() => store.locate(key)).toThrow('leaves the store');
      await expect(store.get(key)).rejects.toThrow('leaves the store');
      await expect(store.put(key, bytes('x'))).rejects.toThrow('leaves the store');
    },
  );

  test('that share a beginning with the folder do not lead out of it', () => {
    const { store, root } = storeIn();
    expect(() => store.locate('../out-of-here/x')).toThrow('leaves the store');
    expect(store.locate('../out/x')).toBe(join(root, 'x'));
  });
});

test('a put that fails leaves no file and the object unchanged', async () => {
  const { store, root } = storeIn();
  mkdirSync(join(root, 'a', 'b', 'folder'), { recursive: true });
  await expect(store.put('a/b', bytes('x'))).rejects.toThrow();
  expect(filesBelow(root)).toEqual([]);
});

describe('where nothing can be written', () => {
  // Node's own recursive mkdir never ends there.
  test.skipIf(!existsSync('/proc/self'))('a put fails at once, naming the file', async () => {
    const started = Date.now();
    const put = new DirectoryStore('/proc/no-such-folder').put('a/b', bytes('x'));
    await expect(put).rejects.toThrow(
      /^\/proc\/no-such-folder\/a\/b could not be written \(E\w+\): /,
    );
    expect(Date.now() - started).toBeLessThan(1000);
  });

  test('a put or get below a file fails, naming the file', async () => {
    const file = join(tempFolder(), 'file');
    writeFileSync(file, '');
    const store = new DirectoryStore(file);
    await expect(store.put('a/b', bytes('x'))).rejects.toThrow(
      'a/b could not be written (ENOTDIR)',
    );
    await expect(store.get('a/b')).rejects.toThrow('a/b cannot be read (ENOTDIR)');
  });
});
