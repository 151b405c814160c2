/**
 * Decides before each window of days whether there is time for it. The first one always begins, so that every run
 * finishes at least one day. A later one needs the time of the longest one so far.
 */

/** Time for the run record, and to invoke the function again. */
const closingMilliseconds = 60_000;

/** Call it once before each window. Without `timeLeft`, which gives milliseconds, there is always time. */
export function timeForWindows(timeLeft?: () => number): () => boolean {
  let before: number | undefined;
  let longest = 0;
  return () => {
    if (timeLeft === undefined) return true;
    const left = timeLeft();
    const isFirst = before === undefined;
    longest = Math.max(longest, (before ?? left) - left);
    before = left;
    return isFirst || left > closingMilliseconds + longest;
  };
}
