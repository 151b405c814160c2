/**
 * Unloads the breakdown of one billing period after the other, one ahead, so that the engine scans the
 * next period while this one is published. Deletes all staged rows at the end.
 */
import {
  type StagedWindow,
  type StagingRequest,
  stageWindow,
} from '../../src/archive/window/stage-window.ts';
import type { OpenWindow } from '../../src/domain/calendar/open-window.ts';
import type { Platform } from '../../src/ports/platform.ts';

/** `prefix` is that of the run's staged rows. */
export interface PeriodsRequest extends StagingRequest {
  /** Called before the scan of each period; false skips it and all later ones. */
  readonly mayStart: (window: OpenWindow) => boolean;
}

/** Yields in the order of the windows. Throws the engine's error at the period in which it failed. */
export async function* stagedPeriods(
  platform: Pick<Platform, 'staging' | 'tables' | 'bill'>,
  windows: readonly OpenWindow[],
  request: PeriodsRequest,
): AsyncGenerator<StagedWindow> {
  const waiting = [...windows];
  const start = () => {
    const window = waiting.shift();
    if (window === undefined || !request.mayStart(window)) return undefined;
    const prefix = prefixOf(window, request);
    const begun = { window, staged: stageWindow(platform, window, { ...request, prefix }) };
    // It is awaited later; until then an error must not end the process as an unhandled rejection.
    begun.staged.catch(() => undefined);
    return begun;
  };
  let ahead = start();
  try {
    while (ahead !== undefined) {
      const { window, staged } = ahead;
      const found = await staged;
      ahead = start();
      yield found;
      await platform.staging.discard(prefixOf(window, request));
    }
  } finally {
    await ahead?.staged.catch(() => undefined);
    await platform.staging.discard(request.prefix);
  }
}

function prefixOf({ periods }: OpenWindow, { prefix }: PeriodsRequest): string {
  return `${prefix}${periods[0]}/`;
}
