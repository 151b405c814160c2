/**
 * The stored state of the archived days of one billing period: what each was made from, and when the
 * bill was last read for it. It is one small JSON object per period, outside the table's prefix.
 */

import * as z from 'zod/mini';
import type { BillingPeriod } from '../../domain/calendar/billing-day.ts';
import { costMetrics } from '../../domain/costs/cost-metric.ts';
import { keptReasons } from '../../domain/figures/kept-day.ts';
import { ouBreakdownTable } from '../../tables/ou-breakdown.ts';

const amount = z.number();
const time = z.iso.datetime();

/** What an archived version of a day was made from. */
const archivedShape = z.object({
  contentHash: z.string(),
  /** When a bill that agrees with this version was last read, ISO 8601 UTC. */
  readAt: time,
  /** The delivery's assembly or execution id; null when no manifest contains one. */
  executionId: z.nullable(z.string()),
  costMetric: z.enum(costMetrics),
  /** ISO 4217. */
  currency: z.string(),
  /** Payer accounts of the bill; null when it names none. */
  payers: z.nullable(z.array(z.string())),
  lines: z.number().check(z.int(), z.minimum(0)),
  cost: amount,
  absoluteCost: amount,
  /** Account id → absolute cost, of accounts with at least 1 % of the day's. */
  accounts: z.record(z.string(), amount),
  /** First archived from a bill that had lost other days, so the day may be incomplete. */
  unconfirmed: z.optional(z.literal(true)),
  /** The run could not archive the day's allocation: `cost_allocation` has that of an earlier bill, or none. */
  allocationFailed: z.optional(z.literal(true)),
});

/** The bill's version of a day when it was not archived. */
const heldShape = z.object({
  readAt: time,
  reason: z.enum(keptReasons),
  lines: z.number(),
  cost: z.nullable(amount),
});

const dayShape = z.object({
  /** When the bill was last read for the day: a run that read it earlier must not replace the day. */
  readAt: time,
  /** Missing until the run that claimed the day has archived it. */
  archived: z.optional(archivedShape),
  held: z.optional(heldShape),
  /** Someone accepted that the bill begins later or ends earlier: the day is not compared any more. */
  absenceAccepted: z.optional(z.literal(true)),
});

export const periodStateShape = z.object({
  period: z.string(),
  /** Service code → its name in the bill's lines. */
  services: z.record(z.string(), z.string()),
  days: z.record(z.string(), dayShape),
});

export type ArchivedVersion = z.infer<typeof archivedShape>;
export type HeldVersion = z.infer<typeof heldShape>;
export type DayState = z.infer<typeof dayShape>;
export type PeriodState = z.infer<typeof periodStateShape>;

/** The key of a period's state: 'archive-state/ou_breakdown/2026-11.json'. */
export function stateKey(period: BillingPeriod): string {
  return `archive-state/${ouBreakdownTable.name}/${period}.json`;
}

export function emptyState(period: BillingPeriod): PeriodState {
  return { period, services: {}, days: {} };
}

/**
 * Merges two states of a day: the one with the later `readAt` is used, or `entry` if they are equal. A
 * claim contains only `readAt`, so the known archived and held versions stay.
 */
export function mergedDay(known: DayState | undefined, entry: DayState): DayState {
  if (known === undefined) return entry;
  if (known.readAt > entry.readAt) return known;
  const isClaim = Object.keys(entry).length === 1;
  if (isClaim) return { ...known, readAt: entry.readAt };
  const archived = entry.archived ?? known.archived;
  return { ...entry, ...(archived && { archived }) };
}
