/** The facts of the archive step in the run record: counts, hashes and amounts, no rows. */

import type { ArchivedWindow } from './archive-window.ts';

export function archiveStepFacts({
  window,
  days,
  kept,
  heldBefore,
  scan,
  registered,
}: ArchivedWindow): Readonly<Record<string, unknown>> {
  const has = new Set([...days.map(({ day }) => day.day), ...kept.map(({ day }) => day)]);
  return {
    from: window.from,
    to: window.to,
    registered,
    skipped: window.days
      .filter((day) => !has.has(day))
      .map((day) => ({ day, why: 'not in the bill' })),
    kept,
    heldBefore,
    leftOut: scan.leftOut,
    days: days.map(({ day, outcome, contentHash, replacedCost, rowCount }) => ({
      day: day.day,
      outcome,
      contentHash,
      rows: rowCount,
      lines: day.lineCount,
      cost: day.totalCost,
      ...(replacedCost === null ? {} : { replacedCost }),
    })),
  };
}
