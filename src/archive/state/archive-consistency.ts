/**
 * All archived days that a run reads must have its cost metric, currency and payer account, because
 * other days cannot be compared. A backfill of all days changes metric and currency; the payer changes
 * when someone accepts another one from a day on.
 */

import { type BillingDay, periodOf } from '../../domain/calendar/billing-day.ts';
import type { CostMetric } from '../../domain/costs/cost-metric.ts';
import { InputError } from '../../domain/input/input-error.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { objectKey } from '../../tables/object-key.ts';
import { ouBreakdownTable } from '../../tables/ou-breakdown.ts';
import type { ArchiveState } from './archive-state.ts';

/** Cost metric, currency and payers of an archived day; null when unknown. */
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
 * The attributes of archived days, ascending. Of the days that are not in the archive state, it reads
 * only the first and last object of each billing period: a period has one metric and currency.
 */
export async function readDayAttributes(
  store: Pick<ObjectStore, 'head'>,
  archiveState: Pick<ArchiveState, 'archivedVersionOf'>,
  days: readonly BillingDay[],
): Promise<readonly DayAttributes[]> {
  const known: DayAttributes[] = [];
  const unknown = new Map<string, BillingDay[]>();
  for (const day of days) {
    const version = archiveState.archivedVersionOf(day);
    if (version === undefined) {
      const period = periodOf(day);
      unknown.set(period, [...(unknown.get(period) ?? []), day]);
    } else {
      const { costMetric, currency, payers } = version;
      known.push({ day, costMetric, currency, payers });
    }
  }
  const firstAndLast = [...unknown.values()].flatMap((own) => [...new Set([own[0], own.at(-1)])]);
  const found = await Promise.all(
    firstAndLast.map((day) => dayAttributesOf(store, day as BillingDay)),
  );
  return [...known, ...found].sort((a, b) => (a.day < b.day ? -1 : 1));
}

async function dayAttributesOf(
  store: Pick<ObjectStore, 'head'>,
  day: BillingDay,
): Promise<DayAttributes> {
  const metadata = (await store.head(objectKey(ouBreakdownTable, day)))?.metadata ?? {};
  const { 'cost-metric': costMetric = null, currency = null } = metadata;
  return { day, costMetric, currency, payers: null };
}

/** Gives the command that changes the archive's days. */
export type ChangeCommand = (from: BillingDay, to: BillingDay) => string;

/** Throws an InputError naming the first and last day that differ, and the command to change them. */
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
  readonly of: (day: DayAttributes) => string | null;
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
  const [from, to] = [archived[0]?.day ?? first.day, archived.at(-1)?.day ?? last.day];
  throw new InputError(
    `The archive has ${rangeWords(first.day, last.day)} in ${found} ${what}, this run is in ${wanted}: ` +
      `the two cannot be compared, and nothing was archived. Run with ${found}, or change the archive ` +
      `first: ${command(from, to)}`,
  );
}

/** Payer accounts of the bill that no archived day has; empty when one of the two sides is unknown. */
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
