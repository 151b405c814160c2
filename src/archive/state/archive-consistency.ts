/**
 * One archive, one bill: all archived days that a run reads carry its cost metric, its currency and its
 * payer account, or nothing could be compared. Metric and currency change by a backfill of all days,
 * the payer by someone who says from which day.
 */

import { type BillingDay, periodOf } from '../../domain/calendar/billing-day.ts';
import type { CostMetric } from '../../domain/costs/cost-metric.ts';
import { InputError } from '../../domain/input/input-error.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { objectKey } from '../../tables/object-key.ts';
import { ouBreakdownTable } from '../../tables/ou-breakdown.ts';
import type { ArchiveState } from './archive-state.ts';

/** What an archived day carries; null where it does not say. */
export interface DayAttributes {
  readonly day: BillingDay;
  readonly costMetric: string | null;
  readonly currency: string | null;
  readonly payers: readonly string[] | null;
}

export interface RunAttributes {
  readonly costMetric: CostMetric;
  /** ISO 4217; null before the bill was read. */
  readonly currency: string | null;
}

/**
 * The nature of archived days, ascending. Days that no state tells of are looked up: the first and the
 * last of each billing period, for a period is archived in one way.
 */
export async function readDayAttributes(
  store: Pick<ObjectStore, 'head'>,
  archiveState: Pick<ArchiveState, 'factsOf'>,
  days: readonly BillingDay[],
): Promise<readonly DayAttributes[]> {
  const natures: DayAttributes[] = [];
  const silent = new Map<string, BillingDay[]>();
  for (const day of days) {
    const facts = archiveState.factsOf(day);
    if (facts === undefined) {
      const period = periodOf(day);
      silent.set(period, [...(silent.get(period) ?? []), day]);
    } else {
      const { costMetric, currency, payers } = facts;
      natures.push({ day, costMetric, currency, payers });
    }
  }
  const asked = [...silent.values()].flatMap((own) => [...new Set([own[0], own.at(-1)])]);
  const found = await Promise.all(asked.map((day) => dayAttributesOf(store, day as BillingDay)));
  return [...natures, ...found].sort((a, b) => (a.day < b.day ? -1 : 1));
}

async function dayAttributesOf(
  store: Pick<ObjectStore, 'head'>,
  day: BillingDay,
): Promise<DayAttributes> {
  const metadata = (await store.head(objectKey(ouBreakdownTable, day)))?.metadata ?? {};
  const { 'cost-metric': costMetric = null, currency = null } = metadata;
  return { day, costMetric, currency, payers: null };
}

/** How a run says which command changes the archive. */
export type ChangeCommand = (from: BillingDay, to: BillingDay) => string;

/** Throws an InputError naming the first and last day that differ, and the command that changes them. */
export function requireSameMetricAndCurrency(
  archived: readonly DayAttributes[],
  run: RunAttributes,
  command: ChangeCommand,
): void {
  const metric = (one: DayAttributes) => one.costMetric;
  const currency = (one: DayAttributes) => one.currency;
  requireSame(archived, { of: metric, wanted: run.costMetric, what: 'cost' }, command);
  if (run.currency === null) return;
  requireSame(archived, { of: currency, wanted: run.currency, what: 'currency' }, command);
}

interface Comparison {
  readonly of: (nature: DayAttributes) => string | null;
  readonly wanted: string;
  readonly what: 'cost' | 'currency';
}

function requireSame(
  archived: readonly DayAttributes[],
  { of, wanted, what }: Comparison,
  command: ChangeCommand,
): void {
  const other = archived.filter((day) => of(day) !== null && of(day) !== wanted);
  const [first, last] = [other[0], other.at(-1)];
  if (first === undefined || last === undefined) return;
  const found = of(first) ?? '';
  const [whole, until] = [archived[0]?.day ?? first.day, archived.at(-1)?.day ?? last.day];
  throw new InputError(
    `The archive has ${rangeWords(first.day, last.day)} in ${found} ${what}, this run is in ${wanted}: ` +
      `the two cannot be compared, and nothing was archived. Run with ${found}, or change the archive ` +
      `first: ${command(whole, until)}`,
  );
}

/** Payer accounts of the bill that no archived day has; none where either side does not say. */
export function newPayers(
  archived: readonly DayAttributes[],
  payers: readonly string[],
): readonly string[] {
  const known = new Set(archived.flatMap((day) => day.payers ?? []));
  return known.size === 0 ? [] : payers.filter((payer) => !known.has(payer));
}

export function rangeWords(from: BillingDay, to: BillingDay): string {
  return from === to ? from : `${from} to ${to}`;
}
