/** Costs compared with the days before: a cost before that is not known is null, and says why. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { costs } from '../../src/api/operations/costs.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { costAllocationTable } from '../../src/tables/cost-allocation.ts';
import { objectKey } from '../../src/tables/object-key.ts';
import { type Line, steadyLines, writeBill } from '../support/small-bill.ts';
import { folderForSuite } from '../support/temp-folder.ts';
import { archiveBill, type ServedArchive, serveArchive } from './served-archive.ts';

const suite = folderForSuite();
let served: ServedArchive;

/** Without columns of Savings Plans: the amortized cost of covered usage is not known. */
const covered: Line = {
  day: '2026-10-26',
  cost: 2,
  service: 'AWS Lambda',
  type: 'SavingsPlanCoveredUsage',
};

beforeAll(async () => {
  const folder = suite();
  const lines = [...steadyLines('2026-10-15', '2026-11-20'), covered];
  const out = await archiveBill(folder, {
    bill: writeBill(join(folder, 'bill.csv'), lines),
    accounts: ['2026-01-01,012345678901,shop,Root/Shop'],
    date: '2026-11-20',
  });
  const lost = objectKey(costAllocationTable, parseBillingDay('2026-10-20'));
  rmSync(join(out, lost));
  served = await serveArchive(out);
}, 60_000);
afterAll(() => served.archive.close());

async function read(query: string) {
  const answer = await served.ask(`/v1/costs?${query}`);
  const body = (await answer.json()) as { readonly data: unknown };
  expect(answer.status, JSON.stringify(body)).toBe(200);
  const data = costs.data.parse(body.data);
  // The answer has exactly the documented fields.
  expect(data).toEqual(body.data);
  return data;
}

describe('a comparison', () => {
  it('has the cost of the days before', async () => {
    const data = await read('from=2026-11-15&to=2026-11-20&group_by=service&compare=previous');
    expect(data).toMatchObject({
      daysBefore: { from: '2026-11-09', to: '2026-11-14' },
      missingDays: [],
      missingDaysBefore: [],
      rows: [{ cost: '240', costBefore: '240' }],
      total: { cost: '240', costBefore: '240' },
    });
  });

  it('with days before the archive has no cost of them, and names them', async () => {
    const data = await read('from=2026-11-01&to=2026-11-30&group_by=service&compare=previous');
    const { missingDays, missingDaysBefore = [], rows, total } = data;
    expect([missingDays.length, missingDays[0]]).toEqual([10, '2026-11-21']);
    expect(missingDaysBefore).toHaveLength(15);
    expect(missingDaysBefore.slice(-2)).toEqual(['2026-10-14', '2026-10-20']);
    expect(total).toMatchObject({ cost: '800', costBefore: null });
    expect(rows.map(({ costBefore }) => costBefore)).toEqual([null, null]);
  });

  it('with nothing before has no cost of 0', async () => {
    const data = await read('from=2026-10-15&to=2026-10-15&compare=previous');
    expect(data).toMatchObject({
      missingDaysBefore: ['2026-10-14'],
      rows: [{ cost: '40', costBefore: null }],
      total: { costBefore: null },
    });
    const nothing = 'from=2026-10-15&to=2026-10-15&filter[service]=none&compare=previous';
    expect((await read(nothing)).total).toMatchObject({ cost: '0', costBefore: null });
  });

  it('with a day missing in between has no cost either', async () => {
    const data = await read('from=2026-10-22&to=2026-10-23&compare=previous');
    expect(data).toMatchObject({
      missingDaysBefore: ['2026-10-20'],
      total: { cost: '80', costBefore: null },
    });
  });

  it('with lines before whose cost is not known has none of their rows, and no total', async () => {
    const query = 'from=2026-10-27&to=2026-10-27&group_by=service&compare=previous';
    const amortized = await read(query);
    expect(amortized.missingDaysBefore).toEqual([]);
    const before = amortized.rows.map(({ ServiceName, costBefore }) => [ServiceName, costBefore]);
    expect(before).toEqual([
      ['Amazon Elastic Compute Cloud', '40'],
      ['AWS Lambda', null],
    ]);
    expect(amortized.total).toMatchObject({ cost: '40', costBefore: null, linesWithoutCost: 0 });
    const unblended = await read(`${query}&metric=unblended`);
    expect(unblended.rows.map(({ costBefore }) => costBefore)).toEqual(['40', '2']);
    expect(unblended.total.costBefore).toBe('42');
  });
});

it('costs that are not compared name the missing days too, and have no cost before', async () => {
  const data = await read('from=2026-10-19&to=2026-10-21');
  expect(data).toMatchObject({ missingDays: ['2026-10-20'], total: { cost: '80' } });
  expect(data).not.toHaveProperty('missingDaysBefore');
  expect(data.total).not.toHaveProperty('costBefore');
});
