/** Repeatable pseudo-random numbers for benchmarks: the same seed gives the same numbers everywhere. */

/** A number in [0, 1). */
export type Random = () => number;

/** mulberry32: 32 bits of state are enough for drawing samples. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A draw from the standard normal distribution (Box and Muller). */
export function normalDraw(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** One of the values, with equal probability. Throws a RangeError if there are none. */
export function oneOf<T>(values: readonly T[], random: Random): T {
  const drawn = values[Math.floor(random() * values.length)];
  if (drawn === undefined) throw new RangeError('nothing to draw from');
  return drawn;
}
