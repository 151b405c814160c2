/**
 * The executives' page waits for the digest of its day, and fails where none comes: it may run only on
 * days on which the digest does, or Saturdays would wake people for nothing.
 */
import { readCron } from './cron-schedule.ts';
import { runningDays } from './longest-gap.ts';

export interface SnapshotSchedules {
  readonly executives?: unknown;
  readonly schedules: { readonly digest: string; readonly snapshot: string };
}

/** The fault as `settings.ts` lists it; none where nobody gets the page. */
export function snapshotFaults({ executives, schedules }: SnapshotSchedules): string[] {
  if (executives === undefined) return [];
  const { digest, snapshot } = schedules;
  const days = new Set(runningDays(readCron(digest)));
  if (runningDays(readCron(snapshot)).every((day) => days.has(day))) return [];
  return [
    `schedules.snapshot: given ${JSON.stringify(snapshot)}; accepted: days on which the digest runs ` +
      `(${digest}), since the executives' page waits for its mail`,
  ];
}
