/** A new release makes its answers itself: it neither sends what an earlier one kept nor says that it has not changed. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { folderForSuite } from '../support/temp-folder.ts';
import { type ServedArchive, serveArchive } from './served-archive.ts';
import { archiveTaggedBill } from './tagged-archive.ts';

const release = vi.hoisted(() => ({ version: 'a' }));
// The release of this process cannot change while it runs.
vi.mock('../../src/api/answers/code-version.ts', () => ({ codeVersion: () => release.version }));

const suite = folderForSuite();
let served: ServedArchive;

beforeAll(async () => {
  served = await serveArchive(await archiveTaggedBill(suite()));
}, 60_000);
afterAll(() => served.archive.close());

const path = '/v1/costs?from=2026-11-12&to=2026-11-12&metric=unblended';

it('is another ETag, and no 304 for the earlier one', async () => {
  const earlier = (await served.ask(path)).headers.get('etag') ?? '';
  const asked = { headers: { 'if-none-match': earlier } };
  expect((await served.ask(path, asked)).status).toBe(304);
  release.version = 'b';
  const answer = await served.ask(path, asked);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('etag')).not.toBe(earlier);
});
