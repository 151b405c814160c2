/**
 * The largest changes of a period, of a service in an account. An account that moved to another OU takes its
 * costs along, so that the move is not a drop in one OU and a rise in another. Pure.
 */
import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import { moverFloor } from '../../domain/figures/mover-floor.ts';
import type {
  ComparisonBasis,
  PeriodMover,
  PeriodRow,
  PeriodTotal,
} from '../../domain/figures/period-figures.ts';
import { periodCost, rowsBy } from './compared-costs.ts';

export interface PeriodMoversInput {
  readonly basis: ComparisonBasis;
  readonly total: Pick<PeriodTotal, 'comparison'>;
  readonly accountNames: ReadonlyMap<string, string | null>;
  readonly moverCount: number;
}

/** Largest absolute change first, without those below the floor. */
export function periodMovers(
  rows: readonly PeriodRow[],
  { basis, total, accountNames, moverCount }: PeriodMoversInput,
): { readonly movers: readonly PeriodMover[]; readonly moverFloor: number } {
  const { cost = null, reference = null } = total.comparison ?? {};
  const floor = moverFloor(cost, reference);
  const movers = inPresentOus(rows)
    .flatMap((row) => {
      const { comparison } = periodCost([row], basis);
      return comparison === null || Math.abs(comparison.change) < floor
        ? []
        : [{ row, comparison }];
    })
    .sort((a, b) => Math.abs(b.comparison.change) - Math.abs(a.comparison.change))
    .slice(0, moverCount)
    .map(({ row: { ou, service, linkedAccount }, comparison }) => {
      const accountName = accountNames.get(linkedAccount) ?? null;
      return { service, accountId: linkedAccount, accountName, ou, comparison };
    });
  return { movers, moverFloor: floor };
}

/** One row for each service of an account, in the OU whose cost of that account rose most: the present one. */
function inPresentOus(rows: readonly PeriodRow[]): readonly PeriodRow[] {
  return [...rowsBy(rows, ({ linkedAccount }) => linkedAccount).values()].flatMap((own) => {
    const ous = [...rowsBy(own, ({ ou }) => ou)];
    if (ous.length === 1) return own;
    const rises = ous.map(([ou, some]) => ({ ou, rise: sumOf(some.map(riseOf)) }));
    const { ou } = rises.reduce((most, one) => (one.rise > most.rise ? one : most));
    return [...rowsBy(own, ({ service }) => service)].map(([service, some]) => ({
      ou,
      service,
      linkedAccount: some[0]?.linkedAccount ?? '',
      cost: sumOf(some.map(({ cost }) => cost)),
      before: sumOf(some.map(({ before }) => before)),
    }));
  });
}

function riseOf({ cost, before }: PeriodRow): number {
  return cost - before;
}
