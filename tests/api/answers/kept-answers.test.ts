/** Answers are kept for the next reader, unless they cannot be, or the archive changed while they were made. */
import { expect, test } from 'vitest';
import { type AnswerKey, KeptAnswers } from '../../../src/api/answers/kept-answers.ts';
import { DirectoryStore } from '../../../src/platform/local/files/directory-store.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const key: AnswerKey = {
  archiveVersion: 'a',
  codeVersion: '1',
  operation: 'costs',
  scope: '"all"',
  query: {},
};

test('an answer that cannot be kept is answered, reported, and made again', async () => {
  const store = new DirectoryStore(tempFolder());
  const errors: unknown[] = [];
  const full = { get: store.get.bind(store), put: () => Promise.reject(new Error('disk full')) };
  const kept = new KeptAnswers(full, { onNotKept: (error) => errors.push(error) });
  let made = 0;
  const make = async () => `answer ${++made}`;
  expect((await kept.get(key, make)).text).toBe('answer 1');
  expect((await kept.get(key, make)).text).toBe('answer 2');
  expect(errors).toEqual([new Error('disk full'), new Error('disk full')]);
});

test('an answer that was made while the archive changed is answered once, and not kept', async () => {
  const store = new DirectoryStore(tempFolder());
  const state = { version: 'b' };
  const kept = new KeptAnswers(store, {
    onNotKept: () => undefined,
    isCurrent: async (version) => version === state.version,
  });
  expect(await kept.get(key, async () => 'mixed')).toEqual({ text: 'mixed', isCurrent: false });
  expect(await kept.find(key)).toBeUndefined();
  state.version = 'a';
  expect(await kept.get(key, async () => 'right')).toEqual({ text: 'right', isCurrent: true });
  expect((await kept.find(key))?.text).toBe('right');
});

test('an answer of an earlier release is not found, and made again', async () => {
  const store = new DirectoryStore(tempFolder());
  const kept = new KeptAnswers(store, { onNotKept: () => undefined });
  await kept.get(key, async () => 'wrong');
  const corrected = { ...key, codeVersion: '2' };
  expect(await kept.find(corrected)).toBeUndefined();
  expect((await kept.get(corrected, async () => 'right')).text).toBe('right');
});
