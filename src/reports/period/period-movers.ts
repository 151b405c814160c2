/**
 * The largest changes of a period, of a service in an account. An account that moved to another OU takes its
 * costs along, so that the move is not a drop in one OU and a rise in another. Pure.
 */
import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import type { Mover } from '../../domain/figures/figures.ts';
import { moverFloor } from '../../domain/figures/mover-floor.ts';
import type {
  Comparison,
  ComparisonBasis,
  PeriodMover,
  PeriodOneOff,
  PeriodRow,
  PeriodTotal,
} from '../../domain/figures/period-figures.ts';
import { areApart } from '../../domain/figures/split-movers.ts';
import { periodCost, rowsBy } from './compared-costs.ts';

export interface PeriodMoversInput {
  readonly basis: ComparisonBasis;
  readonly total: Pick<PeriodTotal, 'comparison'>;
  readonly accountNames: ReadonlyMap<string, string | null>;
  readonly moverCount: number;
  readonly oneOffs: readonly PeriodOneOff[];
}

/** Largest absolute change first, without those below the floor. */
export function periodMovers(
  rows: readonly PeriodRow[],
  { basis, total, accountNames, moverCount, oneOffs }: PeriodMoversInput,
): { readonly movers: readonly PeriodMover[]; readonly moverFloor: number } {
  const { cost = null, reference = null } = total.comparison ?? {};
  const floor = moverFloor(cost, reference);
  const oneOffOf = new Map(oneOffs.map((one) => [keyOf(one), one]));
  const movers = inPresentOus(rows)
    .flatMap((row) => partsOf(row, oneOffOf.get(keyOf(row)), basis))
    .filter(({ comparison }) => Math.abs(comparison.change) >= floor)
    .sort((a, b) => Math.abs(b.comparison.change) - Math.abs(a.comparison.change))
    .slice(0, moverCount)
    .map(({ row: { ou, service, linkedAccount }, part, comparison }) => {
      const accountName = accountNames.get(linkedAccount) ?? null;
      return { service, accountId: linkedAccount, accountName, ou, part, comparison };
    });
  return { movers, moverFloor: floor };
}

interface ChangedPart {
  readonly row: PeriodRow;
  readonly part: Mover['part'];
  readonly comparison: Comparison;
}

/** One part, or usage and one-off charges apart. Empty if nothing can be compared. */
function partsOf(
  row: PeriodRow,
  oneOff: PeriodOneOff | undefined,
  basis: ComparisonBasis,
): readonly ChangedPart[] {
  const compared = (costs: Pick<PeriodRow, 'cost' | 'before'>) =>
    periodCost([costs], basis).comparison;
  const all = compared(row);
  const oneOffs = compared(oneOff ?? { cost: 0, before: 0 });
  const usage = compared({
    cost: row.cost - (oneOff?.cost ?? 0),
    before: row.before - (oneOff?.before ?? 0),
  });
  if (all === null || oneOffs === null || usage === null) return [];
  if (!areApart(usage.change, oneOffs.change)) return [{ row, part: 'all', comparison: all }];
  return [
    { row, part: 'usage', comparison: usage },
    { row, part: 'one-off', comparison: oneOffs },
  ];
}

function keyOf({ service, linkedAccount }: Pick<PeriodRow, 'service' | 'linkedAccount'>): string {
  return JSON.stringify([service, linkedAccount]);
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
