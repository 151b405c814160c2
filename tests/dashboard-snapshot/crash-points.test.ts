/**
 * After a crash at any point and a second run, executives get one page. Only a crash during the send
 * gives no page, with an error that says so. Two runs, interleaved at any point, send one page.
 */
import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalPlatform } from '../../src/platform/local/local-platform.ts';
import { crashAt, pauseAt, type Watcher, watched } from '../support/side-effects.ts';
import { steadyLines, writeBill } from '../support/small-bill.ts';
import { folderForSuite } from '../support/temp-folder.ts';
import {
  digestLeft,
  drawnInto,
  eight,
  firedBy,
  printed,
  runSnapshot,
  type SnapshotRun,
} from './morning.ts';

const suite = folderForSuite();
/** Lambda's retry of the invocation, or another run when the first has certainly ended. */
const retries = [
  { runId: 'first', now: eight + 60_000 },
  { runId: 'second', now: eight + 3 * 3_600_000 },
] as const;
const survived = { crashes: 0, interleavings: 0 };

/** The history is too short for a forecast, which would make each run slow. */
beforeAll(() => {
  const bill = writeBill(join(suite(), 'bill.csv'), steadyLines('2026-11-01', '2026-11-03'));
  return digestLeft(join(suite(), 'digest'), { bill });
});
afterAll(() => {
  console.info(
    `executives: survived ${survived.crashes} crash points, ${survived.interleavings} interleavings`,
  );
});

const routes = {
  rendered: () => printed,
  job: ({ store }: LocalPlatform) => drawnInto(store),
  schedule: firedBy,
} satisfies Record<string, SnapshotRun['route']>;

/** Runs over one archive whose digest was sent; counts the sent mails. */
function morning(route: NonNullable<SnapshotRun['route']>) {
  const out = join(suite(), randomUUID());
  cpSync(join(suite(), 'digest'), out, { recursive: true });
  const state = { sent: 0 };
  const counted = (platform: LocalPlatform): LocalPlatform => {
    const outbox = Object.create(platform.outbox) as LocalPlatform['outbox'];
    outbox.send = async (mail) => {
      state.sent += 1;
      return platform.outbox.send(mail);
    };
    return { ...platform, outbox };
  };
  const run = (runId: string, now: number, watcher: Watcher = {}) =>
    runSnapshot({
      out,
      route,
      now,
      request: { runId },
      change: (platform) => watched(counted(platform), watcher),
    }).then(
      () => undefined,
      (error: Error) => error,
    );
  return { run, state };
}

async function effectsOf(route: NonNullable<SnapshotRun['route']>): Promise<readonly string[]> {
  const names: string[] = [];
  const before = (name: string) => {
    names.push(name);
  };
  expect(await morning(route).run('undisturbed', eight, { before })).toBeUndefined();
  return names;
}

describe.each(Object.entries(routes))('on the route of a %s', (_, route) => {
  it('after a crash, everybody gets the page exactly once', async () => {
    const effects = await effectsOf(route);
    expect(effects.filter((name) => name === 'send')).toHaveLength(1);
    for (const when of ['before', 'after'] as const) {
      for (const point of effects.keys()) {
        const { runId, now } = retries[point % 2] ?? retries[0];
        const { run, state } = morning(route);
        const where = `crashed ${when} '${effects[point]}', then ${runId}`;
        const crash = await run('first', eight, crashAt(point, when));
        expect(crash?.message, where).toMatch(/crashed/);
        const error = await run(runId, now);
        const send = effects.indexOf('send');
        const position = point + (when === 'after' ? 1 : 0);
        if (position < send || position > send + 1) {
          expect(error, where).toBeUndefined();
          expect(state.sent, where).toBe(1);
        } else {
          expect(error?.message, where).toMatch(/may or may not have left/);
          expect(state.sent, where).toBe(position === send ? 0 : 1);
        }
        survived.crashes += 1;
      }
    }
  }, 120_000);

  it('two runs, interleaved at any point, send one page', async () => {
    const effects = await effectsOf(route);
    for (const point of effects.keys()) {
      const { run, state } = morning(route);
      let other: Error | undefined;
      const runOther = async () => {
        other = await run('other', eight);
      };
      const error = await run('one', eight, pauseAt(point, 'before', runOther));
      const where = `paused before '${effects[point]}': ${error?.message} / ${other?.message}`;
      expect(state.sent, where).toBe(1);
      survived.interleavings += 1;
    }
  }, 120_000);
});
