/**
 * At which side effects a suite crashes or pauses a run. What is stored after an effect is what is stored before
 * the next one, so each effect is met once, before it, and only the last one after it as well.
 * DIGEST_TEST_EVERY_POINT=1 meets all of them on both sides.
 */
export interface CrashPoint {
  /** Index of the side effect. */
  readonly point: number;
  readonly when: 'before' | 'after';
  readonly effect: string;
}

const isThorough = process.env['DIGEST_TEST_EVERY_POINT'] === '1';

/** Every side effect of a run, or every one that `isMet` accepts. */
export function everyPoint(
  effects: readonly string[],
  isMet: (effect: string) => boolean = () => true,
): readonly CrashPoint[] {
  const points = effects
    .map((effect, point) => ({ point, when: 'before' as const, effect }))
    .filter(({ effect }) => isMet(effect));
  const after = points.map((one) => ({ ...one, when: 'after' as const }));
  return isThorough ? [...points, ...after] : [...points, ...after.slice(-1)];
}

/** The same, but of several effects of one kind in a row, such as the files of a set of rules, the first and last. */
export function boundaryPoints(effects: readonly string[]): readonly CrashPoint[] {
  if (isThorough) return everyPoint(effects);
  const kinds = effects.map(kindOf);
  return everyPoint(effects).filter(
    ({ point }) => kinds[point] !== kinds[point - 1] || kinds[point] !== kinds[point + 1],
  );
}

/** 'put ou-breakdowns', 'unload', 'register allocations': neither day nor name of a file. */
function kindOf(effect: string): string {
  const [first = ''] = effect.split('/');
  return first.startsWith('unload ') ? 'unload' : first;
}
