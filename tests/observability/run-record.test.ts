/** The run record contains every step, also of a run that fails. */
import { describe, expect, test } from 'vitest';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { InputError } from '../../src/domain/input/input-error.ts';
import { RunRecord, type Step } from '../../src/observability/run-record.ts';
import { DirectoryStore } from '../../src/platform/local/files/directory-store.ts';
import type { ObjectStore } from '../../src/ports/object-store.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { tempFolder } from '../support/temp-folder.ts';

function recordOn(name: Platform['name'] = 'local', change: Partial<ObjectStore> = {}) {
  const disk = new DirectoryStore(tempFolder());
  const store: ObjectStore = {
    head: (key) => disk.head(key),
    get: (key) => disk.get(key),
    put: (...args) => disk.put(...args),
    locate: (key) => disk.locate(key),
    ...change,
  };
  const heard: string[] = [];
  let clock = Date.UTC(2026, 10, 21, 7);
  const now = () => {
    clock += 1000;
    return clock;
  };
  const onStep = (step: Step) => heard.push(`${step.name} ${step.outcome}`);
  const day = parseBillingDay('2026-11-20');
  const record = new RunRecord({ name, store, now }, { runId: 'run-1', day, onStep });
  const read = async () => {
    const stored = await disk.get('runs/2026-11-20/run-1.json');
    return stored && JSON.parse(Buffer.from(stored.body).toString());
  };
  return { record, read, heard };
}

const failing = (error: unknown) => () => Promise.reject(error);

describe('a run that succeeds', () => {
  test('records its steps with start, end, outcome and facts', async () => {
    const { record, read, heard } = recordOn();
    const result = await record.keep(async () => {
      await record.step('query', async (note) => {
        note({ queryId: '1', bytesScanned: null });
        note({ queryId: '2' });
      });
      return record.step('send', async () => 'sent');
    });
    expect([result, record.key]).toEqual(['sent', 'runs/2026-11-20/run-1.json']);
    expect(await read()).toEqual({
      runId: 'run-1',
      reportDay: '2026-11-20',
      platform: 'local',
      outcome: 'done',
      steps: [
        {
          name: 'query',
          startedAt: '2026-11-21T07:00:01.000Z',
          endedAt: '2026-11-21T07:00:02.000Z',
          outcome: 'done',
          facts: { queryId: '2', bytesScanned: null },
          queries: [],
        },
        {
          name: 'send',
          startedAt: '2026-11-21T07:00:03.000Z',
          endedAt: '2026-11-21T07:00:04.000Z',
          outcome: 'done',
          facts: {},
          queries: [],
        },
      ],
    });
    expect(heard).toEqual(['query running', 'query done', 'send running', 'send done']);
  });
});

test('the queries of an observed engine are recorded in the step that ran them', async () => {
  const { record } = recordOn();
  const engine = record.observe({
    query: async () => ({
      queryId: 'q-7',
      readAt: 0,
      bytesScanned: 1200,
      batches: (async function* () {})(),
    }),
  });
  await record.step('query', async () => {
    await engine.query({ name: 'ou_breakdown', schema: {}, sql: 'select 1' });
  });
  await record.step('figures', async () => {
    await engine.query({ name: 'movers', schema: {}, sql: 'select 2' });
  });
  expect(record.steps.map(({ queries }) => queries.map(({ name }) => name))).toEqual([
    ['ou_breakdown'],
    ['movers'],
  ]);
  expect(record.bytesScanned).toBe(2400);
});

test('steps that run at once each record their own queries, facts and errors', async () => {
  const { record, heard } = recordOn();
  const engine = record.observe({
    query: async ({ name }) => {
      await new Promise((resolve) => setTimeout(resolve, name === 'slow' ? 20 : 1));
      return { queryId: name, readAt: 0, bytesScanned: 1, batches: (async function* () {})() };
    },
  });
  const ask = (name: string) => engine.query({ name, schema: {}, sql: 'select 1' });
  const ended = await Promise.allSettled([
    record.step('check', async (note) => {
      await ask('slow');
      note({ slow: true });
      throw new Error('not correct');
    }),
    record.step('figures', async (note) => {
      await Promise.all([ask('one'), ask('two')]);
      note({ fast: true });
    }),
  ]);
  expect(ended.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  const [check, figures] = record.steps;
  expect(check).toMatchObject({ outcome: 'failed', error: 'not correct', facts: { slow: true } });
  expect(check?.queries.map(({ name }) => name)).toEqual(['slow']);
  expect(figures).toMatchObject({ outcome: 'done', facts: { fast: true } });
  expect(figures?.queries.map(({ name }) => name)).toEqual(['one', 'two']);
  expect(heard).toEqual(['check running', 'figures running', 'figures done', 'check failed']);
});

describe('a run that fails', () => {
  test('writes its record with the facts of the step, and rethrows its error', async () => {
    const { record, read, heard } = recordOn();
    const error = new Error('no such table');
    const step = () =>
      record.step('query', async (note) => {
        note({ queryId: '7' });
        throw error;
      });
    await expect(record.keep(step)).rejects.toBe(error);
    expect(await read()).toMatchObject({
      outcome: 'failed',
      steps: [
        { name: 'query', outcome: 'failed', error: 'no such table', facts: { queryId: '7' } },
      ],
    });
    expect((await read()).steps[0].endedAt).toBeDefined();
    expect(heard).toEqual(['query running', 'query failed']);
  });

  test('between steps writes its record too', async () => {
    const { record, read } = recordOn();
    await record.step('query', async () => undefined);
    await expect(record.keep(failing('out of luck'))).rejects.toBe('out of luck');
    expect(await read()).toMatchObject({ outcome: 'failed', steps: [{ outcome: 'done' }] });
  });
});

describe('bad input', () => {
  const badInput = new InputError('--date lies in the future');

  test('writes nothing on a laptop', async () => {
    const { record, read } = recordOn('local');
    const work = () => record.step('query', failing(badInput));
    await expect(record.keep(work)).rejects.toBe(badInput);
    expect(await read()).toBeUndefined();
  });

  test('writes a record on AWS', async () => {
    const { record, read } = recordOn('aws');
    await expect(record.keep(failing(badInput))).rejects.toBe(badInput);
    expect(await read()).toMatchObject({ outcome: 'failed', platform: 'aws' });
  });
});

describe('a record that cannot be written', () => {
  const full = { put: failing(new Error('disk full')) };

  test.each([[new Error('no such table')], ['no such table']])(
    'keeps the error of the run: %s',
    async (original) => {
      const { record } = recordOn('local', full);
      const error = await record.keep(failing(original)).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(AggregateError);
      const { message, errors, cause } = error as AggregateError;
      expect(message).toBe('no such table (And the run record could not be written.)');
      expect(errors).toEqual([original, new Error('disk full')]);
      expect(cause).toBe(original);
    },
  );

  test('fails a successful run', async () => {
    const { record } = recordOn('local', full);
    await expect(record.keep(async () => 'fine')).rejects.toThrow('disk full');
  });
});
