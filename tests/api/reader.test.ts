/** Who asks, as the API knows it: the scope in words, and what may be changed. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Reader } from '../../src/api/operations/operation.ts';
import { folderForSuite } from '../support/temp-folder.ts';
import { type ServedArchive, serveArchive } from './served-archive.ts';

const suite = folderForSuite();
let served: ServedArchive;
beforeAll(async () => {
  served = await serveArchive(join(suite(), 'empty'));
});
afterAll(() => served.archive.close());

const part = (ous: readonly string[], teams: readonly string[], isEditor = false): Reader => ({
  scope: { kind: 'part', ous, teams },
  isEditor,
});

it.each([
  [{ scope: { kind: 'all' }, isEditor: true }, 'all costs', [true, true]],
  [{ scope: { kind: 'all' }, isEditor: false }, 'all costs', [false, false]],
  [part([], []), 'no costs', [false, false]],
  [part(['Root/Shop'], [], true), 'OU Root/Shop', [true, false]],
  [
    part(['Root/Shop', 'Root/Lab'], ['data']),
    'OU Root/Shop, OU Root/Lab and team data',
    [false, false],
  ],
] as const)('%j sees %s', async (reader, words, [isEditor, mayChangeRules]) => {
  const answer = await served.ask('/v1/reader', { reader });
  expect(answer.headers.get('etag')).toBeNull();
  expect(answer.headers.get('cache-control')).toBe('private, no-cache');
  expect(await answer.json()).toMatchObject({
    data: {
      seesAll: reader.scope.kind === 'all',
      ...(reader.scope.kind === 'all' ? {} : { ous: reader.scope.ous, teams: reader.scope.teams }),
      words,
      isEditor,
      mayChangeRules,
    },
  });
});
