/**
 * What the bill shows about the figures: whether the archive agrees with it, how much of it is invoiced,
 * and up to which hour it has been read.
 */
import { dayOfTime } from '../../domain/calendar/billing-day.ts';
import type { Figures } from '../../domain/figures/figures.ts';
import type { KeptDay } from '../../domain/figures/kept-day.ts';
import type { Trust } from '../../domain/figures/trust.ts';
import { capitalised, nbsp, weekdayAndDay, wholePercent } from '../words/date-and-number-words.ts';
import type { Money } from '../words/money-words.ts';
import { sentenceOf } from '../words/sentence.ts';
import { keptReportDay } from './kept-day-groups.ts';
import { leftOutSentences } from './left-out-words.ts';
import type { MailNote } from './mail-note.ts';

/**
 * The owner of a unit may not see the bill's total: the note then contains only what is true without it.
 */
export function reconciliationNote(figures: Figures, money: Money): MailNote {
  const words = `${totalWords(figures, money)}.`;
  return {
    lead: 'Bill and archive',
    sentence: sentenceOf`${words}${leftOutSentences(figures, money)}`,
  };
}

function totalWords(figures: Figures, money: Money): string {
  const { billTotal, archiveTotal } = figures.trust;
  const archive = money.exact(archiveTotal);
  if (billTotal === null) {
    return `Your OU’s ${archive} is the sum of its rows in the archive. The bill has no OUs; a day enters the archive only if its total over all OUs is the bill’s`;
  }
  const kept = keptReportDay(figures);
  if (kept !== undefined) return keptWords(kept, archive, money);
  if (agrees({ billTotal, archiveTotal }, money)) {
    return `They agree ${toTheCent(money)} on the day’s total, ${money.exact(billTotal)}`;
  }
  return `They differ by ${money.exact(Math.abs(archiveTotal - billTotal))}: the bill has ${money.exact(billTotal)} for the day, the archive ${archive}`;
}

/** The archived version of the report day is used, so the bill's total differs from this mail's. */
function keptWords({ reason, billCost }: KeptDay, archive: string, money: Money): string {
  const bill = billCost === null ? 'no line of it' : money.exact(billCost);
  return reason === 'newer'
    ? `The archive has ${archive} for the day, from a later reading of the bill; this run’s had ${bill}`
    : `The archive keeps ${archive} for the day; the bill now has ${bill}`;
}

/** False if the bill's total differs; also true if the reader may not see the bill's total. */
export function agrees(
  { billTotal, archiveTotal }: Pick<Trust, 'billTotal' | 'archiveTotal'>,
  money: Money,
): boolean {
  return money.exact(Math.abs(archiveTotal - (billTotal ?? archiveTotal))) === money.exact(0);
}

/** 'to the cent', or 'exactly' in a currency without cents. */
export function toTheCent(money: Money): string {
  return money.exact(0).includes('.') ? 'to the cent' : 'exactly';
}

/** Final or preliminary, depending on the share of the month's cost without an invoice id. */
export function invoiceNote(uninvoiced: number | null): MailNote {
  if (uninvoiced === null) {
    return {
      lead: 'Invoice',
      sentence: sentenceOf`It is not known whether these costs are invoiced.`,
    };
  }
  if (uninvoiced <= 0) {
    return { lead: 'Final', sentence: sentenceOf`All of this month’s cost is on an invoice.` };
  }
  const words = `${capitalised(uninvoicedWords(uninvoiced))} on an invoice yet`;
  return { lead: 'Preliminary', sentence: sentenceOf`${words}; AWS may still change it.` };
}

/** 'none of this month’s cost is', '37 % of this month’s cost is not'. */
export function uninvoicedWords(uninvoiced: number): string {
  if (uninvoiced >= 1) return 'none of this month’s cost is';
  return `${wholePercent(uninvoiced)} of this month’s cost is not`;
}

/**
 * Null if the bill contains no usage time. In a bill of daily granularity all usage starts at midnight: the
 * hour is then unknown.
 */
export function freshnessNote({ trust, reportDay }: Figures): MailNote | null {
  const { latestUsageAt, latestDayInBill } = trust;
  const time = latestUsageAt === null ? null : new Date(latestUsageAt);
  const day = time === null ? latestDayInBill : dayOfTime(time.getTime());
  if (day === null) return null;
  const hour = time?.toISOString().slice(11, 16) ?? '00:00';
  if (hour === '00:00') {
    return {
      lead: 'Freshness',
      sentence: sentenceOf`The bill is read up to ${weekdayAndDay(day)}.`,
    };
  }
  const isPart = day === reportDay && hour < '23:00';
  const later = isPart ? '; no later hour of this day is in yet' : '';
  return {
    lead: 'Freshness',
    sentence: sentenceOf`Latest hour of usage in the bill: ${weekdayAndDay(day)}, ${hour}${nbsp}UTC${later}.`,
  };
}
