/**
 * What is known of the archived days of one billing period beside their rows: what each was made from
 * and when the bill was last read for it. One small JSON object per period, outside the table's prefix.
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
  /** When the bill that it agrees with was last read, ISO 8601 UTC. */
  readAt: time,
  /** The delivery's assembly or execution id, where a manifest names one. */
  executionId: z.nullable(z.string()),
  costMetric: z.enum(costMetrics),
  /** ISO 4217. */
  currency: z.string(),
  /** Payer accounts of the bill; null where it names none. */
  payers: z.nullable(z.array(z.string())),
  lines: z.number().check(z.int(), z.minimum(0)),
  cost: amount,
  absoluteCost: amount,
  /** Account id → absolute cost, of accounts with at least a hundredth of the day's. */
  accounts: z.record(z.string(), amount),
  /** Archived for the first time from a bill that had lost other days: not to be called complete. */
  unconfirmed: z.optional(z.literal(true)),
});

/** What the bill said when its version of the day was not taken. */
const heldShape = z.object({
  readAt: time,
  reason: z.enum(keptReasons),
  lines: z.number(),
  cost: z.nullable(amount),
});

const dayShape = z.object({
  /** The latest reading of the bill that dealt with the day: an earlier one must not replace it. */
  readAt: time,
  /** Absent until the run that claimed the day has archived it. */
  archived: z.optional(archivedShape),
  held: z.optional(heldShape),
  /** Someone has accepted that the bill begins later, or ends before: the day counts in no comparison. */
  absenceAccepted: z.optional(z.literal(true)),
});

export const periodStateShape = z.object({
  period: z.string(),
  /** Service code → the name that the bill's lines gave it. */
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
 * One entry of two: what the later reading says; of equal ones the second. A claim says nothing of the
 * archived version, nor whether a bill is held: what was known of both stays.
 */
export function mergedDay(known: DayState | undefined, entry: DayState): DayState {
  if (known === undefined) return entry;
  if (known.readAt > entry.readAt) return known;
  const isClaim = Object.keys(entry).length === 1;
  if (isClaim) return { ...known, readAt: entry.readAt };
  const archived = entry.archived ?? known.archived;
  return { ...entry, ...(archived && { archived }) };
}
