/** A run archives while answers are made: no answer has the version, ETag or page of an archive that it is not of. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { KeptAnswers } from '../../src/api/answers/kept-answers.ts';
import { LaterAnswers } from '../../src/api/answers/later-answers.ts';
import { readArchiveFacts } from '../../src/api/archive/archive-facts.ts';
import { freshFacts } from '../../src/api/archive/fresh-facts.ts';
import { apiApp } from '../../src/api/http/api-app.ts';
import { DirectoryStore } from '../../src/platform/local/files/directory-store.ts';
import { folderForSuite, tempFolder } from '../support/temp-folder.ts';
import { everything, type ServedArchive, serveArchive } from './served-archive.ts';
import { archiveTaggedBill } from './tagged-archive.ts';

/** `changes`: how many of the next answers are made while the archive changes. */
const state = { version: 1, changes: 0 };
const suite = folderForSuite();
let served: ServedArchive;

beforeAll(async () => {
  served = await serveArchive(await archiveTaggedBill(suite()));
}, 60_000);
afterAll(() => served.archive.close());
beforeEach(() => Object.assign(state, { version: 1, changes: 0 }));

/** A process whose facts are remembered for ever, unless they are read again. */
function processOf(now: () => number = () => 0) {
  const store = new DirectoryStore(tempFolder());
  const read = async () => ({
    ...(await readArchiveFacts({ ...served.archive, now: Date.now })),
    version: String(state.version),
  });
  const app = apiApp({
    archive: { ...served.archive, now: Date.now },
    facts: freshFacts({ read, reload: async () => {}, now: () => 0, maxAgeMs: 5_000 }),
    kept: new KeptAnswers(store, {
      onNotKept: (error) => expect(error).toBeUndefined(),
      isCurrent: async (version) => {
        if (state.changes > 0) {
          state.changes -= 1;
          state.version += 1;
        }
        return version === String(state.version);
      },
    }),
    readerOf: () => everything,
    onError: (error) => expect(error).toBeUndefined(),
    later: new LaterAnswers({ store, now, waitMs: 20_000, makeMs: 1, start: async () => {} }),
  });
  return async (path: string, headers: Readonly<Record<string, string>> = {}) =>
    app.request(`http://localhost${path}`, { headers });
}

const lines = '/v1/lines?from=2026-11-12&to=2026-11-18&limit=2';
const versionOf = async (answer: Response) =>
  ((await answer.json()) as { readonly archiveVersion: string }).archiveVersion;
const nextPage = (answer: Response) => /^<([^>]+)>/.exec(answer.headers.get('link') ?? '')?.[1];
const csv = { accept: 'text/csv' };

it('an answer that was made while it changed is made again, of the new version', async () => {
  const ask = processOf();
  state.changes = 1;
  const answer = await ask(lines);
  expect(answer.status).toBe(200);
  const etag = answer.headers.get('etag') ?? '';
  expect(await versionOf(answer)).toBe('2');
  expect((await ask(lines, { 'if-none-match': etag })).status).toBe(304);
});

it('one that changes again has no ETag, and no page after it', async () => {
  const ask = processOf();
  state.changes = 2;
  const answer = await ask(lines, csv);
  expect([answer.status, answer.headers.get('etag')]).toEqual([200, null]);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect((await ask(nextPage(answer) ?? '', csv)).status).toBe(409);
});

it('a page is refused as soon as the archive has another version, remembered or not', async () => {
  const ask = processOf();
  const next = nextPage(await ask(lines, csv)) ?? '';
  expect((await ask(next, csv)).status).toBe(200);
  state.version += 1;
  const refused = await ask(next, csv);
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain('archive-changed');
});

it('a page that was read while it changed is refused', async () => {
  const ask = processOf();
  const next = nextPage(await ask(lines, csv)) ?? '';
  state.changes = 1;
  expect((await ask(next, csv)).status).toBe(409);
  state.changes = 0;
  const [again, after] = [await ask(lines, csv), state.version];
  expect(again.status).toBe(200);
  state.changes = 2;
  expect(after).toBe(2);
  expect((await ask(nextPage(again) ?? '', csv)).status).toBe(409);
});

it('both attempts together wait no longer than one request may', async () => {
  let at = 0;
  const ask = processOf(() => at);
  at = 20_000;
  expect((await ask(lines)).status).toBe(202);
});
