/** When the dashboard cannot be refreshed, its error is thrown after the mail was sent. */
import { describe, expect, test } from 'vitest';
import { throwFirst } from '../../functions/daily-digest/optional-step.ts';
import { refreshDashboard } from '../../functions/daily-digest/refresh-dashboard.ts';
import type { StepFacts } from '../../src/observability/run-record.ts';
import type { Dashboard } from '../../src/ports/dashboard.ts';

async function refresh(dashboard: Dashboard) {
  const facts: StepFacts[] = [];
  const result = await refreshDashboard(dashboard, 'run-1', (noted) => facts.push(noted));
  return { ...result, facts };
}

test('a refresh gets the run’s id, and is in the run record', async () => {
  const asked: string[] = [];
  const { notice, failure, facts } = await refresh({
    refresh: async (runId) => {
      asked.push(runId);
      return { status: 'completed', ingestionId: 'ingestion-1' };
    },
  });
  expect(asked).toEqual(['run-1']);
  expect(notice).toBeNull();
  expect(facts).toEqual([{ status: 'completed', ingestionId: 'ingestion-1' }]);
  expect(failure).toBeNull();
});

test('without a dashboard there is no notice', async () => {
  const { notice, failure, facts } = await refresh({
    refresh: async () => ({ status: 'not-configured' }),
  });
  expect([notice, facts]).toEqual([null, [{ status: 'not-configured' }]]);
  expect(failure).toBeNull();
});

describe('a refresh that fails', () => {
  test.each([[new Error('ingestion-1 failed')], ['ingestion-1 failed']])(
    'is in the run record and in the mail, and can be thrown afterwards: %s',
    async (error) => {
      const failed = await refresh({ refresh: () => Promise.reject(error) });
      expect(failed.facts).toEqual([{ status: 'failed', error: 'ingestion-1 failed' }]);
      expect(failed.notice).toContain('could not be refreshed');
      expect(failed.notice).not.toContain('ingestion-1');
      expect(failed.failure).toEqual(new Error('ingestion-1 failed'));
      expect(() => throwFirst([{ failure: null }, failed])).toThrow('ingestion-1 failed');
    },
  );

  test('at once, before it waits, has the same result', async () => {
    const { notice } = await refresh({
      refresh: () => {
        throw new Error('not even asked');
      },
    });
    expect(notice).toContain('could not be refreshed');
  });
});
