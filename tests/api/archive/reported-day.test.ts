/** The day that the API shows: that of the newest mail, else the newest archived day. */
import { expect, test } from 'vitest';
import { completeDay, readReportedDay } from '../../../src/api/archive/reported-day.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';

const archivedDays = new Set(['2026-11-08', '2026-11-09', '2026-11-10'].map(parseBillingDay));

/** Receipts of the requested days, as texts. */
function storeWith(receipts: Readonly<Record<string, string>>) {
  const get = async (key: string) => {
    const text = receipts[key.replace(/^receipts\/(.*)\/finops\.json$/, '$1')];
    if (text === undefined) return undefined;
    return { body: Buffer.from(text), etag: 'e', size: text.length, metadata: {} };
  };
  return { get };
}

function receipt(reportDay: string, more: object = {}, state = 'sent'): string {
  const at = '2026-11-11T07:00:00Z';
  const told = { reportDay, dayCosts: {}, ...more };
  return JSON.stringify({ state, runId: 'r', at, attempt: 1, told });
}

test.each([
  ['no mail is known', {}, '2026-11-10', null],
  ['the mail reports the day before', { '2026-11-10': receipt('2026-11-09') }, '2026-11-09', null],
  ['the bill lacks the requested day', { '2026-11-11': receipt('2026-11-10') }, '2026-11-10', null],
  ['the day is a part', { '2026-11-10': receipt('2026-11-10', { hours: 7 }) }, '2026-11-10', 7],
  [
    'the newest mail is not sent yet',
    { '2026-11-10': receipt('2026-11-10', {}, 'claimed'), '2026-11-09': receipt('2026-11-09') },
    '2026-11-09',
    null,
  ],
  ['the receipt is damaged', { '2026-11-10': '{"state": "se' }, '2026-11-10', null],
  ['its day is not archived', { '2026-11-10': receipt('2026-11-07') }, '2026-11-10', null],
  ['the last mail is days old', { '2026-11-08': receipt('2026-11-08') }, '2026-11-10', null],
])('where %s', async (_, receipts, reportDay, hours) => {
  const found = await readReportedDay(storeWith(receipts), { archivedDays });
  expect(found).toEqual({ reportDay, hours });
  expect(completeDay(found)).toBe(hours === null ? reportDay : '2026-11-09');
});

test('without an archived day there is none', async () => {
  const empty = readReportedDay(storeWith({}), { archivedDays: new Set() });
  await expect(empty).rejects.toThrow('run the digest first');
});
