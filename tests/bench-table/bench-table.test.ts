/** The benchmarks' table: ratios, goals and figures that became worse. */
import { describe, expect, it } from 'vitest';
import { mergedParts, partsReport } from '../bench/table/bench-results.ts';
import { type BenchRow, isMet } from '../bench/table/bench-row.ts';
import { benchTable } from '../bench/table/bench-table.ts';
import { regressions } from '../bench/table/regressions.ts';

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
  it('is a ratio more than 15 % above that of the last table', () => {
    const slower = { ...row, ours: 2.4 };
    expect(regressions([slower], [row])).toEqual([slower]);
    expect(benchTable([slower], [row])).toContain('worse: 1.20 × the last table');
    expect(regressions([{ ...row, ours: 2.2 }], [row])).toEqual([]);
  });

  it('is not reported if the machine as a whole is slower', () => {
    expect(regressions([{ ...row, ours: 4, peer: { name: 'pandas', value: 10 } }], [row])).toEqual(
      [],
    );
  });

  it('is not reported for a new row, or for one that is compared with another peer', () => {
    const slower = { ...row, ours: 3 };
    expect(regressions([slower], [])).toEqual([]);
    expect(regressions([slower], [{ ...row, peer: { name: 'polars', value: 5 } }])).toEqual([]);
  });

  it('needs the medians of five runs on both sides', () => {
    const slower = { ...row, ours: 3 };
    expect(regressions([{ ...slower, runs: 1 }], [row])).toEqual([]);
    expect(regressions([slower], [{ ...row, runs: 1 }])).toEqual([]);
    expect(regressions([{ ...slower, runs: 5 }], [{ ...row, runs: 5 }])).toHaveLength(1);
  });

  it('is never a difference of two measurements', () => {
    const slower = { ...row, ours: 3, isDifference: true };
    expect(regressions([slower], [row])).toEqual([]);
  });

  it('is only marked if nothing is beside the figure, because machines differ', () => {
    const alone = { ...row, peer: undefined, limit: undefined };
    const slower = { ...alone, ours: 3 };
    expect(regressions([slower], [alone])).toEqual([]);
    expect(benchTable([slower], [alone])).toContain('worse: 1.50 × the last table');
  });

  it('is a smaller figure where more is better', () => {
    const rate = { ...row, peer: undefined, limit: undefined, isMoreBetter: true };
    expect(benchTable([{ ...rate, ours: rate.ours * 2 }], [rate])).not.toContain('worse');
    expect(benchTable([{ ...rate, ours: rate.ours / 2 }], [rate])).toContain('worse: 2.00 ×');
  });
});

describe('parts that run alone', () => {
  const part = (name: string, ours: number) => ({
    name,
    machine: `measured with ${ours}`,
    peers: '',
    rows: [{ ...row, ours }],
  });

  it('replace their own earlier results and keep those of the others, in the order of the table', () => {
    const merged = mergedParts([part('mails', 1), part('cold-start', 1)], [part('cold-start', 2)]);
    expect(merged).toEqual([part('cold-start', 2), part('mails', 1)]);
  });

  it('have their machine in the report, and what became worse', () => {
    const report = partsReport([part('mails', 4)], [part('mails', 2)]);
    expect(report).toContain('measured with 4');
    expect(report).toContain('worse: 2.00 ×');
  });
});
