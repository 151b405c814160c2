/** Messages about a wrong environment, event or receipt are English when only `zod/mini` is loaded. */
import { expect, test } from 'vitest';
import { readBackfillEvent } from '../../../functions/backfill/backfill-event.ts';
import { readReceipt } from '../../../src/delivery/mail-receipt.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { ObjectStore } from '../../../src/ports/object-store.ts';
import { readArchiveSettings } from '../../../src/settings/digest-environment.ts';

test('a variable of the environment', () => {
  const given = { DIGEST_COST_METRIC: 'gross', DIGEST_OU_DEPTH: '9' };
  expect(() => readArchiveSettings(given)).toThrow(
    'DIGEST_COST_METRIC: Invalid option: expected one of "unblended"',
  );
});

test('a field of an event', () => {
  expect(() => readBackfillEvent({ from: '2026-11-01', to: 5 }, Date.now())).toThrow(
    'to: Invalid input: expected string, received number.',
  );
  expect(() => readBackfillEvent({ from: 'x', to: 'x', form: 'x' }, Date.now())).toThrow(
    'the event: Unrecognized key: "form".',
  );
});

test('a receipt', async () => {
  const body = Buffer.from(JSON.stringify({ state: 'sent', runId: 'a', at: 'today', attempt: 1 }));
  const store = { get: async () => ({ body, etag: 'e' }) } as unknown as ObjectStore;
  const day = parseBillingDay('2026-11-01');
  await expect(readReceipt(store, day, 'all')).rejects.toThrow('Invalid ISO datetime');
});
