/** The note on days without charge types: FinOps reads which backfill adds them. */
import { expect, it } from 'vitest';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { untypedDaysNotes } from '../../../src/mail/notes/untyped-days-note.ts';
import { sentenceText } from '../../../src/mail/words/sentence.ts';

const untypedDays = ['2026-11-02', '2026-11-05'].map((day) => parseBillingDay(day));
const audience = (scope: string) => ({ name: 'finops', scope });

it('names the days’ backfill in the mail of the organization only', () => {
  const [note] = untypedDaysNotes({ untypedDays, audience: audience('*') });
  expect(note === undefined ? '' : sentenceText(note.sentence)).toContain(
    'A backfill from 2026-11-02 to 2026-11-05 adds it (runbooks/backfill.md).',
  );
  expect(untypedDaysNotes({ untypedDays, audience: audience('Root/A') })).toEqual([]);
  expect(untypedDaysNotes({ untypedDays: [], audience: audience('*') })).toEqual([]);
});
