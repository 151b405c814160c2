/**
 * Stages the allocation of a window from the staged line sums, with one statement for each rule set. A
 * failure is a result: the breakdown is archived without it.
 */
import { costAllocationStatement } from '../../allocation/compile/cost-allocation-statement.ts';
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { OpenWindow } from '../../domain/calendar/open-window.ts';
import type { StagedRows, Staging } from '../../ports/staging.ts';
import { allocationLines } from '../../queries/allocation-lines.ts';
import type { BreakdownInput, BreakdownTables } from '../../queries/breakdown-statement.ts';
import { stagedByDay } from '../../queries/unload-statement.ts';
import type { AllocationPlan, PlannedAllocation } from './plan-allocation.ts';

/** The staged rows of the days that one rule set allocated. */
export interface StagedDays {
  readonly ruleSet: string;
  readonly days: readonly BillingDay[];
  readonly rows: StagedRows;
}

export type StagedAllocation =
  | { readonly staged: readonly StagedDays[]; readonly failure: null }
  | { readonly staged: null; readonly failure: Error };

export interface AllocationStaging {
  readonly staging: Pick<Staging, 'unload'>;
  readonly tables: BreakdownTables;
  readonly window: OpenWindow;
  readonly input: Pick<BreakdownInput, 'costMetric' | 'currency' | 'ouDepth' | 'knownServices'>;
  /** Key prefix of the staged rows; ends in '/'. */
  readonly prefix: string;
}

/** Never throws. */
export async function stageAllocation(
  plan: AllocationPlan,
  to: AllocationStaging,
): Promise<StagedAllocation> {
  if (plan.failure !== null) return { staged: null, failure: plan.failure };
  try {
    const staged = await Promise.all(plan.planned.map((planned) => stagePlanned(planned, to)));
    return { staged, failure: null };
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error));
    return { staged: null, failure };
  }
}

async function stagePlanned(
  { rules, days }: PlannedAllocation,
  { staging, tables, window, input, prefix }: AllocationStaging,
): Promise<StagedDays> {
  const { set, hash: ruleSet, lookups } = rules;
  const lines = allocationLines(tables, { ...input, days });
  const statement = costAllocationStatement(set, { lines, lookups });
  const rows = await staging.unload(stagedByDay(statement, window), prefix);
  return { ruleSet, days, rows };
}
