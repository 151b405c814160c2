/**
 * The rows of the teams' table: the month to date of each team, how much of it is shared cost, and its
 * projected end against the budget; then what belongs to no team, so that the column adds up.
 */
import type { AllocationFigures, TeamFigures } from '../../domain/figures/allocation-figures.ts';
import {
  type BudgetBar,
  budgetBar,
  type LightWords,
  lightWords,
  projectedOfBudget,
} from '../words/budget-words.ts';
import { counted } from '../words/date-and-number-words.ts';
import type { Money } from '../words/money-words.ts';
import { safeName } from '../words/safe-name.ts';

export interface TeamRow {
  readonly name: string;
  /** False for our own text, such as 'Unallocated'. */
  readonly isName: boolean;
  /** 'Online · Sales', business unit and group; empty if not known. */
  readonly unit: string;
  readonly cost: string;
  /** '$4,201 of it shared', or empty. */
  readonly shared: string;
  /** Null for rows that are not teams, and if no team has a budget. */
  readonly light: LightWords | null;
  /** '$448K of $400K', or '$71.20'; empty for rows that are not teams. */
  readonly projected: string;
  readonly bar: BudgetBar | null;
}

export interface TeamRows {
  readonly rows: readonly TeamRow[];
  /** Teams that are not shown, undivided pools, unallocated cost and the total. */
  readonly sums: readonly TeamRow[];
}

const maxPools = 4;
const attention = { red: 0, yellow: 1, green: 2, grey: 2 } as const;

/** At most `limit` teams: those over budget first, then by cost. Teams without any cost are left out. */
export function teamRows(figures: AllocationFigures, money: Money, limit: number): TeamRows {
  const scale = Math.abs(figures.total.month);
  const teams = figures.teams.filter(isShown).sort(byAttention);
  // 'No budget' in every row would say nothing.
  const hasBudgets = teams.some(({ budget }) => budget !== null);
  const rest = teams.slice(limit);
  const sum = (name: string, cost: number, isName = false): TeamRow => ({
    ...plainRow(name, isName),
    cost: money.rounded(cost, scale),
  });
  const restCost = rest.reduce((all, { month }) => all + month.total, 0);
  const { unallocated, unsplit, total } = figures;
  const pools = unsplit.slice(0, maxPools);
  const restPools = unsplit.slice(maxPools);
  const restPoolCost = restPools.reduce((all, { month }) => all + month, 0);
  return {
    rows: teams
      .slice(0, limit)
      .map((team) => teamRow(team, money, scale))
      .map((row) => (hasBudgets ? row : { ...row, light: null })),
    sums: [
      ...(rest.length === 0
        ? []
        : [sum(`and ${counted(rest.length, 'more team')} in the CSV`, restCost)]),
      ...pools.map(({ pool, month }) => ({
        ...sum(safeName(pool), month, true),
        unit: 'shared, not divided',
      })),
      ...(restPools.length === 0
        ? []
        : [sum(`and ${counted(restPools.length, 'more pool')} of shared cost`, restPoolCost)]),
      ...(unallocated.month === 0 ? [] : [sum('Unallocated', unallocated.month)]),
      sum('Total', total.month),
    ],
  };
}

/** One team as a row; `scale` as in `Money.rounded`. */
export function teamRow(team: TeamFigures, money: Money, scale: number): TeamRow {
  const { month, businessUnit, businessGroup } = team;
  const units = [businessUnit, businessGroup].filter((name) => name.trim() !== '');
  const shared = month.shared === 0 ? '' : `${money.rounded(month.shared, scale)} of it shared`;
  return {
    name: safeName(team.team),
    isName: true,
    unit: units.map((name) => safeName(name, 32)).join(' · '),
    cost: money.rounded(month.total, scale),
    shared,
    light: lightWords(team),
    projected: projectedOfBudget(money, team),
    bar: budgetBar(team),
  };
}

function plainRow(name: string, isName: boolean): TeamRow {
  return {
    name,
    isName,
    unit: '',
    cost: '',
    shared: '',
    light: null,
    projected: '',
    bar: null,
  };
}

function isShown({ month, day, budget }: TeamFigures): boolean {
  return budget !== null || [month, day].some(({ direct, shared }) => direct !== 0 || shared !== 0);
}

/** The figures' order, by cost, with red and yellow lights first. */
function byAttention(a: TeamFigures, b: TeamFigures): number {
  return attention[a.light] - attention[b.light];
}
