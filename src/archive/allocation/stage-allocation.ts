/**
 * Stages the allocation of a window from the staged line sums, with one statement for each rule set, and with
 * another one its tag coverage if the set requires tags; and the window's Savings Plans and reservations. A failure is a result: the breakdown is archived
 * without it.
 */
import { costAllocationStatement } from '../../allocation/compile/cost-allocation-statement.ts';
import { tagCoverageStatement } from '../../allocation/compile/tag-coverage-statement.ts';
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { OpenWindow } from '../../domain/calendar/open-window.ts';
import type { StagedRows, Staging } from '../../ports/staging.ts';
import { allocationLines } from '../../queries/allocation-lines.ts';
import type { BreakdownInput, BreakdownTables } from '../../queries/breakdown-statement.ts';
import { commitmentsStatement } from '../../queries/commitments-statement.ts';
import { stagedByDay } from '../../queries/unload-statement.ts';
import type { StagedCoverage } from './coverage-days.ts';
import type { AllocationPlan, PlannedAllocation } from './plan-allocation.ts';
import { requiredTags } from './required-tags.ts';

/** The staged rows of the days that one rule set allocated. */
export interface StagedDays {
  readonly ruleSet: string;
  readonly days: readonly BillingDay[];
  readonly rows: StagedRows;
  /** Null if the rule set requires no tag. */
  readonly coverage: StagedCoverage | null;
}

export type StagedAllocation =
  | {
      readonly staged: readonly StagedDays[];
      readonly commitments: StagedRows;
      readonly failure: null;
    }
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
    const [commitments, ...staged] = await Promise.all([
      stageCommitments(to),
      ...plan.planned.map((planned) => stagePlanned(planned, to)),
    ]);
    return { staged, commitments, failure: null };
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error));
    return { staged: null, failure };
  }
}

/** They do not depend on rules. */
function stageCommitments({
  staging,
  tables,
  window,
  input,
  prefix,
}: AllocationStaging): Promise<StagedRows> {
  const lines = allocationLines(tables, { ...input, days: window.days });
  return staging.unload(stagedByDay(commitmentsStatement(lines), window), prefix);
}

async function stagePlanned(
  { rules, days }: PlannedAllocation,
  { staging, tables, window, input, prefix }: AllocationStaging,
): Promise<StagedDays> {
  const { set, hash: ruleSet, lookups } = rules;
  const lines = allocationLines(tables, { ...input, days });
  const unload = (statement: Parameters<typeof stagedByDay>[0]) =>
    staging.unload(stagedByDay(statement, window), prefix);
  const tags = requiredTags(set);
  const [rows, covered] = await Promise.all([
    unload(costAllocationStatement(set, { lines, lookups })),
    tags.length === 0 ? null : unload(tagCoverageStatement(set, { lines, lookups })),
  ]);
  const coverage = covered === null ? null : { tags, days, rows: covered };
  return { ruleSet, days, rows, coverage };
}
