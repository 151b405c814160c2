/**
 * One number everywhere: whatever the days, metric, groups and filters, the rows of an answer add up to its total, each
 * row is the answer to a filter by its own values, and the total is the archive's and the bill's.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { costMetrics } from '../../src/domain/costs/cost-metric.ts';
import { type Dimension, dimensions } from '../../src/domain/questions/dimension.ts';
import { focusNames } from '../../src/domain/questions/focus-names.ts';
import { collect } from '../../src/queries/collect.ts';
import { differenceOf, sumOfAmounts } from '../support/decimal-sums.ts';
import { folderForSuite } from '../support/temp-folder.ts';
import { withDuckDb } from '../support/with-duckdb.ts';
import { digestSample } from './sample-digest.ts';
import { type ServedArchive, serveArchive } from './served-archive.ts';
import { archiveTaggedBill } from './tagged-archive.ts';

type Answer = {
  readonly rows: readonly (Readonly<Record<string, string>> & { readonly lines: number })[];
  readonly total: { readonly cost: string; readonly lines: number; readonly rows: number };
};

interface Asked {
  readonly from: string;
  readonly to: string;
  readonly metric: string;
}

const suites = {
  sample: folderForSuite(),
  tagged: folderForSuite(),
};
const served = new Map<string, ServedArchive>();

beforeAll(async () => {
  served.set('sample', (await digestSample(suites.sample())).served);
  served.set('tagged', await serveArchive(await archiveTaggedBill(suites.tagged())));
}, 120_000);
afterAll(() => {
  for (const { archive } of served.values()) archive.close();
});

async function ask(name: string, asked: Asked, more: readonly (readonly [string, string])[]) {
  const query = new URLSearchParams({ ...asked, limit: '10000' });
  for (const [parameter, value] of more) query.append(parameter, value);
  const answer = await served.get(name)?.ask(`/v1/costs?${query}`);
  const body = (await answer?.json()) as { readonly data: Answer };
  expect(answer?.status, JSON.stringify(body)).toBe(200);
  return body.data;
}

/** The filter that only the row fits. */
function filterOfRow(row: Answer['rows'][number], groups: readonly Dimension[]) {
  return groups.map((name) => {
    const filter = name === 'ou' ? 'ouOnly' : name;
    return [`filter[${filter}]`, row[focusNames[name]] ?? ''] as const;
  });
}

describe.each([
  ['sample', '2026-10-02', 50, 25],
  ['tagged', '2026-11-12', 7, 15],
])('costs of the archive %s', (name, first, days, numRuns) => {
  const day = (at: number) =>
    new Date(Date.parse(first) + at * 86_400_000).toISOString().slice(0, 10);
  const question = fc.record({
    ends: fc.tuple(fc.nat({ max: days - 1 }), fc.nat({ max: days - 1 })),
    metric: fc.constantFrom(...costMetrics),
    groups: fc.shuffledSubarray([...dimensions], { minLength: 1, maxLength: 3 }),
    filtered: fc.option(fc.constantFrom(...dimensions)),
    picks: fc.tuple(fc.nat(), fc.nat()),
  });

  it('add up the same by whatever they are grouped, and each row is what its filter gives', async () => {
    await fc.assert(
      fc.asyncProperty(question, async ({ ends, metric, groups, filtered, picks }) => {
        const [from = 0, to = 0] = [...ends].sort((a, b) => a - b);
        const asked = { from: day(from), to: day(to), metric };
        const [pick, pickRow] = picks;
        const filter = filtered === null ? [] : await someFilter(asked, filtered, pick);
        const [grouped, alone] = await Promise.all([
          ask(name, asked, [['group_by', groups.join(',')], ...filter]),
          ask(name, asked, filter),
        ]);
        expect(grouped.total).toEqual({ ...alone.total, rows: grouped.rows.length });
        expect(
          differenceOf(sumOfAmounts(grouped.rows.map(({ cost = '' }) => cost)), alone.total.cost),
        ).toBe(0n);
        const row = grouped.rows[pickRow % Math.max(1, grouped.rows.length)];
        if (row === undefined) return;
        const own = await ask(name, asked, [...filter, ...filterOfRow(row, groups)]);
        expect([own.total.cost, own.total.lines]).toEqual([row['cost'], row.lines]);
      }),
      { seed: 20261120, numRuns },
    );
  }, 120_000);

  async function someFilter(asked: Asked, dimension: Dimension, pick: number) {
    const { rows } = await ask(name, asked, [['group_by', dimension]]);
    const row = rows[pick % Math.max(1, rows.length)];
    return row === undefined ? [] : filterOfRow(row, [dimension]);
  }

  it('are those of the archived breakdown, day by day', async () => {
    const asked = { from: first, to: day(days - 1), metric: 'unblended' };
    const { rows } = await ask(name, asked, [['granularity', 'day']]);
    const archive = served.get(name)?.archive;
    if (archive === undefined) throw new Error('nothing is served');
    const stored = await collect(archive, {
      name: 'archived_days',
      sql: `select cast(BillingDate as varchar) as day, cast(sum(DailyCost) as double) as cost
        from ${archive.tables.archive(asked.from as never, asked.to as never)} group by 1`,
      schema: { day: 'string', cost: 'double' },
    });
    const archived = new Map(stored.map((row) => [row.day, row.cost]));
    expect(rows.length).toBeGreaterThan(1);
    for (const { ChargePeriodStart = '', cost } of rows) {
      expect(archived.get(ChargePeriodStart)).toBeCloseTo(Number(cost), 6);
    }
  });
});

it('costs of the sample are those of its bill, day by day', async () => {
  const bill = 'samples/acme/cur2/billing/acme-cur2/data/*/*.parquet';
  const asked = { from: '2026-10-02', to: '2026-11-20', metric: 'unblended' };
  const { rows } = await ask('sample', asked, [['granularity', 'day']]);
  const billed = await withDuckDb((platform) =>
    collect(platform, {
      name: 'bill',
      sql: `select cast(cast(line_item_usage_start_date as date) as varchar) as day,
          cast(sum(cast(line_item_unblended_cost as decimal(38, 12))) as double) as cost,
          cast(count(*) as double) as lines
        from read_parquet('${bill}')
        where coalesce(split_line_item_parent_resource_id, '') = '' group by 1`,
      schema: { day: 'string', cost: 'double', lines: 'double' },
    }),
  );
  const days = new Map(billed.map((row) => [row.day, row]));
  expect(rows).toHaveLength(50);
  for (const { ChargePeriodStart = '', cost, lines } of rows) {
    expect(days.get(ChargePeriodStart)?.cost).toBeCloseTo(Number(cost), 6);
    expect(days.get(ChargePeriodStart)?.lines).toBe(lines);
  }
});
