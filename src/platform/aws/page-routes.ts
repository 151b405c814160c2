/** Opens the executives' page on AWS: the route that the settings name, with QuickSight behind it. */

import type { PageRoute, SnapshotJob } from '../../ports/executive-page-route.ts';
import type { RouteSettings } from '../../settings/page-settings.ts';
import { type AwsTimings, clientSettings, defaultTimings } from './client/aws-clients.ts';
import type { AwsSettings } from './client/aws-settings.ts';
import { QuickSightIngestionWatcher } from './quicksight/quicksight-ingestion-watcher.ts';
import { fireQuickSightSchedule } from './quicksight/quicksight-schedule.ts';
import { drawSheet } from './quicksight/quicksight-snapshot-job.ts';
import { openUserSession } from './quicksight/quicksight-user-session.ts';

export interface RouteOptions {
  readonly route: RouteSettings;
  /** Seconds that QuickSight may take to draw the page. */
  readonly jobSeconds: number;
  readonly timings?: Partial<AwsTimings>;
}

type DrawnRoute = Extract<RouteSettings, { sheetId: string }>;

/**
 * Connects to nothing yet. 'rendered' has no printer here, because a browser does not fit into a function.
 */
export function openPageRoute(
  settings: AwsSettings,
  { route, jobSeconds, timings: given }: RouteOptions,
): PageRoute {
  if (route.kind === 'rendered') return { kind: 'rendered', print: null };
  const timings = { ...defaultTimings, ...given };
  const copy = new QuickSightIngestionWatcher(settings, timings);
  if (route.kind === 'console-schedule') {
    return { kind: 'schedule', copy, fire: () => fireQuickSightSchedule(settings, route, timings) };
  }
  const draw = (job: SnapshotJob) => drawWith(settings, route, { timings, jobSeconds }, job);
  return { kind: 'job', copy, draw };
}

async function drawWith(
  settings: AwsSettings,
  route: DrawnRoute,
  { timings, jobSeconds }: { timings: AwsTimings; jobSeconds: number },
  job: SnapshotJob,
): Promise<string> {
  const credentials =
    route.kind === 'anonymous' ? undefined : await openUserSession(settings, route, timings);
  const sdk = await import('./quicksight/quicksight-commands.ts');
  const client = new sdk.QuickSightClient({
    ...clientSettings(settings.region, timings),
    ...(credentials === undefined ? {} : { credentials }),
  });
  const { region, accountId, bucket } = settings;
  const { dashboardId, sheetId } = route;
  const place = {
    region,
    accountId,
    bucket,
    dashboardId,
    sheetId,
    isAnonymous: credentials === undefined,
    timeoutSeconds: jobSeconds,
    pace: timings.dashboardPace,
  };
  try {
    return await drawSheet(sdk, client, place, job);
  } finally {
    client.destroy();
  }
}
