/** The facts of the archive step in the run record: counts, hashes and amounts, no rows. */

import type { ArchivedAllocation } from '../allocation/archive-allocation.ts';
import type { ArchivedWindow } from './archive-window.ts';

export function archiveStepFacts({
  window,
  days,
  kept,
  heldBefore,
  scan,
  registered,
  allocation,
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
    allocation: allocationFacts(allocation),
    days: days.map(({ day, outcome, contentHash, replacedCost, rowCount }) => ({
      day: day.day,
      outcome,
      contentHash,
      rows: rowCount,
      lines: day.lineCount,
      ...(day.hoursPresent === null ? {} : { hours: day.hoursPresent }),
      cost: day.totalCost,
      ...(replacedCost === null ? {} : { replacedCost }),
    })),
  };
}

function allocationFacts({ days, registered, failure }: ArchivedAllocation) {
  return {
    days: days.map(({ day, outcome, ruleSet, rowCount: rows, coverage, commitments }) => ({
      day,
      outcome,
      ruleSet,
      rows,
      ...(coverage === null ? {} : { coverage }),
      ...(commitments === null ? {} : { commitments }),
    })),
    registered,
    ...(failure === null ? {} : { error: failure.message }),
  };
}
