/** What pools are called, how the rules divide them, and what they cost. */
import type { CostsByTeam } from '../api/answers.ts';
import { compareAmounts, sumOf } from '../words/decimal.ts';

type Part = CostsByTeam['sharedParts'][number];

/** 'tax' of 'pool/tax'. */
export function poolName(target: string): string {
  return target.replace(/^pool\//, '');
}

export function methodWords({ method, basis }: Pick<Part, 'method' | 'basis'>): string {
  if (method === 'even') return 'in equal parts';
  if (method === 'fixed') return 'in fixed parts of the rules';
  if (method === 'proportional') {
    return `in proportion to own cost ${basis === 'day' ? 'of each day' : 'of the month'}`;
  }
  return 'as the rules divided it then';
}

export interface PoolSum {
  readonly pool: string;
  readonly cost: string;
  readonly words: string;
}

/** Largest first. */
export function poolSums(parts: CostsByTeam['sharedParts']): readonly PoolSum[] {
  const pools = [...new Set(parts.map(({ x_Pool }) => x_Pool))].map((pool): PoolSum => {
    const own = parts.filter(({ x_Pool }) => x_Pool === pool);
    const [first] = own;
    return {
      pool,
      cost: sumOf(own.map(({ sharedCost }) => sharedCost)),
      words: methodWords(first ?? { method: null, basis: null }),
    };
  });
  return pools.sort((a, b) => compareAmounts(b.cost, a.cost));
}
