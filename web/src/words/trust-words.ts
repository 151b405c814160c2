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

/** `isReconciled`: null without an archived day. */
export function reconciledText(isReconciled: boolean | null, heldDays: readonly string[]): string {
  if (isReconciled === null) return 'Not known: nothing is archived yet.';
  if (isReconciled) return 'Every archived day equals the bill as it was last read.';
  const count = heldDays.length;
  const named = heldDays.slice(0, maxDays).map((day) => plainDay(parseBillingDay(day)));
  const more = count > maxDays ? ` and ${count - maxDays} more` : '';
  const verb = count === 1 ? 'is' : 'are';
  return `${counted(count, 'day')} ${verb} older than the bill, which could not be trusted when it was last read: ${named.join(', ')}${more}.`;
}
