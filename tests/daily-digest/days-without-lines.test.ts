import { describe, expect, it } from 'vitest';
import { runDigest } from '../support/laptop.ts';
import { steadyLines } from '../support/small-bill.ts';
import { parquetOf, reportDay, steady, workshop } from './workshop.ts';

describe('days without lines', () => {
  const without = (...days: string[]) => steady.filter(({ day }) => !days.includes(day));

  it('keeps an archived day that lost its lines until someone accepts that', async () => {
    const { out, bill, run } = workshop(steady);
    await runDigest({ ...run, day: '2026-11-19' });
    const before = parquetOf(out);
    bill(without('2026-11-05'));
    const held = await runDigest(run);
    expect(held.archived.kept).toEqual([
      { day: '2026-11-05', reason: 'emptied', archivedCost: 40, billCost: null, account: null },
    ]);
    expect([...before].every(([path, file]) => parquetOf(out).get(path) === file)).toBe(true);
    expect(held.figures.total.monthToDate).toBeCloseTo(19 * 40, 9);
    expect(held.figures).toMatchObject({ reportDay: '2026-11-19', data: { state: 'held' } });
    const accept = { shrink: true, payer: null };
    const accepted = await runDigest({ ...run, accept, resend: true });
    expect(accepted.archived.days.find(({ day }) => day.day === '2026-11-05')).toMatchObject({
      outcome: 'written',
      rowCount: 0,
      replacedCost: 40,
    });
    expect(accepted.figures.total.monthToDate).toBeCloseTo(19 * 40, 9);
    expect(accepted.figures).toMatchObject({ reportDay, data: { state: 'complete' } });
  });

  it('keeps archived days before the first line of the bill', async () => {
    const { out, bill, run } = workshop(steady);
    await runDigest({ ...run, day: '2026-11-19' });
    const before = parquetOf(out);
    bill(without('2026-11-01'));
    const { archived, figures } = await runDigest(run);
    expect(archived.kept).toMatchObject([{ day: '2026-11-01', reason: 'day-absent' }]);
    expect(figures).toMatchObject({ reportDay, data: { state: 'complete' } });
    expect([...before].every(([path, file]) => parquetOf(out).get(path) === file)).toBe(true);
  });

  it('publishes a new day without lines between other days of its month as empty', async () => {
    const { run } = workshop(without('2026-11-05'));
    const { archived } = await runDigest(run);
    expect(archived.days.find(({ day }) => day.day === '2026-11-05')).toMatchObject({
      outcome: 'written',
      rowCount: 0,
    });
  });

  it('writes no empty days before the bill begins', async () => {
    const { run } = workshop(steadyLines('2026-11-10', reportDay));
    const { archived } = await runDigest(run);
    expect(archived.days[0]?.day.day).toBe('2026-11-10');
  });

  it('reports the latest complete day when the bill has no lines yet on the requested day', async () => {
    const { out, run } = workshop(without(reportDay));
    const { figures, mail } = await runDigest(run);
    expect(figures).toMatchObject({
      requestedDay: reportDay,
      reportDay: '2026-11-19',
      data: { state: 'missing' },
    });
    expect(figures.total.cost).toBeCloseTo(40, 9);
    expect(mail.text).toMatch(/no AWS costs for Friday.20.November/iu);
    expect(parquetOf(out).size).toBe(19);
  });

  it('reports the day before when the requested day is clearly incomplete', async () => {
    const { run } = workshop([...without(reportDay), { day: reportDay, cost: 10 }]);
    const { figures } = await runDigest(run);
    expect(figures).toMatchObject({
      reportDay: '2026-11-19',
      data: { state: 'incomplete', lines: 1, usualLines: 4 },
    });
    expect(figures.total.dayBefore).toBeCloseTo(40, 9);
  });

  it('keeps archived days that the bill has lost at its end', async () => {
    const { out, bill, run } = workshop(steady);
    await runDigest(run);
    const before = parquetOf(out);
    bill(without('2026-11-19', reportDay));
    await runDigest(run);
    expect(parquetOf(out)).toEqual(before);
  });

  it('fills a gap of an earlier run, also on the last day of a month', async () => {
    const { out, run } = workshop(steady);
    await runDigest({ ...run, day: '2026-10-30' });
    expect(parquetOf(out).size).toBe(30);
    await runDigest({ ...run, day: '2026-11-03' });
    expect(parquetOf(out).size).toBe(31 + 3);
  });
});
