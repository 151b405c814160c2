/** Numbers that look random and are the same in every run. */

export interface RandomNumbers {
  /** At least `from`, less than `to`. */
  between(from: number, to: number): number;
  isLucky(probability: number): boolean;
}

/** Mulberry32, with a seed made of the text. */
export function randomNumbers(seed: string): RandomNumbers {
  let state = [...seed].reduce(
    (hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193),
    0x811c9dc5,
  );
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    between: (from, to) => from + next() * (to - from),
    isLucky: (probability) => next() < probability,
  };
}
