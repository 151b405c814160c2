/** Values by weekday, 0 is Sunday, and what they have in common. */

export const week = 7;

export type Vector = readonly number[];

/** The mean of the weekdays. */
export function levelOf(means: Vector): number {
  return means.reduce((sum, mean) => sum + mean, 0) / week;
}

/** Each weekday as a share of the level, by which all of them grow and fall together. */
export function shapeOf(means: Vector): Vector {
  const level = levelOf(means.map(Math.abs));
  if (level === 0) return means.map(() => 1);
  return means.map((mean) => Math.min(3, Math.max(0.1, Math.abs(mean) / level)));
}

export function of(vector: Vector, weekday: number): number {
  return vector[weekday] as number;
}

export function entry(matrix: readonly Vector[], a: number, b: number): number {
  return of(matrix[a] as Vector, b);
}

export function symmetric(valueAt: (a: number, b: number) => number): readonly Vector[] {
  return Array.from({ length: week }, (_, a) =>
    Array.from({ length: week }, (_, b) => valueAt(a, b)),
  );
}
