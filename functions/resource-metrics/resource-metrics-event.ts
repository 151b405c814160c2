/**
 * The events that may invoke the resource metrics: the schedule's, for yesterday and the days before that lack
 * something, or an operator's, which names a range of days. When time runs short, the remaining days go into an event
 * of the same form; `hop` counts these continuations.
 */
import * as z from 'zod/mini';
import { addDays, type BillingDay } from '../../src/domain/calendar/billing-day.ts';
import { defaultRestatementDays, openWindow } from '../../src/domain/calendar/open-window.ts';
import { InputError } from '../../src/domain/input/input-error.ts';
import { dayIn, readFunctionEvent } from '../../src/invocation/function-event.ts';
import { keptMetricDays } from '../../src/settings/metrics-settings.ts';

/** Enough for all days that CloudWatch keeps, if each run finishes eight of them. */
const maxContinuations = 60;

const accepted = {
  fields: {
    from: z.optional(z.string()),
    to: z.optional(z.string()),
    dryRun: z.optional(z.boolean()),
    again: z.optional(z.boolean()),
    hop: z.optional(z.number().check(z.int(), z.minimum(0), z.maximum(maxContinuations))),
  },
  example:
    '{"from": "YYYY-MM-DD", "to": "YYYY-MM-DD", "dryRun": true, "again": true}, all optional',
  isScheduled: true,
};

export interface MetricsRange {
  readonly from: BillingDay;
  readonly to: BillingDay;
  /** Only say what would be asked, and what it costs. */
  readonly dryRun: boolean;
  /** Ask again for metrics that had no point, or were refused. */
  readonly again: boolean;
  /** Number of continuations before this invocation. */
  readonly hop: number;
  /** What resources cost is archived again from this day on: AWS may still change the bill. */
  readonly costsFrom: BillingDay;
}

/** Throws an InputError that names the field and what it accepts. `now`: milliseconds since 1970. */
export function readMetricsEvent(event: unknown, now: number, healDays: number): MetricsRange {
  const { today, given } = readFunctionEvent(event, accepted, now);
  const to = given?.to === undefined ? addDays(today, -1) : dayIn('to', given.to, now);
  const from = given?.from === undefined ? addDays(to, -healDays) : dayIn('from', given.from, now);
  return {
    ...checkedRange(from, to, today),
    dryRun: given?.dryRun ?? false,
    again: given?.again ?? false,
    hop: given?.hop ?? 0,
    costsFrom: given === undefined ? openWindow(to, defaultRestatementDays).from : from,
  };
}

/** The event in the form that the function accepts. */
export type NextMetrics = Pick<MetricsRange, 'from' | 'to' | 'hop'> & { readonly again?: true };

/**
 * The event for the remaining days, which are the oldest. Throws an Error when they are not fewer than the given ones,
 * or after too many continuations, so that no chain is endless.
 */
export function nextMetricsEvent(
  { from, to, again, hop: before }: MetricsRange,
  rest: Pick<MetricsRange, 'from' | 'to'>,
): NextMetrics {
  const hop = before + 1;
  if (rest.from === from && rest.to < to && rest.to >= from && hop <= maxContinuations) {
    return { ...rest, hop, ...(again ? { again } : {}) };
  }
  throw new Error(
    `The resource metrics would continue with ${rest.from} to ${rest.to} after ${from} to ${to} ` +
      `(continuation ${hop}): this may never end. Invoke it for ${rest.from} to ${rest.to} yourself.`,
  );
}

/** Throws an InputError for days that are not over, in the wrong order, or older than CloudWatch keeps. */
export function checkedRange(from: BillingDay, to: BillingDay, today: BillingDay) {
  if (from > to) throw new InputError(`from ${from} is after to ${to}; swap the two.`);
  if (to >= today) {
    throw new InputError(`to ${to} is not over in UTC: the last day is ${addDays(today, -1)}.`);
  }
  const oldest = addDays(today, 1 - keptMetricDays);
  if (from >= oldest) return { from, to };
  throw new InputError(
    `from ${from}: CloudWatch keeps hourly points for ${keptMetricDays} days, so the first day is ${oldest}.`,
  );
}
