/**
 * Unloads the breakdown of one billing period after the other, one ahead, so that the engine scans the
 * next period while this one is published. Deletes all staged rows at the end.
 */
import type { ArchiveState } from '../../src/archive/state/archive-state.ts';
import type { ArchiveSettings } from '../../src/archive/window/archive-settings.ts';
import { breakdownInput } from '../../src/archive/window/read-breakdown.ts';
import { readUnchangedBill, type UnchangedRead } from '../../src/bill/read-unchanged-bill.ts';
import type { OpenWindow } from '../../src/domain/calendar/open-window.ts';
import type { DeliveryListing } from '../../src/ports/bill-files.ts';
import type { Platform } from '../../src/ports/platform.ts';
import type { StagedRows } from '../../src/ports/staging.ts';
import { stagedBreakdown } from '../../src/queries/unload-statement.ts';

export interface StagedPeriod {
  readonly window: OpenWindow;
  readonly staged: StagedRows;
  /** The files that were read. */
  readonly listing: DeliveryListing;
}

export interface StagingRequest {
  readonly archiveState: Pick<ArchiveState, 'archivedAtOpening' | 'knownServices'>;
  readonly settings: ArchiveSettings;
  /** Key prefix of the run's staged rows; ends in '/'. */
  readonly prefix: string;
  /** Called before the scan of each period; false skips it and all later ones. */
  readonly mayStart: (window: OpenWindow) => boolean;
}

/** Yields in the order of the windows. Throws the engine's error at the period in which it failed. */
export async function* stagedPeriods(
  platform: Pick<Platform, 'staging' | 'tables' | 'bill'>,
  windows: readonly OpenWindow[],
  request: StagingRequest,
): AsyncGenerator<StagedPeriod> {
  const waiting = [...windows];
  const start = () => {
    const window = waiting.shift();
    if (window === undefined || !request.mayStart(window)) return undefined;
    const begun = { window, staged: unload(platform, window, request) };
    // It is awaited later; until then an error must not end the process as an unhandled rejection.
    begun.staged.catch(() => undefined);
    return begun;
  };
  let ahead = start();
  try {
    while (ahead !== undefined) {
      const { window, staged } = ahead;
      const { value: rows, listing } = await staged;
      ahead = start();
      yield { window, staged: rows, listing };
      await platform.staging.discard(prefixOf(window, request));
    }
  } finally {
    await ahead?.staged.catch(() => undefined);
    await platform.staging.discard(request.prefix);
  }
}

function unload(
  { staging, tables, bill }: Pick<Platform, 'staging' | 'tables' | 'bill'>,
  window: OpenWindow,
  request: StagingRequest,
): Promise<UnchangedRead<StagedRows>> {
  const select = stagedBreakdown(tables, breakdownInput(bill, { window, ...request }));
  return readUnchangedBill(bill, window.periods, () =>
    staging.unload(select, prefixOf(window, request)),
  );
}

function prefixOf({ periods }: OpenWindow, { prefix }: StagingRequest): string {
  return `${prefix}${periods[0]}/`;
}
