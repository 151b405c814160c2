/** The output of `rules diff` for people. */
import type { MovedCost } from '../src/allocation/review/moved-costs.ts';
import type { DayRange } from './rules-bill.ts';
import type { TargetChange } from './rules-diff-sums.ts';
import { amountIn, counted, shareOf, table } from './rules-output.ts';

export interface Moves extends DayRange {
  readonly currency: string;
  readonly total: number;
  /** Credits count as amounts here too: what `moved` is a part of. */
  readonly absoluteTotal: number;
  /** The cost of lines that have another target. Credits count as amounts, so that they hide nothing. */
  readonly moved: number;
  /** Between two targets, with the rules that claim the lines before and after; the largest first. */
  readonly moves: readonly MovedCost[];
  readonly targets: readonly TargetChange[];
}

const maxListed = 40;

export function movesText(result: Moves): string {
  const { from, to, currency, total, absoluteTotal, moved, moves } = result;
  const amount = amountIn(currency);
  const days = `${from} to ${to}, ${amount(total)}`;
  if (moves.length === 0) return `${days}: nothing moves, every line keeps its target.\n`;
  const share = shareOf(moved, absoluteTotal);
  return [
    `${days}: ${amount(moved)} would have another target${share === '' ? '' : ` (${share})`}.\n\n`,
    moveTable(moves, amount),
    '\n',
    targetTable(result, amount),
  ].join('');
}

function moveTable(moves: readonly MovedCost[], amount: (cost: number) => string): string {
  const rows = moves
    .slice(0, maxListed)
    .map(({ from, to, fromRule, toRule, cost, lines }) => [
      from,
      to,
      amount(cost),
      counted(lines, 'line'),
      `${fromRule || 'no rule'} → ${toRule || 'no rule'}`,
    ]);
  const rest = moves.slice(maxListed);
  const restCost = rest.reduce((sum, { cost }) => sum + Math.abs(cost), 0);
  const more = rest.length === 0 ? '' : `  … and ${rest.length} more, ${amount(restCost)}\n`;
  return `${table([['from', 'to', 'cost', 'lines', 'rules'], ...rows], [2, 3])}${more}`;
}

/** Every target whose cost changes, then the sum. */
function targetTable({ targets, total }: Moves, amount: (cost: number) => string): string {
  const changed = targets.filter(({ before, after }) => amount(after - before) !== amount(0));
  const rows = changed
    .slice(0, maxListed)
    .map(({ target, before, after }) => [
      target,
      amount(before),
      amount(after),
      `${after > before ? '+' : ''}${amount(after - before)}`,
    ]);
  const more = changed.length > maxListed ? `  … and ${changed.length - maxListed} more\n` : '';
  const kept = targets.length - changed.length;
  const unchanged = kept === 0 ? '' : `  ${counted(kept, 'other target')} without change\n`;
  const sum = ['all', amount(total), amount(total), ''];
  const head = ['target', 'before', 'after', 'change'];
  return `${table([head, ...rows, sum], [1, 2, 3])}${more}${unchanged}`;
}
