/** Costs per day by the largest groups, for a chart and its table. Amounts stay decimal text. */
import { type BillingDay, daysFromTo } from '../../../src/domain/calendar/billing-day.ts';
import type { DayRange } from '../../../src/domain/questions/compared-days.ts';
import type { Dimension } from '../../../src/domain/questions/dimension.ts';
import { focusNames } from '../../../src/domain/questions/focus-names.ts';
import type { CostRow } from '../api/answers.ts';
import { sumOf } from '../words/decimal.ts';

export interface DailySeries {
  /** Names of the groups with a colour of their own, then null for all others together. */
  readonly groups: readonly Group[];
  readonly days: readonly DayOfSeries[];
}

export interface Group {
  /** Null: all others together. */
  readonly name: string | null;
  /** 1 to 5, in the order of the table; 6 for the others. */
  readonly colour: number;
}

export interface DayOfSeries {
  readonly day: BillingDay;
  /** Of each group, in their order; '0' where the group has no line. */
  readonly amounts: readonly string[];
  readonly total: string;
}

export const othersColour = 6;

export function dailySeries(
  rows: readonly CostRow[],
  range: DayRange,
  dimension: Dimension | undefined,
  colourOf: (value: string) => number,
): DailySeries {
  const nameOf = (row: CostRow) =>
    dimension === undefined ? '' : (row[focusNames[dimension]] ?? '');
  const groups = groupsOf([...new Set(rows.map(nameOf))], colourOf);
  const byDay = rowsByDay(rows);
  const days = daysFromTo(range.from, range.to).map((day): DayOfSeries => {
    const own = byDay.get(day) ?? [];
    const amounts = groups.map(({ colour }) =>
      sumOf(own.filter((row) => colourOf(nameOf(row)) === colour).map(({ cost }) => cost)),
    );
    return { day, amounts, total: sumOf(own.map(({ cost }) => cost)) };
  });
  return { groups, days };
}

function rowsByDay(rows: readonly CostRow[]): ReadonlyMap<string, readonly CostRow[]> {
  const byDay = new Map<string, CostRow[]>();
  for (const row of rows) {
    const day = row.ChargePeriodStart ?? '';
    const own = byDay.get(day) ?? [];
    byDay.set(day, own);
    own.push(row);
  }
  return byDay;
}

function groupsOf(names: readonly string[], colourOf: (value: string) => number): readonly Group[] {
  const own = names
    .filter((name) => colourOf(name) !== othersColour)
    .map((name): Group => ({ name, colour: colourOf(name) }))
    .sort((a, b) => a.colour - b.colour);
  const hasOthers = names.some((name) => colourOf(name) === othersColour);
  return hasOthers ? [...own, { name: null, colour: othersColour }] : own;
}
