/** The note of a first run on months that the bill has and the archive has not, with the backfill for them. */
import type { Figures } from '../../domain/figures/figures.ts';
import type { MonthsNotArchived } from '../../domain/figures/trust.ts';
import { counted, monthName } from '../words/date-and-number-words.ts';
import { sentenceOf } from '../words/sentence.ts';
import type { MailNote } from './mail-note.ts';

/** None in the mail of an owner, who cannot run a backfill. */
export function notArchivedNotes({ trust: { notArchived } }: Pick<Figures, 'trust'>): MailNote[] {
  if (notArchived === null) return [];
  const { from, to } = notArchived;
  const words = `${notArchivedWords(notArchived)}. A backfill from ${from} to ${to} archives ${notArchived.months === 1 ? 'it' : 'them'}, for comparisons and forecasts (runbooks/backfill.md).`;
  return [{ lead: 'Not archived', sentence: sentenceOf`${words}` }];
}

/** 'The bill has two earlier months, from September 2026, that are not archived'. */
export function notArchivedWords({ months, from }: MonthsNotArchived): string {
  const are = months === 1 ? 'that is' : 'that are';
  const since = `${months === 1 ? '' : 'from '}${monthName(from)} ${from.slice(0, 4)}`;
  return `The bill has ${counted(months, 'earlier month')}, ${since}, ${are} not archived`;
}
