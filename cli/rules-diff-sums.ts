/** Sums of moved costs: between targets, and of each target before and after. */
import type { MovedCost } from '../src/allocation/review/moved-costs.ts';
import type { Target } from '../src/allocation/rules/target.ts';

export interface TargetChange {
  readonly target: Target;
  readonly before: number;
  readonly after: number;
}

/** Only what has another target; the largest first. */
export function targetMoves(costs: readonly MovedCost[]): readonly MovedCost[] {
  return costs.filter(({ from, to }) => from !== to);
}

/** Every target that has lines before or after; the largest change first. */
export function targetChanges(costs: readonly MovedCost[]): readonly TargetChange[] {
  const sums = new Map<Target, { before: number; after: number }>();
  const of = (target: Target) => {
    const sum = sums.get(target) ?? { before: 0, after: 0 };
    sums.set(target, sum);
    return sum;
  };
  for (const { from, to, cost } of costs) {
    of(from).before += cost;
    of(to).after += cost;
  }
  return [...sums]
    .map(([target, sum]) => ({ target, ...sum }))
    .sort((a, b) => changeOf(b) - changeOf(a) || (a.target < b.target ? -1 : 1));
}

function changeOf({ before, after }: TargetChange): number {
  return Math.abs(after - before);
}
