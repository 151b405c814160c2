/** What a run or backfill says about the allocation that it archived. */
import { emptySetHash } from '../src/allocation/published/empty-set.ts';
import type { ArchivedWindow } from '../src/archive/window/archive-window.ts';

type ArchivedAllocation = ArchivedWindow['allocation'];

/** Characters of a rule set's hash that name it in a terminal. */
const shownHash = 12;

/** One row, and another one for a failure; no row where nothing was allocated. */
export function allocationRows(
  allocations: readonly ArchivedAllocation[],
): readonly (readonly [label: string, words: string])[] {
  const days = allocations.flatMap((one) => one.days);
  const failures = allocations.flatMap(({ failure }) => (failure === null ? [] : [failure]));
  const count = (wanted: string) => days.filter(({ outcome }) => outcome === wanted).length;
  const kept = count('kept') === 0 ? '' : `, ${count('kept')} kept`;
  const sets = [...new Set(days.map(({ ruleSet }) => setWords(ruleSet)))];
  const words =
    `${count('written')} days written, ${count('unchanged')} unchanged${kept}, ` +
    `by ${sets.join(' and ')}`;
  return [
    ...(days.length === 0 ? [] : [['Allocation', words] as const]),
    ...failures.map(({ message }) => ['Not allocated', message] as const),
  ];
}

function setWords(ruleSet: string): string {
  return ruleSet === emptySetHash ? 'no rules' : `rule set ${ruleSet.slice(0, shownHash)}`;
}

/** The same for programs, with every day. */
export function allocationJson(allocations: readonly ArchivedAllocation[]) {
  return {
    days: allocations.flatMap(({ days }) =>
      days.map(({ day, outcome, ruleSet, rowCount: rows }) => ({ day, outcome, ruleSet, rows })),
    ),
    registered: allocations.flatMap(({ registered }) => registered),
    failures: allocations.flatMap(({ failure }) => (failure === null ? [] : [failure.message])),
  };
}
