/** The teams by business group and unit: groups with a team that needs attention are open and first. */
import type { Answer, CostsByTeam, TeamMonths, TeamRow } from '../api/answers.ts';
import { changeOf } from '../words/change.ts';
import { absolute, compareAmounts, difference, sumOf } from '../words/decimal.ts';

/** The answer to a reader who sees a team. */
export type KnownTeams = Omit<CostsByTeam, 'total'> & {
  readonly total: NonNullable<CostsByTeam['total']>;
};

export function hasTeams(answer: Answer<CostsByTeam>): answer is Answer<KnownTeams> {
  return answer.data.total !== null;
}

export interface TeamSums {
  readonly directCost: string;
  readonly sharedCost: string;
  readonly cost: string;
  /** Null: not known. */
  readonly costBefore: string | null;
}

export interface TreeRow extends TeamSums {
  readonly key: string;
  /** Empty where the rules name none. */
  readonly name: string;
  readonly kind: 'group' | 'unit' | 'team';
  /** The cost changed by five percent or more, or the budget is red or yellow; of a group: of one of its teams. */
  readonly isUrgent: boolean;
  readonly month: TeamMonths['rows'][number] | undefined;
  readonly children: readonly TreeRow[];
}

const teamPrefix = 'team/';

export function isTeam({ x_Target: target }: Pick<TeamRow, 'x_Target'>): boolean {
  return target.startsWith(teamPrefix);
}

/** 'retail' of 'team/retail'. */
export function teamName(target: string): string {
  return target.startsWith(teamPrefix) ? target.slice(teamPrefix.length) : target;
}

/** `search`: a part of the name of a team, unit or group; empty for all. */
export function teamTree(
  { rows }: Pick<CostsByTeam, 'rows'>,
  months: TeamMonths['rows'],
  search: string,
): readonly TreeRow[] {
  const teams = rows.filter((row) => isTeam(row) && isFound(row, search));
  const groups = grouped(teams, (row) => row.x_BusinessGroup).map(([group, inGroup]) => {
    const units = grouped(inGroup, (row) => row.x_BusinessUnit).map(([unit, inUnit]) =>
      parent(
        'unit',
        `${group}/${unit}`,
        unit,
        inUnit.map((row) => teamRow(row, months)),
      ),
    );
    return parent('group', group, group, units);
  });
  return ordered(groups);
}

function isFound(row: TeamRow, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  const names = [teamName(row.x_Target), row.x_BusinessUnit, row.x_BusinessGroup];
  return names.some((name) => name.toLowerCase().includes(wanted));
}

function grouped(
  rows: readonly TeamRow[],
  nameOf: (row: TeamRow) => string,
): readonly (readonly [string, readonly TeamRow[]])[] {
  const names = [...new Set(rows.map(nameOf))];
  return names.map((name) => [name, rows.filter((row) => nameOf(row) === name)]);
}

function teamRow(row: TeamRow, months: TeamMonths['rows']): TreeRow {
  const month = months.find(({ x_Target }) => x_Target === row.x_Target);
  const change = changeOf(row.cost, row.costBefore, null);
  const isNearBudget = month?.light === 'red' || month?.light === 'yellow';
  return {
    ...sumsOf([row]),
    key: row.x_Target,
    name: teamName(row.x_Target),
    kind: 'team',
    isUrgent: isNearBudget || (change !== null && change.tone !== 'quiet'),
    month,
    children: [],
  };
}

function parent(
  kind: TreeRow['kind'],
  key: string,
  name: string,
  children: readonly TreeRow[],
): TreeRow {
  const isUrgent = children.some((child) => child.isUrgent);
  const sums = sumsOf(children);
  return {
    ...sums,
    key: `${kind}/${key}`,
    name,
    kind,
    isUrgent,
    month: undefined,
    children: ordered(children),
  };
}

export function sumsOf(rows: readonly TeamSums[]): TeamSums {
  const before = rows.flatMap(({ costBefore }) => costBefore ?? []);
  return {
    directCost: sumOf(rows.map(({ directCost }) => directCost)),
    sharedCost: sumOf(rows.map(({ sharedCost }) => sharedCost)),
    cost: sumOf(rows.map(({ cost }) => cost)),
    costBefore: before.length === rows.length ? sumOf(before) : null,
  };
}

/** Urgent first, then by how much money changed; by cost where that is not known. */
function ordered(rows: readonly TreeRow[]): readonly TreeRow[] {
  return [...rows].sort(
    (a, b) =>
      Number(b.isUrgent) - Number(a.isUrgent) ||
      compareAmounts(weight(b), weight(a)) ||
      compareAmounts(b.cost, a.cost),
  );
}

function weight({ cost, costBefore }: TeamSums): string {
  return costBefore === null ? absolute(cost) : absolute(difference(cost, costBefore));
}

/** The rows that are seen, in order: a closed row hides those below it. */
export function visibleRows(
  rows: readonly TreeRow[],
  isOpen: (row: TreeRow) => boolean,
): readonly TreeRow[] {
  return rows.flatMap((row) => [row, ...(isOpen(row) ? visibleRows(row.children, isOpen) : [])]);
}
