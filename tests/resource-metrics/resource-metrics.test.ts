/** Each day is asked once, for the price of the plan; what is missing is completed, and nothing is lost. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { measuredDay } from '../../src/metrics/archive/measured-day.ts';
import { priceOfMetrics } from '../../src/metrics/plan/metric-price.ts';
import { DirectoryStore } from '../../src/platform/local/files/directory-store.ts';
import { objectKey } from '../../src/tables/object-key.ts';
import { resourceCostsTable } from '../../src/tables/resource-costs.ts';
import { resourceMetricsTable } from '../../src/tables/resource-metrics.ts';
import { jsonProblem } from '../platform/aws/wire-server.ts';
import { filesBelow } from '../support/laptop.ts';
import {
  billArchivedOnce,
  chargedPerDay,
  days,
  measure,
  newest,
  plan,
  standIn,
} from './measured-bill.ts';

const archivedBill = billArchivedOnce();

const rowsOf = async (out: string, day: string = newest) =>
  (await measuredDay(new DirectoryStore(out), parseBillingDay(day))) ?? [];

describe('a run', () => {
  test('archives costs and metrics of each day, for the price of its plan', async () => {
    const workshop = await archivedBill();
    const planned = await plan(workshop);
    expect(planned.map(({ day, metrics, resources }) => [day, metrics, resources])).toEqual([
      [newest, chargedPerDay, 4],
      ['2026-11-19', 0, 4],
      ['2026-11-18', 0, 4],
    ]);
    expect(existsSync(join(workshop.out, objectKey(resourceMetricsTable, newest)))).toBe(false);
    const server = await standIn();
    const outcome = await measure(workshop);
    expect(server.charged()).toBe(chargedPerDay);
    expect(outcome.usd).toBe(priceOfMetrics(chargedPerDay));
    expect(planned.reduce((sum, { metrics }) => sum + metrics, 0)).toBe(server.charged());
    expect(Math.max(...server.answered.values())).toBe(1);
    expect(outcome.days.map(({ day, outcome: became }) => [day, became])).toEqual(
      days.toReversed().map((day) => [day, 'written']),
    );
    expect(outcome.costsWritten).toEqual(days);
    const rows = await rowsOf(workshop.out);
    expect(rows).toHaveLength(16);
    const cpu = rows.find(
      (row) => row.resourceId === 'i-0123abcd' && row.metric === 'CPUUtilization',
    );
    expect(cpu).toMatchObject({
      state: 'complete',
      maximum: 23,
      p95: 5,
      samples: 24,
      unit: 'Percent',
    });
    const memory = rows.filter(({ metric }) => metric === 'mem_used_percent');
    expect(memory.map(({ state, average }) => [state, average])).toEqual([
      ['none', null],
      ['none', null],
    ]);
    for (const day of days) {
      expect(existsSync(join(workshop.out, objectKey(resourceCostsTable, day as never)))).toBe(
        true,
      );
    }
  });

  test('that is repeated asks nothing and writes nothing', async () => {
    const workshop = await archivedBill();
    const server = await standIn();
    await measure(workshop);
    const before = filesBelow(workshop.out);
    const calls = server.calls();
    const outcome = await measure(workshop);
    expect(server.calls()).toBe(calls);
    expect(outcome.days.map(({ outcome: became }) => became)).toEqual(['kept', 'kept', 'kept']);
    expect(outcome.usd).toBe(0);
    const after = filesBelow(workshop.out);
    for (const [file, content] of before) expect(after.get(file), file).toBe(content);
    expect((await plan(workshop)).map(({ skipped }) => skipped)).toEqual(Array(3).fill('archived'));
  });

  test('completes what was partial on several days, for the price of one', async () => {
    const workshop = await archivedBill();
    await standIn({
      status: ({ metric }) => (metric === 'VolumeReadOps' ? 'InternalError' : undefined),
    });
    await measure(workshop);
    const server = await standIn();
    const planned = await plan(workshop);
    expect(planned.map(({ metrics }) => metrics)).toEqual([1, 0, 0]);
    const outcome = await measure(workshop);
    expect(server.charged()).toBe(1);
    expect(outcome.days.map(({ outcome: became, charged }) => [became, charged])).toEqual([
      ['written', 1],
      ['written', 0],
      ['written', 0],
    ]);
  });

  test('completes what was partial, and asks for nothing else', async () => {
    const workshop = await archivedBill();
    await standIn({
      status: ({ metric }) => (metric === 'VolumeReadOps' ? 'InternalError' : undefined),
    });
    const first = await measure(workshop, { from: newest });
    expect(first.days[0]?.states).toMatchObject({ partial: 1, inaccessible: 0 });
    const before = await rowsOf(workshop.out);
    expect(before.find(({ state }) => state === 'partial')).toMatchObject({
      sum: null,
      samples: null,
    });
    const server = await standIn();
    const second = await measure(workshop, { from: newest });
    expect(second.days[0]).toMatchObject({ outcome: 'written', charged: 1 });
    expect(server.charged()).toBe(1);
    expect([...server.answered.keys()].every((key) => key.includes('VolumeReadOps'))).toBe(true);
    const after = await rowsOf(workshop.out);
    expect(after.filter(({ metric }) => metric !== 'VolumeReadOps')).toEqual(
      before.filter(({ metric }) => metric !== 'VolumeReadOps'),
    );
    expect(after.find(({ metric }) => metric === 'VolumeReadOps')).toMatchObject({
      state: 'complete',
      sum: 276,
    });
  });

  test('counts an account that is not shared, and asks for it again only if the run requests it', async () => {
    const workshop = await archivedBill();
    await standIn({
      status: ({ account }) => (account === '222233334444' ? 'Forbidden' : undefined),
    });
    const first = await measure(workshop, { from: newest });
    expect(first.days[0]?.states).toEqual({ complete: 11, partial: 0, none: 1, inaccessible: 4 });
    const server = await standIn();
    await measure(workshop, { from: newest });
    expect(server.calls()).toBe(0);
    const again = await measure(workshop, { from: newest, again: true });
    expect(again.days[0]?.states).toEqual({ complete: 14, partial: 0, none: 2, inaccessible: 0 });
    // The other account's instance, and the memory of ours.
    expect(server.charged()).toBe(6);
  });

  test('reports once which account refuses since the day before, and never one that was not linked', async () => {
    const workshop = await archivedBill();
    const [first, second] = [parseBillingDay(days[0]), parseBillingDay(days[1])];
    const refusing = (account: string) =>
      standIn({ status: (query) => (query.account === account ? 'Forbidden' : undefined) });
    await refusing('own');
    const unlinked = await measure(workshop, { from: first, to: first });
    expect([unlinked.days[0]?.states.inaccessible, unlinked.newlyRefused]).toEqual([12, []]);
    await refusing('222233334444');
    const lost = await measure(workshop, { from: second, to: second });
    expect(lost.newlyRefused).toEqual([
      { account: '222233334444', region: 'us-east-1', metrics: 4 },
    ]);
    const repeated = await measure(workshop, { from: second, to: second });
    expect(repeated.newlyRefused).toEqual([]);
    const next = await measure(workshop, { from: newest });
    expect([next.days[0]?.states.inaccessible, next.newlyRefused]).toEqual([4, []]);
  });

  test('fails and writes nothing where CloudWatch refuses everything', async () => {
    const workshop = await archivedBill();
    await standIn({ instead: () => jsonProblem(403, 'AccessDeniedException', 'not authorized') });
    await expect(measure(workshop, { from: newest })).rejects.toThrow(
      /none of the 16 metrics of 2026-11-20 .*AccessDeniedException.*Nothing was written/,
    );
    expect(await rowsOf(workshop.out)).toEqual([]);
  });

  test('loses nothing where one of the days is not answered', async () => {
    const workshop = await archivedBill();
    await standIn({
      instead: (queries) =>
        queries.some(({ region }) => region === 'us-east-1')
          ? jsonProblem(403, 'AccessDeniedException', 'not authorized')
          : undefined,
    });
    const first = await measure(workshop, { from: newest });
    expect(first.days[0]?.states).toMatchObject({ inaccessible: 4 });
    const server = await standIn();
    const outcome = await measure(workshop);
    expect(outcome.days.map(({ outcome: became }) => became)).toEqual([
      'kept',
      'written',
      'written',
    ]);
    expect(server.charged()).toBe(chargedPerDay);
    const [one, other] = await Promise.all(
      days.slice(0, 2).map((day) => rowsOf(workshop.out, day)),
    );
    expect(one).toHaveLength(16);
    expect(one?.map(({ sum, maximum }) => [sum, maximum])).toEqual(
      other?.map(({ sum, maximum }) => [sum, maximum]),
    );
  });

  test('has the same rows for each day, whether days are asked together or alone', async () => {
    const [together, alone] = [await archivedBill(), await archivedBill()];
    const truth = ({ statistic }: { statistic: string }, at: number) =>
      statistic.length * 1000 + ((at / 3_600_000) % 97);
    const server = await standIn({ truth });
    await measure(together);
    const price = server.charged();
    for (const day of days) {
      const one = parseBillingDay(day);
      await measure(alone, { from: one, to: one });
      expect(await rowsOf(together.out, day)).toEqual(await rowsOf(alone.out, day));
    }
    expect(server.charged() - price).toBe(3 * price);
  });

  test('stops before days for which there is no time, after it has finished some', async () => {
    const workshop = await archivedBill();
    await standIn();
    // A price for which windows have two days.
    const dear = { maxUsdPerDay: priceOfMetrics(75_000) };
    const outcome = await measure(workshop, { timeLeft: () => 1_000 }, dear);
    expect(outcome.days.map(({ day }) => day)).toEqual([newest, '2026-11-19']);
    expect(outcome.rest).toEqual({ from: '2026-11-18', to: '2026-11-18' });
    const next = await measure(workshop, { ...outcome.rest, timeLeft: () => 1_000 }, dear);
    expect([next.days.length, next.rest]).toEqual([1, null]);
    expect((await plan(workshop)).map(({ skipped }) => skipped)).toEqual(Array(3).fill('archived'));
  });

  test('archives costs again of days that AWS changed, and asks for no metric of them', async () => {
    const workshop = await archivedBill();
    await standIn();
    await measure(workshop);
    const changed = readFileSync(workshop.bill, 'utf8').replaceAll('50', '51');
    writeFileSync(workshop.bill, changed);
    const server = await standIn();
    const asked = { from: newest, costsFrom: parseBillingDay('2026-11-01') };
    const outcome = await measure(workshop, asked);
    expect(outcome.costsWritten).toEqual(days);
    expect([outcome.days.length, server.calls()]).toEqual([1, 0]);
  });

  test('does not exceed the price of a day', async () => {
    const workshop = await archivedBill();
    const server = await standIn();
    const limited = { maxUsdPerDay: priceOfMetrics(12) };
    const [planned] = await plan(workshop, limited);
    expect(planned?.choice.endedBy).toBe('price');
    await measure(workshop, { from: newest }, limited);
    expect(server.charged()).toBe(9);
  });
});

test('a resource without a Region is counted, and not asked for', async () => {
  const [planned] = await plan(await archivedBill());
  expect(planned?.choice).toMatchObject({ withoutRegion: 1, totalCost: 414, measurableCost: 282 });
});
