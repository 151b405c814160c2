/**
 * Steps that do not need each other run at once: how such a run fails, what it has published until then,
 * and in which step of the run record each query is.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Step } from '../../src/observability/run-record.ts';
import type { LocalPlatform } from '../../src/platform/local/local-platform.ts';
import type { QueryEngine, Statement } from '../../src/ports/query-engine.ts';
import { runDigest } from '../support/laptop.ts';
import { mailsOf, reportDay, steady, workshop } from './workshop.ts';

const check = 'checks/archive_days_are_correct';
const finding = `select 'archive_rows_are_unique' as check_name, '2026-11-20' as billing_date,
  'A appears 2 times' as finding`;

/** Called before each statement; it may wait or throw, and may return other SQL. */
type Before = (statement: Statement<never>) => Promise<string | undefined> | string | undefined;

function onQueries(before: Before): (platform: LocalPlatform) => LocalPlatform {
  return (platform) => {
    const engine: QueryEngine = {
      query: async (statement) => {
        const sql = await before(statement as unknown as Statement<never>);
        return platform.engine.query({ ...statement, sql: sql ?? statement.sql });
      },
    };
    return { ...platform, engine };
  };
}

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

/** A run whose statements are changed, with enough days for anomalies, and the record that it wrote. */
async function runWith(before: Before) {
  const { out, run } = workshop(steady);
  const change = onQueries(before);
  const ended = await runDigest({
    ...run,
    runId: 'run',
    change,
    settings: { restatementDays: 25 },
  }).then(
    () => undefined,
    (error: Error) => error.message,
  );
  const record = JSON.parse(readFileSync(join(out, `runs/${reportDay}/run.json`), 'utf8'));
  const steps = new Map<string, Step>(record.steps.map((step: Step) => [step.name, step]));
  const mails = existsSync(join(out, 'outbox')) ? mailsOf(out) : [];
  return { ended, outcome: record.outcome, steps, mails, published: readdirSync(out) };
}

const allocationCheck = 'checks/allocation_agrees_with_breakdown';
const namesIn = (step: Step | undefined) => step?.queries.map(({ name }) => name).sort();

describe('a run', () => {
  test('records each query in the step that asked it, however they overlap', async () => {
    const { ended, steps } = await runWith(() => undefined);
    expect(ended).toBeUndefined();
    expect(namesIn(steps.get('check'))).toEqual([allocationCheck, check]);
    expect(namesIn(steps.get('figures'))).toEqual([
      'account_moves',
      'account_regions',
      'day_comparisons',
      'forecast_input',
      'movers',
      'one_off_changes',
      'recurring_costs',
      'region_costs',
    ]);
    expect(namesIn(steps.get('anomalies'))).toEqual(['service_series']);
    const others = ['archive', 'forecast', 'refresh', 'mail', 'send', 'summaries'];
    for (const name of others) expect(namesIn(steps.get(name)), name).toEqual([]);
  });

  test('asks for the figures while the check runs', async () => {
    const started: string[] = [];
    const both = gate();
    await runWith(async ({ name }) => {
      if (name !== check && name !== 'forecast_input' && name !== 'movers') return undefined;
      started.push(name);
      if (started.length === 3) both.open();
      await both.opened;
      return undefined;
    });
    expect(started.sort()).toEqual([check, 'forecast_input', 'movers']);
  });
});

describe('when the check fails while the figures are read', () => {
  test('its error is thrown, after the figures’ queries have ended, and nothing is published', async () => {
    const failed = gate();
    const { ended, outcome, steps, mails, published } = await runWith(async ({ name }) => {
      if (name === check) {
        setTimeout(failed.open, 50);
        return finding;
      }
      if (name === 'forecast_input') await failed.opened;
      return undefined;
    });
    expect(ended).toMatch(/^The archive fails the check archive_rows_are_unique in 1 places/);
    expect(outcome).toBe('failed');
    expect([...steps.keys()]).toEqual(['query', 'archive', 'check', 'figures']);
    expect(steps.get('check')).toMatchObject({ outcome: 'failed', error: ended });
    expect(steps.get('figures')).toMatchObject({ outcome: 'done', endedAt: expect.any(String) });
    expect(namesIn(steps.get('figures'))).toEqual([
      'account_moves',
      'account_regions',
      'day_comparisons',
      'forecast_input',
      'movers',
      'one_off_changes',
      'recurring_costs',
      'region_costs',
    ]);
    expect(mails).toEqual([]);
    expect(published).not.toContain('ou-forecasts');
    expect(published).not.toContain('receipts');
  });

  test('its error wins over an earlier error of the figures', async () => {
    const failed = gate();
    const { ended, steps } = await runWith(async ({ name }) => {
      if (name === check) {
        await failed.opened;
        return finding;
      }
      if (name !== 'movers') return undefined;
      setTimeout(failed.open, 50);
      throw new Error('movers failed');
    });
    expect(ended).toMatch(/^The archive fails the check archive_rows_are_unique/);
    expect(steps.get('figures')).toMatchObject({ outcome: 'failed', error: 'movers failed' });
  });
});

describe('when the figures cannot be read', () => {
  test.each(['forecast_input', 'movers'])(
    'because %s fails, that is the error, the check has passed, and nothing is published',
    async (query) => {
      const { ended, steps, mails, published } = await runWith(({ name }) => {
        if (name === query) throw new Error(`${query} failed`);
        return undefined;
      });
      expect(ended).toBe(`${query} failed`);
      expect([...steps.keys()]).toEqual(['query', 'archive', 'check', 'figures']);
      expect(steps.get('check')).toMatchObject({ outcome: 'done' });
      expect(steps.get('figures')).toMatchObject({ outcome: 'failed', error: ended });
      expect(mails).toEqual([]);
      expect(published).not.toContain('ou-forecasts');
    },
  );
});

describe('when the search for anomalies fails', () => {
  test('the mail is sent with the forecast and says so, and then the run fails', async () => {
    const { ended, steps, mails, published } = await runWith(({ name }) => {
      if (name === 'service_series') throw new Error('service_series failed');
      return undefined;
    });
    expect(ended).toBe('service_series failed');
    expect(steps.get('anomalies')).toMatchObject({
      outcome: 'done',
      facts: { status: 'failed', error: 'service_series failed', state: 'failed' },
    });
    expect(steps.get('forecast')).toMatchObject({ outcome: 'done' });
    expect(steps.get('refresh')).toMatchObject({ outcome: 'done' });
    expect(published).toContain('ou-forecasts');
    expect(mails).toHaveLength(1);
  });
});
