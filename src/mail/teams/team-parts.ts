/** What a team's month consists of: its own resources, and its part of each pool. */
import type { TeamPart } from '../../domain/figures/team-part.ts';
import type { Money } from '../words/money-words.ts';
import { safeName } from '../words/safe-name.ts';

export interface TeamPartRow {
  readonly name: string;
  /** False for our own text, such as 'Own resources'. */
  readonly isName: boolean;
  readonly note: string;
  readonly cost: string;
}

/** Own resources, by business unit if the team changed it, then the pools, then the total. */
export function teamPartRows({ team }: TeamPart, money: Money): readonly TeamPartRow[] {
  const { month, units, pools } = team;
  const row = (name: string, amount: number, note = '', isName = false): TeamPartRow => ({
    name,
    isName,
    note,
    cost: money.exact(amount),
  });
  const own =
    units.length === 1
      ? [row('Own resources', month.direct)]
      : units.map(({ businessUnit, cost }) =>
          row('Own resources', cost.direct, `in ${safeName(businessUnit, 32)}`),
        );
  return [
    ...own,
    ...pools.map(({ pool, cost }) => row(safeName(pool), cost, 'part of shared cost', true)),
    row('Total', month.total),
  ];
}
