/**
 * What the executives' page needs in addition to its own settings. It needs a digest on its days that
 * starts before it, because it waits a few minutes for the digest's mail and fails if that does not
 * come. It also needs a dashboard.
 */
import { type CronSchedule, readCron } from '../schedules/cron-schedule.ts';
import { runningDays } from '../schedules/longest-gap.ts';

export interface PageSchedules {
  readonly executives?: unknown;
  readonly schedules: { readonly digest: string; readonly snapshot: string };
}

/** The problem as `settings.ts` lists it; empty if nobody gets the page. */
export function pageProblems({ executives, schedules }: PageSchedules): string[] {
  if (executives === undefined) return [];
  const { digest, snapshot } = schedules;
  const shown = `schedules.snapshot: given ${JSON.stringify(snapshot)}`;
  const [ofDigest, ofPage] = [readCron(digest), readCron(snapshot)];
  const days = new Set(runningDays(ofDigest));
  if (!runningDays(ofPage).every((day) => days.has(day))) {
    return [
      `${shown}; accepted: days on which the digest runs (${digest}), because the executives' page ` +
        'waits for its mail',
    ];
  }
  if (firstMinute(ofPage) >= firstMinute(ofDigest)) return [];
  return [
    `${shown}; accepted: times at which the digest has begun (${digest}), because the executives' page ` +
      'waits only a few minutes for its mail',
  ];
}

interface PagedSystem {
  readonly executives?:
    | { readonly route: string; readonly dashboardId?: string | undefined }
    | undefined;
  readonly quicksight?: { readonly principalArn?: string | undefined } | undefined;
}

/**
 * QuickSight draws a sheet of a dashboard: of this system's own one, or of one that the settings name.
 */
export function dashboardProblems({ executives, quicksight }: PagedSystem): string[] {
  if (executives === undefined || executives.route === 'rendered') return [];
  if (executives.dashboardId !== undefined || quicksight?.principalArn !== undefined) return [];
  return [
    'executives.dashboardId: given nothing; accepted: the id of a QuickSight dashboard, because without ' +
      'quicksight.principalArn the stack does not create one',
  ];
}

function firstMinute({ times }: CronSchedule): number {
  return times[0] ?? 0;
}
