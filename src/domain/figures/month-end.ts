/** The expected cost of a month's remaining days, and the projected month end. Pure arithmetic. */

import type { ExpectedRange } from './expected-range.ts';
import type { MonthFigures } from './month-figures.ts';
import type { ProjectionNote } from './projection-note.ts';

/** Expected cost of the days from the report day (excluded) to the end of its month. */
export interface RemainingCost {
  /** Null when it is unknown. */
  readonly remaining: number | null;
  /** Range of `remaining` in 9 of 10 cases; null when there is not enough history. */
  readonly range: ExpectedRange | null;
  /** The same if the unusual costs of the last days are a new level; null if the last day was usual. */
  readonly ifStays: number | null;
  /** Why it is unknown or a guess; null when it is neither. */
  readonly note: ProjectionNote | null;
}

type MonthEnd = Pick<
  MonthFigures,
  'projected' | 'projectedIfStays' | 'projectedRange' | 'projectionNote'
>;

/** Used where there is no forecast of the report day. */
export const unknownRemainingCost: RemainingCost = {
  remaining: null,
  ifStays: null,
  range: null,
  note: { kind: 'no-forecast' },
};

/** Nothing more to come: the month is over, or the OU has no account any more. */
export const noRemainingCost: RemainingCost = {
  remaining: 0,
  ifStays: null,
  range: { lower: 0, upper: 0 },
  note: null,
};

/** The month end: the cost so far plus the remaining cost. */
export function monthEnd(monthToDate: number, rest: RemainingCost): MonthEnd {
  const { remaining, ifStays, range, note } = rest;
  return {
    projected: remaining === null ? null : monthToDate + remaining,
    projectedIfStays: ifStays === null ? null : monthToDate + ifStays,
    projectedRange:
      range === null
        ? null
        : { lower: range.lower + monthToDate, upper: range.upper + monthToDate },
    projectionNote: note,
  };
}
