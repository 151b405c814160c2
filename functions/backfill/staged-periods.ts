/**
 * Unloads the breakdown of one billing period after the other, one ahead of the reader, so that the
 * engine scans the next month while this one is published. Nothing stays set aside.
 */
import type { ArchiveSettings } from '../archive/archive-settings.ts';
import type { OpenWindow } from '../domain/open-window.ts';
import type { Platform, StagedRows } from '../platform/ports.ts';
import { stagedBreakdown } from '../query/unload-statement.ts';

export interface StagedPeriod {
  readonly window: OpenWindow;
  readonly staged: StagedRows;
}

export interface StagingRequest {
  readonly settings: ArchiveSettings;
  /** Key prefix of the run's own staging; ends in '/'. */
  readonly prefix: string;
  /** Asked before each period's scan; false leaves it and all later ones out. */
  readonly mayStart: (window: OpenWindow) => boolean;
}

/** In the order of the windows. Throws what the engine throws, at the period it failed in. */
export async function* stagedPeriods(
  platform: Pick<Platform, 'staging' | 'tables'>,
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
      const rows = await staged;
      ahead = start();
      yield { window, staged: rows };
      await platform.staging.discard(prefixOf(window, request));
    }
  } finally {
    await ahead?.staged.catch(() => undefined);
    await platform.staging.discard(request.prefix);
  }
}

function unload(
  platform: Pick<Platform, 'staging' | 'tables'>,
  window: OpenWindow,
  request: StagingRequest,
): Promise<StagedRows> {
  const question = { window, ...request.settings };
  const select = stagedBreakdown(platform.tables, question);
  return platform.staging.unload(select, prefixOf(window, request));
}

function prefixOf({ periods }: OpenWindow, { prefix }: StagingRequest): string {
  return `${prefix}${periods[0]}/`;
}
