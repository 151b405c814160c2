/** The id of a run that a person started: sorts by time, and is unique. */
import { randomUUID } from 'node:crypto';

/** '20261121T070000123Z-1f0c2a9b'. `now` in milliseconds since 1970. */
export function newRunId(now: number): string {
  return `${new Date(now).toISOString().replace(/[-:.]/g, '')}-${randomUUID().slice(0, 8)}`;
}
