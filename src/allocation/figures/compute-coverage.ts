/** Sums rows of `tag_coverage` to figures: by tag, and for each tag by target, OU and account. */
import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import { allTags, type TagState } from '../../domain/costs/coverage-day.ts';
import type {
  CoverageCosts,
  CoverageFigures,
  CoveragePart,
  TagCoverage,
} from '../../domain/figures/coverage-figures.ts';
import type { UntaggedCost } from '../../domain/figures/untagged-cost.ts';
import { unallocated } from '../rules/target.ts';

export interface CoverageRow {
  readonly target: string;
  readonly ou: string;
  readonly account: string;
  readonly tag: string;
  readonly state: TagState;
  readonly cost: number;
  readonly lines: number;
}

/** `rows`: of all days; the same row may be there for each. */
export function computeCoverage(
  rows: readonly CoverageRow[],
): Pick<CoverageFigures, 'tags' | 'notActivated' | 'untagged'> {
  const byTag = grouped(rows, ({ tag }) => tag);
  const names = [...byTag.keys()].filter((tag) => tag !== allTags).sort();
  const notActivated = names.filter((tag) => !hasTag(byTag.get(tag) ?? []));
  return {
    tags: [allTags, ...names].map((tag) => coverageOf(tag, byTag.get(tag) ?? [])),
    notActivated,
    untagged: untaggedOwners(rows),
  };
}

function hasTag(rows: readonly CoverageRow[]): boolean {
  const isUntaggedUsage = rows.every(({ state }) => state === 'untaggable');
  return isUntaggedUsage || rows.some(({ state }) => state === 'valid' || state === 'not-allowed');
}

function coverageOf(tag: string, rows: readonly CoverageRow[]): TagCoverage {
  return {
    tag,
    all: costsOf(rows),
    targets: partsOf(rows, ({ target }) => target),
    ous: partsOf(rows, ({ ou }) => ou),
    accounts: partsOf(rows, ({ account }) => account),
  };
}

function partsOf(
  rows: readonly CoverageRow[],
  nameOf: (row: CoverageRow) => string,
): readonly CoveragePart[] {
  return [...grouped(rows, nameOf)]
    .map(([name, some]) => ({ name, costs: costsOf(some) }))
    .sort((a, b) => b.costs.total - a.costs.total || compare(a.name, b.name));
}

function costsOf(rows: readonly CoverageRow[]): CoverageCosts {
  const of = (isCounted: (row: CoverageRow) => boolean) =>
    sumOf(rows.filter(isCounted).map(({ cost }) => cost));
  const inState = (state: TagState) => of((row) => row.state === state);
  const valid = inState('valid');
  const notAllowed = inState('not-allowed');
  const missing = inState('missing');
  return {
    total: of(() => true),
    allocated: of(({ target }) => target !== unallocated),
    taggable: valid + notAllowed + missing,
    tagged: valid + notAllowed,
    valid,
    'not-allowed': notAllowed,
    missing,
    untaggable: inState('untaggable'),
    unknown: inState('unknown'),
  };
}

function isUntagged({ state }: CoverageRow): boolean {
  return state === 'missing' || state === 'not-allowed';
}

/** A team has what is allocated to it; other cost belongs to those of its OU. */
function ownerOf({ target, ou }: CoverageRow): string {
  return target.startsWith('team/') ? target : ou;
}

/** Less than half a cent is not worth a line. */
const smallest = 0.005;

function untaggedOwners(rows: readonly CoverageRow[]): readonly UntaggedCost[] {
  const owners = grouped(rows.filter(isUntagged), ownerOf);
  return [...owners]
    .map(([owner, some]) => ({
      owner,
      cost: sumOf(some.filter(({ tag }) => tag === allTags).map(({ cost }) => cost)),
      keys: keysOf(some),
    }))
    .filter(({ cost }) => cost >= smallest)
    .sort((a, b) => b.cost - a.cost || compare(a.owner, b.owner));
}

/** The tags that are missing, the costliest first. */
function keysOf(rows: readonly CoverageRow[]): readonly string[] {
  const costs = [...grouped(rows, ({ tag }) => tag)]
    .filter(([tag]) => tag !== allTags)
    .map(([tag, some]) => ({ tag, cost: sumOf(some.map(({ cost }) => cost)) }));
  return costs.sort((a, b) => b.cost - a.cost || compare(a.tag, b.tag)).map(({ tag }) => tag);
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
