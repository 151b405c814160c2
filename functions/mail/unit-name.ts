/**
 * How the mail calls an organizational unit: by the last part of its path, with the rest of the
 * path beneath, and by two parts in a sentence where the last alone would be ambiguous.
 */
import { plainName } from './plain-name.ts';

export interface UnitName {
  /** 'Prod'. */
  readonly name: string;
  /** 'Root / Workloads'; empty for a unit at the top. */
  readonly parents: string;
}

/** Splits an archive path such as 'Root/Workloads/Prod'. */
export function unitName(path: string): UnitName {
  const parts = partsOf(path);
  const parents = parts.slice(0, -1).join(' / ');
  return {
    name: plainName(parts.at(-1) ?? path),
    parents: parents === '' ? '' : plainName(parents, 48),
  };
}

/** Names units for sentences: 'Prod', or 'Retail / Prod' where `all` holds another 'Prod'. */
export function sentenceNames(all: readonly string[]): (path: string) => string {
  const uses = new Map<string, number>();
  for (const path of new Set(all)) {
    const name = unitName(path).name;
    uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  return (path) => {
    const { name } = unitName(path);
    return (uses.get(name) ?? 0) > 1 ? partsOf(path).slice(-2).join(' / ') : name;
  };
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part.trim() !== '');
}
