/**
 * Unloads the breakdown of one billing period after the other, one ahead of the reader, so that the
 * engine scans the next month while this one is published. Nothing stays set aside.
 */
import type { ArchiveState } from '../../src/archive/state/archive-state.ts';
import type { ArchiveSettings } from '../../src/archive/window/archive-settings.ts';
import { readUnchangedBill, type UnchangedRead } from '../../src/bill/read-unchanged-bill.ts';
import type { OpenWindow } from '../../src/domain/calendar/open-window.ts';
import type { DeliveryListing } from '../../src/ports/bill-files.ts';
import type { Platform } from '../../src/ports/platform.ts';
import type { StagedRows } from '../../src/ports/staging.ts';
import { stagedBreakdown } from '../../src/queries/unload-statement.ts';

export interface StagedPeriod {
  readonly window: OpenWindow;
  readonly staged: StagedRows;
  /** The files it was read from. */
  readonly listing: DeliveryListing;
}

export interface StagingRequest {
  readonly archiveState: Pick<ArchiveState, 'archivedAtOpening' | 'knownServices'>;
  readonly settings: ArchiveSettings;
  /** Key prefix of the run's own staging; ends in '/'. */
  readonly prefix: string;
  /** Asked before each period's scan; false leaves it and all later ones out. */
  readonly mayStart: (window: OpenWindow) => boolean;
}

/** In the order of the windows. Throws what the engine throws, at the period it failed in. */
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
    // Awaited when its turn comes; until then a failure must not end the process.
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
  const { settings, archiveState } = request;
  const question = {
    window,
    ...settings,
    alwaysReadPeriods: bill.alwaysReadPeriods,
    archivedDays: archiveState.archivedAtOpening(window.days).map(({ day }) => day),
    knownServices: archiveState.knownServices(),
  };
  const select = stagedBreakdown(tables, question);
  return readUnchangedBill(bill, window.periods, () =>
    staging.unload(select, prefixOf(window, request)),
  );
}

function prefixOf({ periods }: OpenWindow, { prefix }: StagingRequest): string {
  return `${prefix}${periods[0]}/`;
}
