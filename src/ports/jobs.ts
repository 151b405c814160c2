/** The port that starts work of another process, without waiting for it. */
import type { Period } from '../domain/calendar/period.ts';

export interface Jobs {
  /** Archives the resources of a week that lack required tags, from the bill. Throws if it cannot be started. */
  archiveUntaggedWeek(week: Pick<Period, 'id'>): Promise<void>;
}
