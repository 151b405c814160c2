/**
 * Stages the rows of a window with one scan of the bill: the sums of its lines, and from these the breakdown
 * and the allocation. Lists the bill's files before and after the scan, and scans a second time when they
 * changed. The daily run, the backfill and the audit read the bill here.
 */

import { readLineParts } from '../../allocation/compile/read-line-parts.ts';
import { readUnchangedBill } from '../../bill/read-unchanged-bill.ts';
import type { OpenWindow } from '../../domain/calendar/open-window.ts';
import type { BillFiles, DeliveryListing } from '../../ports/bill-files.ts';
import type { Platform } from '../../ports/platform.ts';
import type { LinesPlace, StagedLines, StagedRows, Staging } from '../../ports/staging.ts';
import { type BreakdownInput, breakdownStatement } from '../../queries/breakdown-statement.ts';
import { lineSumsName, lineSumsStatement } from '../../queries/line-sums-statement.ts';
import { stagedByDay } from '../../queries/unload-statement.ts';
import { linesPrefix } from '../../tables/line-sums.ts';
import type { AllocationPlan } from '../allocation/plan-allocation.ts';
import { type StagedAllocation, stageAllocation } from '../allocation/stage-allocation.ts';
import type { ArchiveState } from '../state/archive-state.ts';
import type { ArchiveSettings } from './archive-settings.ts';

/** The rows of a window, and the files that were read. */
export interface StagedWindow {
  readonly window: OpenWindow;
  /** The scan of the bill. */
  readonly lines: StagedLines;
  /** The breakdown. */
  readonly rows: StagedRows;
  /** Null when the request has no plan for it. */
  readonly allocation: StagedAllocation | null;
  readonly listing: DeliveryListing;
}

export type StateAtOpening = Pick<ArchiveState, 'archivedAtOpening' | 'knownServices'>;

export interface StagingRequest {
  readonly settings: ArchiveSettings;
  readonly archiveState: StateAtOpening;
  /** Key prefix of the staged rows; ends in '/'. */
  readonly prefix: string;
  readonly linesPlace: LinesPlace;
  /** Which rules allocate the days; null to stage the breakdown alone. */
  readonly plan: AllocationPlan | null;
}

/** Throws as `readUnchangedBill` and the engine do, except for the allocation: its failure is a result. */
export async function stageWindow(
  { staging, tables, bill }: Pick<Platform, 'staging' | 'tables' | 'bill'>,
  window: OpenWindow,
  request: StagingRequest,
): Promise<StagedWindow> {
  const { prefix, linesPlace, plan } = request;
  const input = breakdownInput(bill, window, request);
  const sql = lineSumsStatement(tables, input);
  const { value: lines, listing } = await readUnchangedBill(bill, window.periods, () =>
    staging.unloadLines({ name: lineSumsName, sql }, linesPlace),
  );
  const read = { ...tables, lineSums: lines.relation };
  const allocating = { staging, tables: read, window, input, prefix: `${prefix}allocation/` };
  const [rows, allocation] = await Promise.all([
    staging.unload(stagedByDay(breakdownStatement(read, input), window), `${prefix}breakdown/`),
    plan === null ? null : stageAllocation(plan, allocating),
  ]);
  // What counts is when the bill was read.
  return { window, lines, rows: { ...rows, readAt: lines.readAt }, allocation, listing };
}

/** Deletes all that was staged. */
export async function discardStaged(
  staging: Pick<Staging, 'discard'>,
  { prefix, linesPlace }: Pick<StagingRequest, 'prefix' | 'linesPlace'>,
): Promise<void> {
  await staging.discard(prefix);
  await staging.discard(linesPrefix(linesPlace));
}

function breakdownInput(
  { alwaysReadPeriods }: Pick<BillFiles, 'alwaysReadPeriods'>,
  window: OpenWindow,
  { settings, archiveState, plan }: StagingRequest,
): BreakdownInput {
  return {
    window,
    ...settings,
    alwaysReadPeriods,
    archivedDays: archiveState.archivedAtOpening(window.days).map(({ day }) => day),
    knownServices: archiveState.knownServices(),
    parts: readLineParts((plan?.planned ?? []).map(({ rules }) => rules.set)),
  };
}
