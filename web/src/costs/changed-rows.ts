/** The rows of a comparison, by how much money changed. */
import { absolute, compareAmounts, difference } from '../words/decimal.ts';
import type { ShownRow } from './cost-rows.ts';

/** Largest change first, rises and falls together; rows whose cost before is not known come last. */
export function byChange(rows: readonly ShownRow[]): readonly ShownRow[] {
  const sized = rows.map((row) => ({ row, size: changeSize(row) }));
  return sized.sort((a, b) => compareAmounts(b.size, a.size)).map(({ row }) => row);
}

function changeSize({ cost, before }: ShownRow): string {
  return before === null ? '0' : absolute(difference(cost, before));
}
