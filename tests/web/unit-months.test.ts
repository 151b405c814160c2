/** The figures of `/v1/units` as the mail's words need them, and which OUs are folded. */
import { describe, expect, it } from 'vitest';
import type { Units } from '../../web/src/api/answers.ts';
import { byChange } from '../../web/src/costs/changed-rows.ts';
import {
  foldedUnits,
  type KnownUnits,
  monthsOf,
  quietWords,
} from '../../web/src/units/unit-months.ts';

type Row = Units['rows'][number];

const base: Omit<Row, 'x_OrganizationalUnit'> = {
  cost: '1',
  costOfDayBefore: null,
  usualCost: null,
  monthToDate: '10.1',
  projected: '20',
  projectedIfStays: null,
  budget: '100',
  light: 'green',
  note: null,
};
const over = { projected: '120', light: 'red' } as const;
const unit = (ou: string, own: Partial<Row> = {}): Row => ({
  ...base,
  ...own,
  x_OrganizationalUnit: ou,
});
const answer = (rows: readonly Row[]): KnownUnits => ({
  day: '2026-11-20',
  hours: null,
  missingDays: ['2026-11-03', 'no day'],
  rows: [...rows],
  total: { ...base, projectedRange: { lower: '15', upper: '25' }, budgetCoversAll: true },
});

describe('units', () => {
  it('keep unknown figures unknown, and count those with a budget', () => {
    const { ous, total, missingDays } = monthsOf(answer([unit('a', { budget: null }), unit('b')]));
    expect(ous[0]).toMatchObject({ ou: 'a', budget: null, usual: null, monthToDate: 10.1 });
    expect(total).toMatchObject({ budgetedOus: 1, projectedRange: { lower: 15, upper: 25 } });
    expect(missingDays).toEqual(['2026-11-03']);
  });

  it('are folded where they are quiet, but never one that needs attention', () => {
    const quiet = ['c', 'd', 'e', 'f', 'g', 'h'].map((ou) => unit(ou));
    const none = unit('i', { budget: null, light: 'grey' });
    const { ous } = monthsOf(answer([unit('a', over), ...quiet, none]));
    const folded = foldedUnits(ous);
    expect(folded.shown.map(({ ou }) => ou)).toEqual(['a', 'c', 'd', 'e', 'f']);
    expect(quietWords(folded.quiet)).toBe('3 more: 2 on track, 1 without a budget');
    const late = monthsOf(answer([...quiet, unit('z', over), none])).ous;
    expect(foldedUnits(late).quiet).toEqual([]);
  });
});

it('rows are ordered by how much money changed, and unknown changes are last', () => {
  const row = (key: string, cost: string, before: string | null) => ({
    ...{ key, cost, before, values: new Map(), period: undefined, lines: 1 },
  });
  const rows = [row('a', '10', '9'), row('b', '5', null), row('c', '1', '12'), row('d', '9', '4')];
  expect(byChange(rows).map(({ key }) => key)).toEqual(['c', 'd', 'a', 'b']);
});
