/** The details of the report day for one audience: known parts, and unknown ones. */
import { describe, expect, it } from 'vitest';
import {
  addDays,
  type BillingDay,
  daysFromTo,
  parseBillingDay,
} from '../../../src/domain/calendar/billing-day.ts';
import { dayDetails } from '../../../src/reports/digest/day-details.ts';

const first = parseBillingDay('2026-11-01');
const day = parseBillingDay('2026-11-03');
const lastMonth = daysFromTo(parseBillingDay('2026-10-01'), parseBillingDay('2026-10-31'));
const month = daysFromTo(first, day);
const scope = { scope: '*', cost: 30 };

function seriesOf(archived: readonly BillingDay[]) {
  const costs = new Map([['Root/A', new Map(archived.map((one) => [one, 10] as const))]]);
  return { reportDay: day, archived: new Set(archived), costs };
}

const comparison = (ou: string, service: string, cost: number) => ({
  ou,
  service,
  linked_account: '111122223333',
  daily_cost: cost,
  before_cost: 1,
  usual_sum: 8,
  month_cost: 40,
});

const region = (billing_date: string, name: string, charge_type: string, amount: number) => ({
  billing_date,
  ou: 'Root/A',
  region: name,
  charge_type,
  daily_cost: billing_date === day ? amount : 0,
  amortized_cost: amount,
  lacks_amortized: 0,
});

const wholeMonth = [
  ...month.slice(0, 2).map((one) => region(one, '', 'SavingsPlanRecurringFee', 5)),
  region(day, 'eu-west-1', '', 20),
  region(day, 'us-east-1', 'SavingsPlanCoveredUsage', 10),
];

function detailsOf(
  regions: readonly ReturnType<typeof region>[] | null,
  archived = [...lastMonth, ...month],
) {
  const comparisons = [comparison('Root/A', 'EC2', 20), comparison('Root/B', 'S3', 30)];
  return dayDetails(
    { comparisons, regions, accountRegions: null, byAccount: true },
    seriesOf(archived),
    scope,
  );
}

describe('the day’s details', () => {
  it('have the same days of last month, or nothing if one of them is missing', () => {
    expect(detailsOf(null).lastMonth).toEqual({
      from: '2026-10-01',
      to: '2026-10-03',
      cost: 30,
    });
    expect(detailsOf(null, [...lastMonth.slice(1), ...month]).lastMonth).toBeNull();
    expect(detailsOf(null, [...lastMonth, ...month.slice(1)]).lastMonth).toBeNull();
  });

  it('list services by cost, of the audience only, with unknown references as null', () => {
    expect(detailsOf(null).services.map(({ service }) => service)).toEqual(['S3', 'EC2']);
    const own = dayDetails(
      {
        comparisons: [comparison('Root/A', 'EC2', 20), comparison('Root/B', 'S3', 30)],
        regions: null,
        accountRegions: null,
        byAccount: true,
      },
      seriesOf([day]),
      { scope: 'Root/A', cost: 20 },
    );
    expect(own.services).toEqual([
      { service: 'EC2', cost: 20, dayBefore: null, usual: null, monthToDate: 40 },
    ]);
  });

  it('have Regions only if they add up to the cost of the day', () => {
    expect(detailsOf(wholeMonth).regions).toEqual([
      { region: 'eu-west-1', cost: 20 },
      { region: 'us-east-1', cost: 10 },
    ]);
    expect(detailsOf(wholeMonth.slice(0, -1)).regions).toBeNull();
    expect(detailsOf(null).regions).toBeNull();
  });

  it('have used and unused commitments only if every day of the month is known', () => {
    expect(detailsOf(wholeMonth).commitments).toEqual({ used: 10, unused: 10 });
    expect(detailsOf(wholeMonth.slice(1)).commitments).toBeNull();
    const lacking = wholeMonth.map((row) => ({ ...row, lacks_amortized: 1 }));
    expect(detailsOf(lacking).commitments).toBeNull();
    expect(detailsOf([region(addDays(day, 0), 'eu-west-1', '', 30)]).commitments).toBeNull();
  });
});
