/**
 * Decides, before each billing period, whether there is time for it. The first is always begun, so
 * that whatever is left over shrinks; then a period needs what the longest so far took, and more.
 */

/** What stands between the last period and the end: checks, and a dashboard's refresh. */
const closingMilliseconds = 240_000;
/** The next period's scan begins while this one is published: both are still to come. */
const periodsToCome = 2;

export interface TimeBudget {
  /** Asked once before each period. */
  readonly mayStart: () => boolean;
  /** Told when a period is done. */
  readonly finished: () => void;
}

/** Without `timeLeft` there is always time. Its milliseconds are read anew each time. */
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
      return measure() > closingMilliseconds + periodsToCome * longest;
    },
    finished: () => {
      since = measure();
    },
  };
}
