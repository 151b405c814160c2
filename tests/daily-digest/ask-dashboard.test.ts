/** The dashboard's questions are asked after a run, and a run never fails for it. */
import { expect, test } from 'vitest';
import { askDashboard } from '../../functions/daily-digest/ask-dashboard.ts';

test('a function that cannot be started is recorded, and nothing is thrown', async () => {
  const facts: object[] = [];
  const ask = async () => {
    throw new Error('Lambda did not take the event for acme-finops-prod-api');
  };
  await askDashboard(ask, (found) => facts.push(found));
  expect(facts).toEqual([
    { status: 'failed', error: 'Lambda did not take the event for acme-finops-prod-api' },
  ]);
});
