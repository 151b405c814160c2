/** The summary's CSV, read back by its own reader. */
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { summaryCsv, summaryCsvName } from '../../../src/mail/period/summary-csv.ts';
import { companyCosts, november, summaryOf } from '../summary-figures-fixture.ts';

function parse(csv: string): Record<string, string>[] {
  expect(csv.startsWith('\ufeff')).toBe(true);
  const text = csv.slice(1);
  const options = { header: true, newline: '\r\n', skipEmptyLines: true } as const;
  const { data, errors } = Papa.parse<Record<string, string>>(text, options);
  expect(errors).toEqual([]);
  return data;
}

describe('the CSV of a summary', () => {
  const costs = companyCosts();
  const figures = summaryOf(costs);

  it('contains every unit, service and account, and sums to the mail’s total', () => {
    const rows = parse(summaryCsv(figures, costs.rows));
    expect(rows).toHaveLength(18);
    expect(rows[0]).toMatchObject({
      From: '2026-11-16',
      To: '2026-11-22',
      OU: 'Root/Workloads/Data Platform',
      LinkedAccount: '009912345678',
    });
    const sum = (column: string) => rows.reduce((all, row) => all + Number(row[column]), 0);
    expect(sum('Cost')).toBeCloseTo(figures.total.cost, 6);
    expect(sum('CostBefore')).toBeCloseTo(figures.total.before ?? 0, 6);
    expect(rows.map((row) => Number(row['Cost']))).toEqual(costs.rows.map(({ cost }) => cost));
  });

  it('leaves the previous period empty if the archive has none of it', () => {
    const first = companyCosts({ hasBefore: false });
    const rows = parse(summaryCsv(summaryOf(first), first.rows));
    expect(rows.every((row) => row['CostBefore'] === '')).toBe(true);
  });

  it('contains no name that a spreadsheet would run', () => {
    const [row] = costs.rows;
    const csv = summaryCsv(figures, row === undefined ? [] : [{ ...row, ou: '=1+1' }]);
    expect(csv).toContain(`"'=1+1"`);
  });

  it('rejects a cost that is not finite', () => {
    const rows = costs.rows.map((row) => ({ ...row, cost: Number.NaN }));
    expect(() => summaryCsv(figures, rows)).toThrow(/NaN/);
  });

  it('is named for its period', () => {
    expect(summaryCsvName(figures)).toBe('ou-summary-2026-W47.csv');
    expect(summaryCsvName({ period: november })).toBe('ou-summary-2026-11.csv');
  });
});
