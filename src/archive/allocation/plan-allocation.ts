/**
 * Which rules allocate each day of a window. The current month follows the rules as they are now. A closed
 * month keeps the rules that it was archived with, also where AWS restates its cost: only a backfill changes
 * them.
 */
import type { AllocationRules } from '../../allocation/compile/allocation-rules.ts';
import { type BillingDay, periodOf } from '../../domain/calendar/billing-day.ts';
import type { OpenWindow } from '../../domain/calendar/open-window.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { costAllocationTable } from '../../tables/cost-allocation.ts';
import { objectKey } from '../../tables/object-key.ts';
import { ruleSetMetadata } from './rule-set-metadata.ts';

/** Which rules allocate which days, or why no day is allocated. */
export type AllocationPlan =
  | { readonly planned: readonly PlannedAllocation[]; readonly failure: null }
  | { readonly planned: readonly []; readonly failure: Error };

/** Days that one rule set allocates. */
export interface PlannedAllocation {
  readonly rules: AllocationRules;
  readonly days: readonly BillingDay[];
}

export interface RuleSource {
  readonly current: AllocationRules;
  /** A published set. Throws an Error when there is none of that hash. */
  readonly published: (hash: string) => Promise<AllocationRules>;
}

/** The current rules for all days. */
export function allocateAnew(
  { days }: Pick<OpenWindow, 'days'>,
  { current }: Pick<RuleSource, 'current'>,
): AllocationPlan {
  return { planned: [{ rules: current, days }], failure: null };
}

/** The run goes on without allocation. */
export function noAllocation(failure: unknown): AllocationPlan {
  return { planned: [], failure: failure instanceof Error ? failure : new Error(String(failure)) };
}

/**
 * The current rules for the month of the window's last day, and for days that have no allocation yet. Never
 * throws: an earlier set that cannot be read is a failure of the plan.
 */
export async function keepClosedMonths(
  store: Pick<ObjectStore, 'head'>,
  window: Pick<OpenWindow, 'days' | 'to'>,
  source: RuleSource,
): Promise<AllocationPlan> {
  try {
    return { planned: await plannedByDay(store, window, source), failure: null };
  } catch (error) {
    return noAllocation(error);
  }
}

async function plannedByDay(
  store: Pick<ObjectStore, 'head'>,
  { days, to }: Pick<OpenWindow, 'days' | 'to'>,
  source: RuleSource,
): Promise<readonly PlannedAllocation[]> {
  const { current } = source;
  const open = periodOf(to);
  const closed = days.filter((day) => periodOf(day) < open);
  const heads = await Promise.all(
    closed.map((day) => store.head(objectKey(costAllocationTable, day))),
  );
  const daysOf = new Map<string, BillingDay[]>();
  for (const [index, day] of closed.entries()) {
    const hash = heads[index]?.metadata[ruleSetMetadata] ?? current.hash;
    daysOf.set(hash, [...(daysOf.get(hash) ?? []), day]);
  }
  const openDays = days.filter((day) => periodOf(day) >= open);
  const currentDays = [...(daysOf.get(current.hash) ?? []), ...openDays];
  daysOf.delete(current.hash);
  const earlier = [...daysOf].map(async ([hash, some]) => ({
    rules: await source.published(hash),
    days: some,
  }));
  return [...(await Promise.all(earlier)), { rules: current, days: currentDays }];
}
