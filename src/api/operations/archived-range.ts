/** The days of a question, checked: in order, not too many, and not outside of the archive altogether. */
import * as z from 'zod';
import {
  addDays,
  type BillingDay,
  daysBetween,
  daysFromTo,
} from '../../domain/calendar/billing-day.ts';
import type { DayRange } from '../../domain/questions/compared-days.ts';
import type { ArchiveFacts } from '../archive/archive-facts.ts';
import { ApiProblem } from '../problems/problem.ts';

const maxDays = 1_130;

export const dayRangeShape = z
  .object({ from: z.string(), to: z.string() })
  .describe('First and last day, UTC, both included.');

/** Days outside of the archive are answered, and named by `missingDays`; only a range without any day is not. */
export function archivedRange(
  { from, to }: { readonly from: BillingDay; readonly to: BillingDay },
  { days }: Pick<ArchiveFacts, 'days'>,
): DayRange {
  if (from > to) throw wrong('to', `It is before from, ${from}.`);
  if (daysBetween(from, to) >= maxDays) throw wrong('from', `More than ${maxDays} days.`);
  if (days === null) {
    throw new ApiProblem(
      'nothing-archived',
      'The archive has no allocated day: run the digest first.',
    );
  }
  if (to < days.from)
    throw wrong('to', `Nothing before ${days.from} is archived; a backfill brings it.`);
  if (from > days.through) throw wrong('from', `Nothing after ${days.through} is archived yet.`);
  return { from, to };
}

export function missingDaysShape(meaning: string) {
  return z.array(z.string()).describe(meaning);
}

/** Days of the range without allocation: their cost is not known. */
export function missingDays(
  { from, to }: DayRange,
  { allocatedDays }: Pick<ArchiveFacts, 'allocatedDays'>,
): BillingDay[] {
  return daysFromTo(from, to).filter((day) => !allocatedDays.has(day));
}

/** The days that end with the newest archived one. */
export function newestDays({ days }: Pick<ArchiveFacts, 'days'>, count: number): DayRange {
  if (days === null) {
    throw new ApiProblem(
      'nothing-archived',
      'The archive has no allocated day: run the digest first.',
    );
  }
  return { from: addDays(days.through, 1 - count), to: days.through };
}

function wrong(pointer: string, detail: string): ApiProblem {
  return new ApiProblem('bad-request', 'The query is not valid.', [{ pointer, detail }]);
}
