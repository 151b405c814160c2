/**
 * Divides the cost of a pool among teams, as the rules say. The archive keeps the pool: this happens each
 * time it is read, so that a changed split needs no backfill.
 */
import { type DateRange, overlaps } from '../rules/date-range.ts';
import type { RuleSet, Split, SplitMethod } from '../rules/rule-set.ts';
import type { Target } from '../rules/target.ts';
import { splitAmount } from './split-amount.ts';

export interface PoolCost {
  /** The pool's cost in cents, of a month or of a day: the basis of a proportional split. */
  readonly cents: bigint;
  /** The teams of that time, which `over: all_teams` means. */
  readonly teams: readonly Target[];
  /** What each target costs directly at that time, in cents. */
  readonly direct: ReadonlyMap<Target, bigint>;
}

/** Cents by target, which sum to the pool's. The pool itself keeps what cannot be divided. */
export function splitPool({ source, method }: Split, cost: PoolCost): ReadonlyMap<Target, bigint> {
  const weights = weightsOf(method, cost);
  if (weights.size === 0) return new Map([[source, cost.cents]]);
  const parts = splitAmount(cost.cents, [...weights.values()]);
  return new Map([...weights.keys()].map((target, index) => [target, parts[index] ?? 0n]));
}

function weightsOf(method: SplitMethod, cost: PoolCost): ReadonlyMap<Target, bigint> {
  switch (method.kind) {
    case 'none':
      return new Map();
    case 'even':
      return evenWeights(method.targets);
    case 'fixed':
      return method.shares;
    case 'proportional':
      return directWeights(method.targets ?? cost.teams, cost.direct);
  }
}

/** A team whose credits exceed its cost has no share. If no team has a cost, all have the same share. */
function directWeights(
  targets: readonly Target[],
  direct: ReadonlyMap<Target, bigint>,
): ReadonlyMap<Target, bigint> {
  const weights = targets.map((target): [Target, bigint] => {
    const cents = direct.get(target) ?? 0n;
    return [target, cents > 0n ? cents : 0n];
  });
  return weights.some(([, weight]) => weight > 0n) ? new Map(weights) : evenWeights(targets);
}

function evenWeights(targets: readonly Target[]): ReadonlyMap<Target, bigint> {
  return new Map(targets.map((target) => [target, 1n]));
}

/** The teams that are valid on some day of the range, each once, in order of name. */
export function teamsWithin({ teams }: Pick<RuleSet, 'teams'>, days: DateRange): readonly Target[] {
  const names = teams.filter(({ valid }) => overlaps(valid, days)).map(({ team }) => team);
  return [...new Set(names)].sort().map((team): Target => `team/${team}`);
}
