/**
 * How the mail names an organizational unit: by the last part of its path, or by as many parts as make it
 * different from the other units of the mail, with the parent path below.
 */
import { safeName } from './safe-name.ts';

export interface UnitName {
  /** 'Shop'; 'Retail / Prod' if there is another 'Prod', 'EU / Retail / Prod' if another 'Retail / Prod'. */
  readonly name: string;
  /** 'Root / Workloads'; empty for a unit at the top. */
  readonly parents: string;
}

/** Names units that the mail shows together. Paths are those of the archive: 'Root/Workloads/Prod'. */
export function unitNames(all: readonly string[]): (path: string) => UnitName {
  const uses = usesOfEndings(all);
  return (path) => {
    const parts = partsOf(path);
    const own = partsNeeded(parts, uses);
    const parents = parts.slice(0, -own).join(' / ');
    return {
      name: safeName(parts.slice(-own).join(' / ') || path),
      parents: parents === '' ? '' : safeName(parents, 48),
    };
  };
}

/** How many of the paths have each ending, as a mail prints it: names that differ only invisibly are alike. */
function usesOfEndings(all: readonly string[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const path of new Set(all)) {
    const parts = partsOf(path);
    for (let length = 1; length <= parts.length; length += 1) {
      const ending = endingOf(parts, length);
      uses.set(ending, (uses.get(ending) ?? 0) + 1);
    }
  }
  return uses;
}

function partsNeeded(parts: readonly string[], uses: ReadonlyMap<string, number>): number {
  for (let length = 1; length < parts.length; length += 1) {
    if ((uses.get(endingOf(parts, length)) ?? 0) <= 1) return length;
  }
  return Math.max(1, parts.length);
}

function endingOf(parts: readonly string[], length: number): string {
  return safeName(parts.slice(-length).join(' / '), Number.POSITIVE_INFINITY);
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part.trim() !== '');
}
