/** "Can I trust this?" for a summary: one short note each; notes that require care come first. */
import { type BillingDay, daysBetween } from '../../domain/calendar/billing-day.ts';
import type { Period } from '../../domain/calendar/period.ts';
import type { PeriodFigures } from '../../domain/figures/period-figures.ts';
import type { AttachedForm } from '../message/csv-attachment.ts';
import type { MailNote } from '../notes/mail-note.ts';
import { metricName } from '../notes/trust-notes.ts';
import { capitalised, counted, dayAndMonth, wholePercent } from '../words/date-and-number-words.ts';
import type { Money } from '../words/money-words.ts';
import { listed, type Sentence, sentenceOf } from '../words/sentence.ts';
import { periodName } from './summary-words.ts';

const maxDaysNamed = 5;

const attachedWords: Readonly<Record<AttachedForm, string>> = {
  file: 'as CSV',
  compressed: 'as CSV compressed with gzip',
  link: 'in a CSV that is too large for a mail; the attachment says where it is',
};

/** The notes of a summary; never empty. */
export function summaryNotes(
  figures: PeriodFigures,
  money: Money,
  attached: AttachedForm,
): MailNote[] {
  const { costMetric, currency } = figures;
  const notes = [
    missingNote(figures),
    comparisonNote(figures),
    invoiceNote(figures),
    restatedNote(figures, money),
    {
      lead: metricName(costMetric),
      sentence: sentenceOf`Costs in ${currency}, summed from the same archive as the daily mails. Days are UTC.`,
    },
    {
      lead: 'Attached',
      sentence: sentenceOf`Every OU, service and account of the period, at full precision, ${attachedWords[attached]}.`,
    },
  ];
  return notes.filter((note) => note !== null);
}

function missingNote({ trust: { missingDays }, period }: PeriodFigures): MailNote | null {
  if (missingDays.length === 0) return null;
  const names = listed(missingDays, maxDaysNamed, (day) => sentenceOf`${dayAndMonth(day)}`);
  const verb = missingDays.length === 1 ? 'is' : 'are';
  return {
    lead: 'Missing',
    sentence: sentenceOf`${capitalised(counted(missingDays.length, 'day'))} of ${periodName(period)} ${verb} not in the archive and not in these figures: ${names}.`,
  };
}

function comparisonNote({ basis, period, before }: PeriodFigures): MailNote | null {
  if (basis.by === 'total') return null;
  const earlier = periodName(before);
  if (basis.by === 'nothing') {
    return { lead: 'Comparison', sentence: sentenceOf`The archive has no day of ${earlier}.` };
  }
  const gap = basis.daysBefore < daysIn(before) ? ` (of ${daysIn(before)})` : '';
  const ofPeriod = basis.days < daysIn(period) ? ` (of ${daysIn(period)})` : '';
  return {
    lead: 'Comparison',
    sentence: sentenceOf`Per day, because ${periodName(period)} has ${String(basis.days)}${ofPeriod} days here and ${earlier} ${String(basis.daysBefore)}${gap}.`,
  };
}

function daysIn({ from, to }: Period): number {
  return daysBetween(from, to) + 1;
}

function invoiceNote({ period, trust }: PeriodFigures): MailNote {
  const { uninvoicedShare } = trust;
  const costs = `${monthsOf(period)} costs`;
  if (uninvoicedShare === null) {
    return {
      lead: 'Invoice',
      sentence: sentenceOf`It is not known how much of ${costs} is invoiced.`,
    };
  }
  if (uninvoicedShare === 0) {
    const later =
      period.kind === 'month' ? ' A later correction would appear in a daily mail.' : '';
    return { lead: 'Final', sentence: sentenceOf`All of ${costs} are on an invoice.${later}` };
  }
  const amount =
    uninvoicedShare === 1
      ? `None of ${costs} is`
      : `${capitalised(wholePercent(uninvoicedShare))} of ${costs} are not`;
  const lead = period.kind === 'month' ? 'Not yet final' : 'Preliminary';
  return { lead, sentence: sentenceOf`${amount} invoiced yet; AWS may still change them.` };
}

function monthsOf({ kind, from, to }: Period): string {
  const last = monthOf(to);
  if (kind === 'month' || monthOf(from) === last) return `${last}’s`;
  return `${monthOf(from)}’s and ${last}’s`;
}

function monthOf(day: BillingDay): string {
  return dayAndMonth(day).split(/\s/u).at(-1) ?? '';
}

function restatedNote({ trust, period }: PeriodFigures, money: Money): MailNote | null {
  const { restatedBy } = trust;
  if (restatedBy === null) return null;
  const size = money.exact(Math.abs(restatedBy));
  if (size === money.exact(0)) return null;
  const words: Sentence = sentenceOf`AWS changed ${periodName(period)} by ${restatedBy > 0 ? '+' : '−'}${size} since the mail of ${dayAndMonth(period.to)}.`;
  return { lead: 'Restated', sentence: words };
}
