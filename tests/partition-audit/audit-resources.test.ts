/** Each damage of the resource metrics is found, and the command of the gap heals it: nothing else is paid for. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { partitionAudit } from '../../functions/partition-audit/partition-audit.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { CostMetric } from '../../src/domain/costs/cost-metric.ts';
import { objectKey } from '../../src/tables/object-key.ts';
import { resourceCostsTable } from '../../src/tables/resource-costs.ts';
import { resourceMetricsTable } from '../../src/tables/resource-metrics.ts';
import {
  billArchivedOnce,
  chargedPerDay,
  days,
  measure,
  newest,
  standIn,
  type Workshop,
} from '../resource-metrics/measured-bill.ts';
import { defaultSettings, filesBelow, runDigest, withPlatform } from '../support/laptop.ts';

const archivedBill = billArchivedOnce();

const range = { from: parseBillingDay(days[0]), to: newest };
const [first, second] = days;
const now = () => Date.parse('2026-11-22T09:00:00Z');
const command = (from: string, to: string) => `measure ${from} ${to}`;

interface Audited {
  readonly healDays?: number;
  readonly costMetric?: CostMetric;
}

const auditOf = (files: Workshop, { healDays = 0, costMetric = 'unblended' }: Audited = {}) =>
  withPlatform({ ...files, now }, (platform) =>
    partitionAudit(
      platform,
      { ...defaultSettings, costMetric },
      {
        ...range,
        backfillCommand: (from, to) => `backfill ${from} ${to}`,
        metrics: { healDays, command },
        runId: 'audit',
      },
    ),
  );

async function measured() {
  const files = await archivedBill();
  const server = await standIn();
  await measure(files);
  return { files, server };
}

const costsOf = (files: Workshop, day: string) =>
  join(files.out, objectKey(resourceCostsTable, parseBillingDay(day)));
const metricsOf = (files: Workshop, day: string) =>
  join(files.out, objectKey(resourceMetricsTable, parseBillingDay(day)));

/** Other rows under the same metadata, as a copy of another day would be. */
function exchange(file: string, other: string): void {
  writeFileSync(file, readFileSync(other));
}

describe('the audit of the resource metrics', () => {
  test('finds no gap after a run, and changes nothing', async () => {
    const { files } = await measured();
    const before = filesBelow(join(files.out, 'resource-costs'));
    expect(await auditOf(files)).toMatchObject({
      gaps: [],
      measureAll: null,
      withoutMetrics: null,
    });
    expect(filesBelow(join(files.out, 'resource-costs'))).toEqual(before);
  });

  test('checks nothing where the metrics are off', async () => {
    const files = await archivedBill();
    const outcome = await withPlatform({ ...files, now }, (platform) =>
      partitionAudit(platform, defaultSettings, {
        ...range,
        backfillCommand: command,
        metrics: null,
        runId: 'audit',
      }),
    );
    expect(outcome).toMatchObject({ gaps: [], measureAll: null, withoutMetrics: null });
  });

  test.each<[string, (files: Workshop) => void, string, number]>([
    [
      'costs that are missing',
      (files) => rmSync(costsOf(files, second)),
      'resource-costs-missing',
      0,
    ],
    [
      'costs of another day',
      (files) => exchange(costsOf(files, second), costsOf(files, first)),
      'resource-costs-corrupt',
      0,
    ],
    [
      'costs that are cut off',
      (files) => writeFileSync(costsOf(files, second), 'PAR1'),
      'resource-costs-corrupt',
      0,
    ],
    [
      'metrics that are missing',
      (files) => rmSync(metricsOf(files, second)),
      'resource-metrics-missing',
      chargedPerDay,
    ],
    [
      'metrics of another day',
      (files) => exchange(metricsOf(files, second), metricsOf(files, first)),
      'resource-metrics-corrupt',
      chargedPerDay,
    ],
    [
      'metrics that are cut off',
      (files) => writeFileSync(metricsOf(files, second), 'PAR1'),
      'resource-metrics-corrupt',
      chargedPerDay,
    ],
  ])('finds %s, and its command heals them', async (_, damage, kind, charged) => {
    const { files } = await measured();
    damage(files);
    const { gaps, measureAll, backfillAll } = await auditOf(files);
    expect(gaps).toMatchObject([{ day: second, kind, command: `measure ${second} ${second}` }]);
    expect([measureAll, backfillAll]).toEqual([`measure ${second} ${second}`, null]);
    const server = await standIn();
    const day = parseBillingDay(second);
    await measure(files, { from: day, to: day });
    expect(server.charged()).toBe(charged);
    expect((await auditOf(files)).gaps).toEqual([]);
  });

  test.each(['unblended', 'amortized'] as const)(
    'finds costs that do not sum to the bill any more, in an archive of %s costs',
    async (costMetric) => {
      const workshop = await archivedBill();
      const files = { ...workshop, out: join(workshop.out, costMetric) };
      const digest = () => runDigest({ ...files, day: newest, settings: { costMetric } });
      await digest();
      await standIn();
      await measure(files);
      expect((await auditOf(files, { costMetric })).gaps).toEqual([]);
      writeFileSync(files.bill, readFileSync(files.bill, 'utf8').replaceAll('50', '51'));
      await digest();
      const { gaps, measureAll } = await auditOf(files, { costMetric });
      expect(gaps.map(({ day, kind }) => [day, kind])).toEqual(
        days.map((day) => [day, 'resource-costs-differing']),
      );
      expect(gaps[0]?.says).toMatch(/sum to 138\.00, the day's bill is 139\.00/);
      expect(measureAll).toBe(`measure ${first} ${newest}`);
      const server = await standIn();
      await measure(files);
      expect(server.charged()).toBe(0);
      expect((await auditOf(files, { costMetric })).gaps).toEqual([]);
    },
  );

  test('finds partial metrics only when no scheduled run asks for them any more', async () => {
    const files = await archivedBill();
    await standIn({
      status: ({ metric }) => (metric === 'VolumeReadOps' ? 'InternalError' : undefined),
    });
    await measure(files);
    const kinds = async (healDays: number) =>
      (await auditOf(files, { healDays })).gaps.map(({ day, kind }) => [day, kind]);
    expect(await kinds(30)).toEqual([]);
    expect(await kinds(1)).toEqual(
      days.slice(0, 2).map((day) => [day, 'resource-metrics-partial']),
    );
    const server = await standIn();
    await measure(files);
    expect(server.charged()).toBe(1);
    expect(await kinds(0)).toEqual([]);
  });

  test('counts days from before the first metrics, which are no gaps', async () => {
    const files = await archivedBill();
    await standIn();
    await measure(files, { from: newest });
    const { gaps, withoutMetrics } = await auditOf(files);
    expect(gaps).toEqual([]);
    expect(withoutMetrics).toMatchObject({ from: first, to: second, days: 2 });
    expect(withoutMetrics?.command).toBe(`measure ${first} ${second}`);
  });

  test('expects the days that each run completes, where there were never any metrics', async () => {
    const { gaps, withoutMetrics } = await auditOf(await archivedBill(), { healDays: 2 });
    expect(gaps.map(({ day, kind }) => [day, kind])).toEqual(
      days.slice(1).map((day) => [day, 'resource-costs-missing']),
    );
    expect(withoutMetrics).toMatchObject({ from: first, to: first, days: 1 });
  });
});
