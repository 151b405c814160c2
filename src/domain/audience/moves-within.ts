/** The moves of accounts that the readers of one part of the organization may see. Pure. */

import type { AccountMove } from '../figures/account-move.ts';
import { isInScope } from './audience.ts';

/** The moves into, out of and within a part of the organization, without what its owner may not see. */
export function movesWithin(moves: readonly AccountMove[], scope: string): readonly AccountMove[] {
  const seen = (ou: string | null) => ou !== null && isInScope(ou, scope);
  return moves
    .filter(({ from, to }) => seen(from) || seen(to))
    .map((move) => ({
      ...move,
      from: seen(move.from) ? move.from : null,
      to: seen(move.to) ? move.to : null,
      cost: seen(move.to) ? move.cost : null,
    }));
}
