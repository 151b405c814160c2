/** The benchmarks' table: ratios, goals and figures that became worse. */
import { describe, expect, it } from 'vitest';
import { type BenchRow, isMet } from '../bench/bench-row.ts';
import { benchTable, regressions } from '../bench/bench-table.ts';

const row: BenchRow = {
  area: 'loading',
  what: 'wall',
  unit: 's',
  ours: 2,
  peer: { name: 'pandas', value: 5 },
  limit: { name: 'nothing', value: 1 },
  goal: { of: 'peer', atMost: 0.5 },
};
const cellsOf = (line = '') => line.split('|').map((cell) => cell.trim());

describe('a row', () => {
  it('is compared with its peer and its limit', () => {
    const line = benchTable([row]).split('\n').at(-1);
    expect(cellsOf(line).slice(1, 9)).toEqual(
      ['loading: wall', '**2 s**', '5 s (pandas)', '1 s (nothing)'].concat([
        '0.40 ×',
        '2.00 ×',
        '≤ 0.5 × the peer',
        '✓',
      ]),
    );
  });

  it('meets its goal or misses it, against the peer, the limit or a figure', () => {
    expect(isMet(row)).toBe(true);
    expect(isMet({ ...row, goal: { of: 'limit', atMost: 1.5 } })).toBe(false);
    expect(isMet({ ...row, goal: { of: 'figure', atMost: 2 } })).toBe(true);
    expect(isMet({ ...row, goal: undefined })).toBeUndefined();
    expect(isMet({ ...row, peer: undefined })).toBeUndefined();
  });
});

describe('a regression', () => {
  it('is a ratio more than a quarter above that of the last table', () => {
    const slower = { ...row, ours: 3 };
    expect(regressions([slower], [row])).toEqual([slower]);
    expect(benchTable([slower], [row])).toContain('worse: 1.50 × the last table');
  });

  it('is not reported if the machine as a whole is slower', () => {
    expect(regressions([{ ...row, ours: 4, peer: { name: 'pandas', value: 10 } }], [row])).toEqual(
      [],
    );
  });

  it('is not reported for a new row', () => {
    expect(regressions([row], [])).toEqual([]);
  });
});
