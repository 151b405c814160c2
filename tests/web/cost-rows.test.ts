/** Rows of a table and days of a chart: what is not shown by itself is in one row, to the last digit. */
import { describe, expect, it } from 'vitest';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { withoutHeader } from '../../web/src/api/join-csv.ts';
import { nextPath, storedNextPath } from '../../web/src/api/next-page.ts';
import { dailySeries } from '../../web/src/charts/daily-series.ts';
import { addsUp, otherRows, shownRows } from '../../web/src/costs/cost-rows.ts';

const counts = { lines: 2, linesWithoutCost: 0 };
const rows = [
  { x_OrganizationalUnit: 'Root', cost: '10.1', costBefore: '9', ...counts },
  { x_OrganizationalUnit: 'Root/Shop', cost: '0.2', costBefore: '0', ...counts },
];
const total = { cost: '10.4', costBefore: '9.5', lines: 5, linesWithoutCost: 0, rows: 3 };

describe('the rows of a table', () => {
  it('and the others are the total', () => {
    const shown = shownRows(rows, ['ou'], true);
    expect(otherRows(shown, total)).toEqual({ count: 1, cost: '0.1', before: '0.5', lines: 1 });
    expect(otherRows(shown, { ...total, rows: 2 })).toBeNull();
    expect(otherRows(shownRows(rows, ['ou'], false), total)?.before).toBeNull();
    expect(otherRows(shown, { ...total, costBefore: null })?.before).toBeNull();
  });

  it('are checked against the total', () => {
    expect(addsUp(rows, total)).toBe(false);
    expect(addsUp(rows, { ...total, cost: '10.3' })).toBe(true);
  });
});

it('the days of a chart have all groups, and days without a line are there', () => {
  const day = (ChargePeriodStart: string, ServiceName: string, cost: string) => ({
    ChargePeriodStart,
    ServiceName,
    cost,
    ...counts,
  });
  const given = [day('2026-11-01', 'a', '0.1'), day('2026-11-01', 'b', '0.2')].concat(
    day('2026-11-03', 'c', '-1'),
  );
  const [from, to] = ['2026-11-01', '2026-11-03'].map(parseBillingDay) as [never, never];
  const colourOf = (name: string) => (name === 'b' ? 1 : 6);
  const { groups, days } = dailySeries(given, { from, to }, 'service', colourOf);
  expect(groups).toEqual([
    { name: 'b', colour: 1 },
    { name: null, colour: 6 },
  ]);
  expect(days).toMatchObject([
    { amounts: ['0.2', '0.1'], total: '0.3' },
    { amounts: ['0', '0'], total: '0' },
    { amounts: ['0', '-1'], total: '-1' },
  ]);
});

it('pages of CSV are joined with one header', () => {
  expect(withoutHeader('"a","b"\r\n"1","2"\r\n')).toBe('"1","2"\r\n');
});

it.each([
  ['</v1/lines?cursor=a>; rel="next"', '/v1/lines?cursor=a'],
  ['<//evil.example/v1/lines>; rel="next"', undefined],
  ['<https://evil.example/v1/lines>; rel="next"', undefined],
  ['</v1/lines>; rel="prev"', undefined],
  [null, undefined],
])('the next page of %s is %s', (link, expected) => {
  expect(nextPath(link)).toBe(expected);
});

it('the next page of a stored answer is known by its cursor, and never taken for the last', () => {
  expect(storedNextPath('/v1/lines?from=a&cursor=old', 'new=')).toBe(
    '/v1/lines?from=a&cursor=new%3D',
  );
  expect(storedNextPath('/v1/lines?from=a', 'none')).toBeUndefined();
  expect(() => storedNextPath('/v1/lines?from=a', null)).toThrow(/CORS/);
});
