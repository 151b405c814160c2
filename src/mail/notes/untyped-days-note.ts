/**
 * The note on days without cost allocation: their charge types are unknown, so that a refund or an upfront fee
 * of such a day is part of what the projection continues.
 */
import type { Figures } from '../../domain/figures/figures.ts';
import { counted } from '../words/date-and-number-words.ts';
import { sentenceOf } from '../words/sentence.ts';
import type { MailNote } from './mail-note.ts';

/** None in the mail of an owner, who cannot run a backfill. */
export function untypedDaysNotes({
  untypedDays = [],
  audience,
}: Pick<Figures, 'untypedDays' | 'audience'>): MailNote[] {
  const [from] = untypedDays;
  const to = untypedDays.at(-1);
  if (from === undefined || to === undefined || audience.scope !== '*') return [];
  const words = `${counted(untypedDays.length, 'day')} of the last four weeks ${untypedDays.length === 1 ? 'has' : 'have'} no cost allocation: refunds and fees of ${untypedDays.length === 1 ? 'that day' : 'those days'} are recognized only by their size. A backfill from ${from} to ${to} adds it (runbooks/backfill.md).`;
  return [{ lead: 'Charge types', sentence: sentenceOf`${words}` }];
}
