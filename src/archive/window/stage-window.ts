/**
 * Stages the rows of a window with one scan of the bill. Lists the bill's files before and after the scan,
 * and scans a second time when they changed. The daily run, the backfill and the audit read the bill here.
 */
import { readUnchangedBill } from '../../bill/read-unchanged-bill.ts';
import type { OpenWindow } from '../../domain/calendar/open-window.ts';
import type { BillFiles, DeliveryListing } from '../../ports/bill-files.ts';
import type { Platform } from '../../ports/platform.ts';
import type { StagedRows } from '../../ports/staging.ts';
import type { BreakdownInput } from '../../queries/breakdown-statement.ts';
import { stagedBreakdown } from '../../queries/unload-statement.ts';
import type { ArchiveState } from '../state/archive-state.ts';
import type { ArchiveSettings } from './archive-settings.ts';

/** The rows of a window, and the files that were read. */
export interface StagedWindow {
  readonly window: OpenWindow;
  readonly rows: StagedRows;
  readonly listing: DeliveryListing;
}

export type StateAtOpening = Pick<ArchiveState, 'archivedAtOpening' | 'knownServices'>;

export interface StagingRequest {
  readonly settings: ArchiveSettings;
  readonly archiveState: StateAtOpening;
  /** Key prefix of the staged rows; ends in '/'. */
  readonly prefix: string;
}

/** Throws as `readUnchangedBill` and the engine do. */
export async function stageWindow(
  { staging, tables, bill }: Pick<Platform, 'staging' | 'tables' | 'bill'>,
  window: OpenWindow,
  request: StagingRequest,
): Promise<StagedWindow> {
  const select = stagedBreakdown(tables, breakdownInput(bill, window, request));
  const { value: rows, listing } = await readUnchangedBill(bill, window.periods, () =>
    staging.unload(select, request.prefix),
  );
  return { window, rows, listing };
}

function breakdownInput(
  { alwaysReadPeriods }: Pick<BillFiles, 'alwaysReadPeriods'>,
  window: OpenWindow,
  { settings, archiveState }: StagingRequest,
): BreakdownInput {
  return {
    window,
    ...settings,
    alwaysReadPeriods,
    archivedDays: archiveState.archivedAtOpening(window.days).map(({ day }) => day),
    knownServices: archiveState.knownServices(),
  };
}
