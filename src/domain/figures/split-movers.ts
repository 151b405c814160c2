/**
 * Lists usage and one-off charges of a service apart if they changed in opposite directions, because a credit on
 * the day on which usage rises would otherwise hide the rise; and if the one-off charges changed more, because a
 * credit that ends is not a rise of usage. Pure.
 */
import type { Mover } from './figures.ts';

/** A cost of the report day, with those that it is compared with. */
export interface ComparedCost {
  readonly cost: number;
  /** Mean of the reference days. */
  readonly reference: number;
  /** Cost of the latest reference day. */
  readonly latest: number;
}

/** A service of an account with one-off charges, which are a part of `all`. */
export interface OneOffChange extends Pick<Mover, 'ou' | 'service' | 'accountId' | 'accountName'> {
  readonly all: ComparedCost;
  readonly oneOff: ComparedCost;
}

/** `movers` are not split yet. The rows of one service have the sum of its changes. Largest change first. */
export function splitMovers(
  movers: readonly Mover[],
  oneOffs: readonly OneOffChange[],
): readonly Mover[] {
  const split = new Map(oneOffs.filter(isApart).map((change) => [keyOf(change), change]));
  const parts = [...split.values()].flatMap(partsOf);
  return [...movers.filter((mover) => !split.has(keyOf(mover))), ...parts].sort(
    (a, b) => Math.abs(b.change) - Math.abs(a.change),
  );
}

function keyOf({ ou, service, accountId }: Pick<Mover, 'ou' | 'service' | 'accountId'>): string {
  return JSON.stringify([ou, service, accountId]);
}

function usageOf({ all, oneOff }: OneOffChange): ComparedCost {
  return {
    cost: all.cost - oneOff.cost,
    reference: all.reference - oneOff.reference,
    latest: all.latest - oneOff.latest,
  };
}

function isApart(change: OneOffChange): boolean {
  return areApart(changeOf(usageOf(change)), changeOf(change.oneOff));
}

/** Whether the changes of usage and of one-off charges are two rows. */
export function areApart(usage: number, oneOff: number): boolean {
  return usage * oneOff < 0 || Math.abs(oneOff) > Math.abs(usage);
}

function partsOf(change: OneOffChange): Mover[] {
  const { all: _, oneOff, ...named } = change;
  const rows = [
    { part: 'usage' as const, compared: usageOf(change) },
    { part: 'one-off' as const, compared: oneOff },
  ];
  return rows.flatMap(({ part, compared }) => {
    const { cost, reference } = compared;
    return isNews(compared)
      ? [{ ...named, part, cost, reference, change: changeOf(compared) }]
      : [];
  });
}

function changeOf({ cost, reference }: ComparedCost): number {
  return cost - reference;
}

/** As in the statement of the movers: at least half of the change happened since the latest reference day. */
function isNews(compared: ComparedCost): boolean {
  const recent = compared.cost - compared.latest;
  const change = changeOf(compared);
  return recent * change > 0 && Math.abs(recent) * 2 >= Math.abs(change);
}
