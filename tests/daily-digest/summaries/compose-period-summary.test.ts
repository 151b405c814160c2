/** A summary whose CSV is too large for a mail. */
import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { composePeriodSummary } from '../../../functions/daily-digest/summaries/compose-period-summary.ts';
import { defaultThresholds } from '../../../src/domain/budgets/budget-light.ts';
import { buildSummaryMessage } from '../../../src/mail/period/summary-message.ts';
import { DirectoryStore } from '../../../src/platform/local/files/directory-store.ts';
import { companyCosts, week47 } from '../../mail/summary-figures-fixture.ts';
import { tempFolder } from '../../support/temp-folder.ts';

it('a CSV that is too large for a mail, even compressed, is stored and linked', async () => {
  const store = new DirectoryStore(tempFolder());
  const costs = companyCosts();
  const [row] = costs.rows;
  if (row === undefined) throw new Error('the fixture has no row');
  const rows = Array.from({ length: 90_000 }, () => ({
    ...row,
    service: randomBytes(60).toString('base64'),
  }));
  const composed = await composePeriodSummary(
    store,
    { ...costs, rows },
    {
      due: { period: week47, uninvoicedShare: 1, until: week47.to },
      audience: { name: 'finops', scope: '*', to: ['finops@example.com'] },
      settings: {
        weekly: true,
        monthlyClose: false,
        restatementDays: 14,
        moverCount: 5,
        budgets: [],
        costMetric: 'unblended',
        thresholds: defaultThresholds,
        mail: { from: 'digest@example.com', staleSeconds: 60, claimWaitSeconds: 0 },
      },
      windowStatus: {
        from: week47.from,
        to: week47.to,
        archivedDays: new Set(),
        completeUntil: week47.to,
        uninvoicedShares: new Map(),
        accountNames: new Map(),
        currency: 'USD',
      },
    },
  );
  const key = 'digests/2026-11-22/finops.ou-summary-2026-W47.csv';
  expect(composed.attachment).toEqual({ kind: 'link', location: store.locate(key) });
  expect((await store.head(key))?.size).toBeGreaterThan(7_000_000);
  expect(composed.mail.text).toContain('too large for a mail');
  const letter = { ...composed, periodId: week47.id, audience: 'finops-week', attempt: 1 };
  const from = 'digest@example.com';
  const { raw, name } = await buildSummaryMessage({
    ...letter,
    from,
    to: ['finops@example.com'],
    date: new Date(0),
  });
  expect(raw.length).toBeLessThan(200_000);
  expect(name).toBe('summary.2026-W47.finops-week');
});
