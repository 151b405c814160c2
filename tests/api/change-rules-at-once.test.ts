/** Editors who change the same file at once: in every order of their calls, no change is lost. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readWorkingSet } from '../../src/allocation/published/read-working-set.ts';
import { KeptAnswers } from '../../src/api/answers/kept-answers.ts';
import { readArchiveFacts } from '../../src/api/archive/archive-facts.ts';
import { apiApp } from '../../src/api/http/api-app.ts';
import { openLocalArchive } from '../../src/platform/local/archive-reader.ts';
import type { ObjectStore } from '../../src/ports/object-store.ts';
import { exampleStore } from '../allocation/published/rules-store.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { everything } from './served-archive.ts';

const teams = ['ada', 'grace', 'mary'];
const interleavings = 100;

/** Each call happens when the scheduler says so. */
function scheduledStore(store: ObjectStore, scheduler: fc.Scheduler): ObjectStore {
  const turn = () => scheduler.schedule(Promise.resolve());
  return {
    head: async (key) => {
      await turn();
      return store.head(key);
    },
    get: async (key) => {
      await turn();
      return store.get(key);
    },
    put: async (key, body, options) => {
      await turn();
      return store.put(key, body, options);
    },
    locate: (key) => store.locate(key),
  };
}

interface Working {
  readonly data: { readonly working: { readonly etag: string; readonly text: string } };
}

type App = ReturnType<typeof apiApp>;

/** Adds a team to what was read, again from the beginning if somebody else was quicker. Returns how often. */
async function addTeam(app: App, team: string): Promise<number> {
  for (let attempt = 0; ; attempt++) {
    const read = (await (await app.request('http://localhost/v1/teams')).json()) as Working;
    const { etag, text } = read.data.working;
    const answer = await app.request('http://localhost/v1/teams', {
      method: 'PUT',
      body: `${text}${team},,,,,,\n`,
      headers: { 'if-match': etag },
    });
    if (answer.status === 200) return attempt;
    expect(answer.status, await answer.text()).toBe(412);
  }
}

it(`keeps every change in ${interleavings} interleavings`, async () => {
  const archive = await openLocalArchive(tempFolder());
  const facts = await readArchiveFacts({ ...archive, now: Date.now });
  let repeated = 0;
  try {
    const property = fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const { store } = await exampleStore();
      const app = apiApp({
        archive: { ...archive, now: Date.now, store: scheduledStore(store, scheduler) },
        facts: async () => facts,
        kept: new KeptAnswers(store, { onNotKept: () => undefined }),
        readerOf: () => everything,
        onError: (error) => expect(error).toBeUndefined(),
      });
      const all = Promise.all(teams.map((team) => addTeam(app, team)));
      for (const count of await scheduler.waitFor(all)) repeated += count;
      const working = await readWorkingSet(store);
      const kept = working.state === 'valid' ? working.set.teams.map(({ team }) => team) : [];
      expect(kept).toEqual(expect.arrayContaining(teams));
    });
    await fc.assert(property, { numRuns: interleavings, seed: 20, endOnFailure: true });
  } finally {
    archive.close();
  }
  expect(repeated).toBeGreaterThan(interleavings);
}, 60_000);
