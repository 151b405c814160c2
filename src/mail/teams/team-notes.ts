/** What the owner of a team should know before relying on the figures. */
import type { TeamPart } from '../../domain/figures/team-part.ts';
import type { MailNote } from '../notes/mail-note.ts';
import { metricName } from '../notes/trust-notes.ts';
import { monthEndLead, monthEndWords } from '../words/month-end-words.ts';
import { sentenceOf } from '../words/sentence.ts';

export function teamNotes({
  metric,
  isPreliminary,
  currency,
  team,
  reportDay,
}: TeamPart): MailNote[] {
  return [
    isPreliminary
      ? {
          lead: 'Preliminary',
          sentence: sentenceOf`Not all of this month’s cost is on an invoice yet; AWS may still change it.`,
        }
      : { lead: 'Invoiced', sentence: sentenceOf`All of this month’s cost is on an invoice.` },
    {
      lead: 'Shared cost',
      sentence: sentenceOf`Pools are divided among teams by the allocation rules; the part of this team changes until the month ends.`,
    },
    {
      lead: metricName(metric),
      sentence: sentenceOf`${metric === 'amortized' ? 'Commitments are spread over the usage that they cover.' : 'The bill’s export lacks the columns of amortized cost.'} Only lines in ${currency}. Days are UTC.`,
    },
    {
      lead: monthEndLead(reportDay),
      sentence: sentenceOf`${monthEndWords(reportDay, team)}`,
    },
    { lead: 'Attached', sentence: sentenceOf`The figures of this team at full precision, as CSV.` },
  ];
}
