/**
 * Finds the known OU path that an unknown one probably means: the nearest by edit distance, of the
 * full path and of its last part.
 */

/** Share of the last part's characters that may differ: 1 of 'Prod', 3 of 'Workloads'. */
const lastPartShare = 1 / 3;
/** The same for a full path: less, because OUs share most of their path. 2 of 'Root/Workloads/Prod'. */
const pathShare = 1 / 8;

interface Candidate {
  readonly name: string;
  readonly pathDistance: number;
  readonly lastDistance: number;
}

/**
 * The nearest of `names`; null when no name is near. A name is near when its last part is nearly the
 * same, at any place in the tree, or when its path is. Ignores case, and spaces around names.
 */
export function nearestName(name: string, names: Iterable<string>): string | null {
  const wanted = plain(name);
  let best: Candidate | null = null;
  for (const one of names) {
    const candidate = candidateOf(wanted, one);
    if (candidate !== null && (best === null || isNearer(candidate, best))) best = candidate;
  }
  return best?.name ?? null;
}

function candidateOf(wanted: string, name: string): Candidate | null {
  const known = plain(name);
  const [wantedLast, knownLast] = [lastPart(wanted), lastPart(known)];
  const pathDistance = editDistance(wanted, known);
  const lastDistance = editDistance(wantedLast, knownLast);
  const isNear =
    lastDistance <= longer(wantedLast, knownLast) * lastPartShare ||
    pathDistance <= longer(wanted, known) * pathShare;
  return isNear ? { name, pathDistance, lastDistance } : null;
}

/** Compares the path, then the last part, then the order of names, so that the result is unique. */
function isNearer(a: Candidate, b: Candidate): boolean {
  if (a.pathDistance !== b.pathDistance) return a.pathDistance < b.pathDistance;
  if (a.lastDistance !== b.lastDistance) return a.lastDistance < b.lastDistance;
  return a.name < b.name;
}

function plain(name: string): string {
  const parts = name.toLowerCase().split('/');
  return parts
    .map((part) => part.trim())
    .join('/')
    .replace(/^\/+|\/+$/g, '');
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function longer(a: string, b: string): number {
  return Math.max(a.length, b.length);
}

/** Number of insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwapped = row > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(
        Math.min(
          (above[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (above[column - 1] ?? 0) + (isSame ? 0 : 1),
          isSwapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [before, above] = [above, current];
  }
  return above[b.length] ?? 0;
}
