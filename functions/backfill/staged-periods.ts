/**
 * Unloads the breakdown of one billing period after the other, one ahead, so that the engine scans the
 * next period while this one is published. Deletes all staged rows at the end.
 */
import { allocateAnew, type RuleSource } from '../../src/archive/allocation/plan-allocation.ts';
import {
  discardStaged,
  type StagedWindow,
  type StagingRequest,
  stageWindow,
} from '../../src/archive/window/stage-window.ts';
import type { OpenWindow } from '../../src/domain/calendar/open-window.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { linesPrefix } from '../../src/tables/line-sums.ts';

export interface PeriodsRequest extends Pick<StagingRequest, 'settings' | 'archiveState'> {
  readonly runId: string;
  readonly rules: Pick<RuleSource, 'current'>;
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
    const begun = { window, staged: stageWindow(platform, window, requestOf(window, request)) };
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
      await discardStaged(platform.staging, requestOf(window, request));
    }
  } finally {
    await ahead?.staged.catch(() => undefined);
    for (const window of windows) {
      await platform.staging.discard(linesPrefix(requestOf(window, request).linesPlace));
    }
    await platform.staging.discard(prefixOf(request));
  }
}

function requestOf(window: OpenWindow, request: PeriodsRequest): StagingRequest {
  const { settings, archiveState, rules, runId } = request;
  const [period = ''] = window.periods;
  return {
    settings,
    archiveState,
    prefix: `${prefixOf(request)}${period}/`,
    linesPlace: { stagedBy: 'backfill', run: `${runId}-${period}` },
    plan: allocateAnew(window, rules),
  };
}

function prefixOf({ runId }: PeriodsRequest): string {
  return `staging/backfill/${runId}/`;
}
