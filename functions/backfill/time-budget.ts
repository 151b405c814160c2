/**
 * Decides before each billing period whether there is time for it. The first one always begins, so that
 * every invocation makes progress. A later one needs at least the time of the longest one so far.
 */

/** Time for the steps after the last period: checks, and a refresh of the dashboard. */
const closingMilliseconds = 240_000;
/** The scan of the next period begins while this one is published, so both still need time. */
const unfinishedPeriods = 2;

export interface TimeBudget {
  /** Call it once before each period. */
  readonly mayStart: () => boolean;
  /** Call it after each period. */
  readonly finished: () => void;
}

/** Without `timeLeft` there is always time. `timeLeft` gives milliseconds. */
export function timeBudget(periods: number, timeLeft?: () => number): TimeBudget {
  let started = 0;
  let longest = 0;
  let since = timeLeft?.() ?? 0;
  const measure = () => {
    const left = timeLeft?.() ?? 0;
    longest = Math.max(longest, since - left);
    return left;
  };
  return {
    mayStart: () => {
      started += 1;
      if (timeLeft === undefined || started === 1) return started <= periods;
      return measure() > closingMilliseconds + unfinishedPeriods * longest;
    },
    finished: () => {
      since = measure();
    },
  };
}
