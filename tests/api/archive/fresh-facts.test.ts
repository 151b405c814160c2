/** Facts are read once a second for all requests, and the tables follow before anything is answered. */
import { expect, test } from 'vitest';
import type { ArchiveFacts } from '../../../src/api/archive/archive-facts.ts';
import { freshFacts } from '../../../src/api/archive/fresh-facts.ts';

function archiveOf(version: string): ArchiveFacts {
  const none = { days: null, rulesVersion: null, currency: null, costMetric: null };
  const days = { archivedDays: new Set<never>(), allocatedDays: new Set<never>() };
  return { version, ...none, ...days, heldDays: [], olderAllocations: [] };
}

function source() {
  const events: string[] = [];
  const state = { version: 'a', at: 0 };
  const facts = freshFacts({
    read: async () => {
      events.push('read');
      if (state.version === 'unreadable') throw new Error('unreadable');
      return archiveOf(state.version);
    },
    reload: async ({ version }) => {
      await Promise.resolve();
      events.push(`reload ${version}`);
    },
    now: () => state.at,
  });
  return { events, state, facts };
}

test('many requests of one second read once, and the tables are loaded once for a version', async () => {
  const { events, state, facts } = source();
  await Promise.all([facts(), facts(), facts()]);
  expect(events).toEqual(['read', 'reload a']);
  state.at = 1_000;
  await facts();
  expect(events).toEqual(['read', 'reload a', 'read']);
});

test('a changed archive is seen after a second, with its tables', async () => {
  const { events, state, facts } = source();
  await facts();
  state.version = 'b';
  expect((await facts()).version).toBe('a');
  state.at = 1_000;
  expect((await facts()).version).toBe('b');
  expect(events.at(-1)).toBe('reload b');
});

test('an archive that could not be read is read again by the next request', async () => {
  const { state, facts } = source();
  state.version = 'unreadable';
  await expect(facts()).rejects.toThrow('unreadable');
  state.version = 'a';
  expect((await facts()).version).toBe('a');
});
