/** How a pool is divided when a report is read, in words. */
import type { RuleSet, SplitMethod } from '../src/allocation/rules/rule-set.ts';
import { shareText } from '../src/allocation/rules/share.ts';
import { poolOf, type Target } from '../src/allocation/rules/target.ts';

const maxTargets = 10;

/** One phrase; empty for a target that is not a pool. */
export function splitWords(target: Target, { splits }: RuleSet): readonly string[] {
  const split = splits.find(({ source }) => source === target);
  if (poolOf(target) === null || split === undefined) return [];
  return [`${target} ${methodWords(split.method)}`];
}

function methodWords(method: SplitMethod): string {
  switch (method.kind) {
    case 'none':
      return 'is not divided: reports show the pool itself';
    case 'even':
      return `is divided evenly among ${listed(method.targets)}`;
    case 'proportional':
      return (
        `is divided among ${method.targets === null ? 'all teams' : listed(method.targets)} in ` +
        `proportion to their direct cost of the ${method.basis}`
      );
    case 'fixed':
      return `is divided: ${listed([...method.shares].map(([team, share]) => `${team} ${shareText(share)}`))}`;
  }
}

function listed(texts: readonly string[]): string {
  const more = texts.length - maxTargets;
  return `${texts.slice(0, maxTargets).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
