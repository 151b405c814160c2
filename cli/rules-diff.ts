/** `rules diff`: what would move between targets if one set of rules replaced another. */
import { readMovedCosts } from '../src/allocation/review/moved-costs.ts';
import { reviewParts } from '../src/allocation/review/review-parts.ts';
import { InputError } from '../src/domain/input/input-error.ts';
import { commandName } from './command-name.ts';
import { openBill, reviewedRange } from './rules-bill.ts';
import { type Moves, movesText } from './rules-diff-report.ts';
import { targetChanges, targetMoves } from './rules-diff-sums.ts';
import { dayOf, type Flags } from './rules-flags.ts';
import { asJson } from './rules-output.ts';
import { readGivenSet } from './rules-sets.ts';
import { localStore } from './rules-store.ts';

export async function diffRules(flags: Flags): Promise<number> {
  const { against, rules, ...inputs } = flags;
  if (typeof against !== 'string') {
    throw new InputError(
      "--against is missing: name the old set, 'current' for the published one " +
        `('${commandName} rules diff --help').`,
    );
  }
  const store = localStore(flags);
  const before = await readGivenSet(against, store, '--against');
  const after = await readGivenSet(typeof rules === 'string' ? rules : undefined, store);
  const bill = await openBill(inputs);
  try {
    const range = reviewedRange(bill, { from: dayOf(flags, 'from'), to: dayOf(flags, 'to') });
    const lines = await bill.lines(range, reviewParts([before, after]));
    const sets = { before: await bill.reviewed(before), after: await bill.reviewed(after) };
    const costs = await readMovedCosts(bill.platform, sets, lines);
    const moves = targetMoves(costs);
    const result: Moves = {
      ...range,
      currency: bill.currency,
      total: sumOf(costs.map(({ cost }) => cost)),
      absoluteTotal: sumOf(costs.map(({ cost }) => Math.abs(cost))),
      moved: sumOf(moves.map(({ cost }) => Math.abs(cost))),
      moves,
      targets: targetChanges(costs),
    };
    process.stdout.write(flags['json'] === true ? asJson(result) : movesText(result));
    return 0;
  } finally {
    bill.close();
  }
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
