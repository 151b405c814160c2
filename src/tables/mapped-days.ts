/** Converts columns of days, which are stored as the number of days since 1970-01-01. */

export const millisecondsPerDay = 86_400_000;

/** Neighbours are mostly of the same day, and a day is slow to parse. */
export function mappedDays<A, B>(values: readonly A[], convert: (value: A) => B): (B | null)[] {
  const mapped = new Array<B | null>(values.length);
  let last: A | undefined;
  let converted: B | null = null;
  for (let row = 0; row < mapped.length; row++) {
    const value = values[row] as A;
    if (value !== null && value !== last) {
      last = value;
      converted = convert(value);
    }
    mapped[row] = value === null ? null : converted;
  }
  return mapped;
}
