/** Whether the figures can be trusted, in sentences: how old they are, and whether they equal the bill. */
import {
  type BillingDay,
  dayOfTime,
  daysBetween,
  parseBillingDay,
} from '../../../src/domain/calendar/billing-day.ts';
import { counted, fullDay, plainDay } from './day-words.ts';

/** A run each morning archives the day before; the bill may be a day later. */
const usualAge = 2;
const maxDays = 5;

/** `through`: the newest archived day. `now`: in milliseconds. */
export function throughText(through: BillingDay | null, now: number): string {
  if (through === null) return 'Nothing is archived yet.';
  const age = daysBetween(through, dayOfTime(now));
  const late =
    age > usualAge ? ` That is ${counted(age, 'day')} ago: later days are not archived.` : '';
  return `${fullDay(through)}, UTC.${late}`;
}

interface OlderDays {
  readonly heldDays: readonly string[];
  readonly olderAllocations: readonly string[];
}

/** `isReconciled`: null without an archived day. */
export function reconciledText(
  isReconciled: boolean | null,
  { heldDays, olderAllocations }: OlderDays,
): string {
  if (isReconciled === null) return 'Not known: nothing is archived yet.';
  if (isReconciled) return 'Every archived day equals the bill as it was last read.';
  return [heldText(heldDays), olderText(olderAllocations)].filter((text) => text !== '').join(' ');
}

function heldText(days: readonly string[]): string {
  if (days.length === 0) return '';
  const verb = days.length === 1 ? 'is' : 'are';
  return `${counted(days.length, 'day')} ${verb} older than the bill, which had lost lines or had another payer account when it was last read: ${named(days)}.`;
}

function olderText(days: readonly string[]): string {
  if (days.length === 0) return '';
  return `Costs of ${counted(days.length, 'day')} by line and team are those of an earlier bill, because the last run could not archive them: ${named(days)}.`;
}

function named(days: readonly string[]): string {
  const more = days.length > maxDays ? ` and ${days.length - maxDays} more` : '';
  const first = days.slice(0, maxDays).map((day) => plainDay(parseBillingDay(day)));
  return `${first.join(', ')}${more}`;
}
