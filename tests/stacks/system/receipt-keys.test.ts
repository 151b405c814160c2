/**
 * Receipts by IAM's own matching: each function may write the receipts of its own mails and no others.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  periodKinds,
  summaryReceipt,
} from '../../../functions/daily-digest/summaries/summary-settings.ts';
import { audienceOf } from '../../../src/delivery/mail-audiences.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { executives } from '../../../src/domain/figures/executive-figures.ts';
import { auditAudience } from '../../../src/mail/audit/audit-message.ts';
import { rolePolicies, synthesizeDigest } from '../digest-fixture.ts';
import { call, outcomeOf, summaries } from '../iam-calls.ts';

const policies = rolePolicies(synthesizeDigest());
const functions = [
  'daily-digest',
  'dashboard-snapshot',
  'partition-audit',
  'account-directory',
  'backfill',
];

/** The functions that may write the receipt of this audience. */
async function writersOf(audience: string): Promise<readonly string[]> {
  const key = `${summaries}/receipts/2026-11-20/${audience}.json`;
  const outcomes = await Promise.all(
    functions.map(async (name) => {
      const role = `acme-finops-prod-${name}`;
      const outcome = await outcomeOf(policies.get(role), role, call('s3:PutObject', key));
      return outcome === 'Allowed' ? [name] : [];
    }),
  );
  return outcomes.flat();
}

/** OUs that have the names of other functions' mails. */
const hostile = [
  'executives',
  'audit',
  'audit-from',
  'audit-from-2026',
  'audit-from-20261006',
  'Audit from 2026-10-06',
  'finops',
  'x-week',
  '',
  '組織',
];

const audiencesOf = (scope: string) => {
  const { name } = audienceOf(scope);
  return [name, ...periodKinds.map((kind) => summaryReceipt(name, kind))];
};

describe('a receipt', () => {
  test.each(['*', ...hostile.map((unit) => `Root/${unit}`)])(
    'of a mail about %s can be written only by the digest',
    async (scope) => {
      for (const audience of audiencesOf(scope)) {
        expect(await writersOf(audience), audience).toEqual(['daily-digest']);
      }
    },
  );

  test('of any OU can be written only by the digest', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 60 }), async (unit) => {
        for (const audience of audiencesOf(`Root/${unit.replaceAll('/', '∕')}`)) {
          expect(await writersOf(audience), audience).toEqual(['daily-digest']);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('of the executives’ page can be written only by its function', async () => {
    expect(await writersOf(executives)).toEqual(['dashboard-snapshot']);
  });

  test.each(['2026-10-06', '2024-02-29', '2025-12-31'])(
    'of an audit from %s can be written only by the audit',
    async (from) => {
      const audience = auditAudience({ from: parseBillingDay(from) });
      expect(await writersOf(audience)).toEqual(['partition-audit']);
    },
  );

  test('of an unknown mail can be written by no function', async () => {
    for (const audience of ['anyone', 'finops-day', 'executives-week', 'audit-from-']) {
      expect(await writersOf(audience), audience).toEqual([]);
    }
  });
});
