/** The lines in which two texts differ, with a few around them. */
import { diffLines } from 'diff';

export interface ChangedLine {
  readonly kind: 'same' | 'theirs' | 'mine' | 'cut';
  readonly text: string;
}

const around = 2;

/** In the order of the texts; 'cut' is in the place of lines that are the same. */
export function lineChanges(theirs: string, mine: string): readonly ChangedLine[] {
  return diffLines(theirs, mine).flatMap(({ added, removed, value }): ChangedLine[] => {
    const lines = value.replace(/\n$/, '').split('\n');
    if (!added && !removed) return shortened(lines);
    return lines.map((text) => ({ kind: added ? 'mine' : 'theirs', text }));
  });
}

function shortened(lines: readonly string[]): ChangedLine[] {
  const same = (some: readonly string[]) => some.map((text) => ({ kind: 'same' as const, text }));
  if (lines.length <= 2 * around + 1) return same(lines);
  const cut = { kind: 'cut' as const, text: `${lines.length - 2 * around} lines are the same` };
  return [...same(lines.slice(0, around)), cut, ...same(lines.slice(-around))];
}
