/** What the CSV says about each row in addition: known values, and unknown ones. */
import { describe, expect, it } from 'vitest';
import {
  addDays,
  type BillingDay,
  parseBillingDay,
} from '../../../src/domain/calendar/billing-day.ts';
import { textColumn, textsOf } from '../../../src/domain/columns/text-column.ts';
import type { DataState } from '../../../src/domain/figures/figures.ts';
import { csvRows } from '../../../src/reports/digest/csv-rows.ts';
import type { DayDetailRows } from '../../../src/reports/digest/read-day-details.ts';

const day = parseBillingDay('2026-11-20');
const dayBefore = addDays(day, -1);
const twoUsualDays = [addDays(day, -7), addDays(day, -21)];
const [a, b] = ['111111111111', '222222222222'] as const;
const ec2 = 'Amazon Elastic Compute Cloud';
const unknown = Number.NaN;

function rowsWith(services: readonly [string, string, string]) {
  return {
    billingDate: day,
    ou: textColumn(['Root/A', 'Root/A', 'Root/B']),
    service: textColumn(services),
    linkedAccount: textColumn([a, b, a]),
    dailyCost: Float64Array.of(10, 20, 30),
  };
}
const rows = rowsWith([ec2, ec2, 'Amazon S3']);

const comparison = (ou: string, service: string, account: string, cost: number) => ({
  ou,
  service,
  linked_account: account,
  daily_cost: cost,
  before_cost: cost + 1,
  usual_sum: cost * 2,
  month_cost: cost * 100,
});

const comparisons = [
  comparison('Root/A', ec2, a, 10),
  comparison('Root/A', ec2, b, 20),
  comparison('Root/A', 'AWS Lambda', b, 70),
  comparison('Root/B', ec2, a, 80),
  comparison('Root/B', 'Amazon S3', a, 30),
];

const inRegion = (ou: string, service: string, account: string, region: string, cost: number) => ({
  ou,
  service,
  linked_account: account,
  region,
  region_count: region === '' ? 2 : 1,
  daily_cost: cost,
});

const accountRegions = [
  inRegion('Root/A', ec2, a, 'eu-west-1', 10),
  inRegion('Root/A', ec2, b, '', 20),
  inRegion('Root/B', 'Amazon S3', a, 'us-east-1', 30),
];

interface Given {
  readonly details?: Partial<DayDetailRows>;
  readonly archived?: readonly BillingDay[];
  readonly data?: DataState;
  readonly rows?: typeof rows;
}

function found({ details, archived = [day, dayBefore, ...twoUsualDays], data, ...given }: Given) {
  return csvRows(given.rows ?? rows, {
    reportDay: day,
    data: data ?? { state: 'complete' },
    details: { comparisons, regions: null, accountRegions, byAccount: true, ...details },
    archived: {
      accountNames: new Map([
        [a, 'one'],
        [b, null],
      ]),
      serviceNames: new Map([['AmazonEC2', ec2]]),
    },
    series: { archived: new Set(archived) },
  });
}

describe('the rows of the CSV', () => {
  it('have the account’s name, its Region, the day before, the usual cost and the month to date', () => {
    const { accountName, region, ...costs } = found({});
    expect(textsOf(accountName)).toEqual(['one', '', 'one']);
    expect(textsOf(region)).toEqual(['eu-west-1', 'several', 'us-east-1']);
    expect([...costs.dayBefore]).toEqual([11, 21, 31]);
    expect([...costs.usual]).toEqual([10, 20, 30]);
    expect([...costs.monthToDate]).toEqual([1000, 2000, 3000]);
  });

  it('are compared only with archived days', () => {
    const first = found({ archived: [day] });
    expect([...first.dayBefore, ...first.usual]).toEqual(Array(6).fill(unknown));
    expect([...first.monthToDate]).toEqual([1000, 2000, 3000]);
    expect([...found({ archived: [day, dayBefore] }).dayBefore]).toEqual([11, 21, 31]);
  });

  it('of a part of a day are compared with nothing', () => {
    const part = found({ data: { state: 'partial', hours: 15 } });
    expect([...part.dayBefore, ...part.usual]).toEqual(Array(6).fill(unknown));
    expect([...part.monthToDate]).toEqual([1000, 2000, 3000]);
  });

  it('of a day with too many rows have names only', () => {
    const large = found({ details: { byAccount: false, accountRegions: null } });
    expect(textsOf(large.accountName)).toEqual(['one', '', 'one']);
    expect(textsOf(large.region)).toEqual(['', '', '']);
    expect([...large.dayBefore, ...large.usual, ...large.monthToDate]).toEqual(
      Array(9).fill(unknown),
    );
  });

  it('have no Region without an allocation, or where it has another cost', () => {
    expect(textsOf(found({ details: { accountRegions: null } }).region)).toEqual(['', '', '']);
    const older = [inRegion('Root/A', ec2, a, 'eu-west-1', 9.999), ...accountRegions.slice(1)];
    expect(textsOf(found({ details: { accountRegions: older } }).region)).toEqual([
      '',
      'several',
      'us-east-1',
    ]);
  });

  it('find a service that the day has by its code', () => {
    const byCode = rowsWith(['AmazonEC2', ec2, 'Amazon S3']);
    const regions = [inRegion('Root/A', 'AmazonEC2', a, 'eu-west-1', 10)];
    const { monthToDate, region } = found({
      rows: byCode,
      details: { accountRegions: regions },
    });
    expect([...monthToDate]).toEqual([1000, 2000, 3000]);
    expect(textsOf(region)).toEqual(['eu-west-1', '', '']);
  });

  it('that share a service by its code and by its name are unknown, because a sum is of both', () => {
    const twice = {
      ...rowsWith(['AmazonEC2', ec2, 'Amazon S3']),
      linkedAccount: textColumn([a, a, a]),
    };
    const { monthToDate, region } = found({ rows: twice });
    expect([...monthToDate]).toEqual([unknown, unknown, 3000]);
    expect(textsOf(region)).toEqual(['', '', 'us-east-1']);
  });
});
