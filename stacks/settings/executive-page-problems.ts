/**
 * What the executives' page needs beside its own settings: a digest on its days and before it, since it
 * waits a few minutes for the digest's mail and fails where none comes, and a dashboard to be drawn from.
 */
import { type CronSchedule, readCron } from '../schedules/cron-schedule.ts';
import { runningDays } from '../schedules/longest-gap.ts';

export interface PageSchedules {
  readonly executives?: unknown;
  readonly schedules: { readonly digest: string; readonly snapshot: string };
}

/** The fault as `settings.ts` lists it; none where nobody gets the page. */
export function pageProblems({ executives, schedules }: PageSchedules): string[] {
  if (executives === undefined) return [];
  const { digest, snapshot } = schedules;
  const shown = `schedules.snapshot: given ${JSON.stringify(snapshot)}`;
  const [ofDigest, ofPage] = [readCron(digest), readCron(snapshot)];
  const days = new Set(runningDays(ofDigest));
  if (!runningDays(ofPage).every((day) => days.has(day))) {
    return [
      `${shown}; accepted: days on which the digest runs (${digest}), since the executives' page ` +
        'waits for its mail',
    ];
  }
  if (firstMinute(ofPage) >= firstMinute(ofDigest)) return [];
  return [
    `${shown}; accepted: times at which the digest has begun (${digest}), since the executives' page ` +
      'waits only a few minutes for its mail',
  ];
}

interface PagedSystem {
  readonly executives?:
    | { readonly route: string; readonly dashboardId?: string | undefined }
    | undefined;
  readonly quicksight?: { readonly principalArn?: string | undefined } | undefined;
}

/** QuickSight draws a sheet of a dashboard: of our own, where one is made, or of one that is named. */
export function dashboardProblems({ executives, quicksight }: PagedSystem): string[] {
  if (executives === undefined || executives.route === 'rendered') return [];
  if (executives.dashboardId !== undefined || quicksight?.principalArn !== undefined) return [];
  return [
    'executives.dashboardId: given nothing; accepted: the id of a QuickSight dashboard, since without ' +
      'quicksight.principalArn none is made here',
  ];
}

function firstMinute({ times }: CronSchedule): number {
  return times[0] ?? 0;
}
