/**
 * How the mail names an organizational unit: by the last part of its path, or by the last two if another
 * unit of the mail has the same last part, with the parent path below.
 */
import { safeName } from './safe-name.ts';

export interface UnitName {
  /** 'Shop', or 'Retail / Prod' if there is another 'Prod'. */
  readonly name: string;
  /** 'Root / Workloads'; empty for a unit at the top. */
  readonly parents: string;
}

/** Names units that the mail shows together. Paths are those of the archive: 'Root/Workloads/Prod'. */
export function unitNames(all: readonly string[]): (path: string) => UnitName {
  const uses = new Map<string, number>();
  for (const path of new Set(all)) {
    const name = lastPart(path);
    uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  return (path) => {
    const own = (uses.get(lastPart(path)) ?? 0) > 1 ? 2 : 1;
    const parts = partsOf(path);
    const parents = parts.slice(0, -own).join(' / ');
    return {
      name: safeName(parts.slice(-own).join(' / ') || path),
      parents: parents === '' ? '' : safeName(parents, 48),
    };
  };
}

function lastPart(path: string): string {
  return partsOf(path).at(-1) ?? path;
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part.trim() !== '');
}
