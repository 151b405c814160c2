/** Anomalies on the laptop platform, from bills to the accounts and usage types that caused them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateBill } from '../../samples/generator/generate-bill.ts';
import { parseAccounts } from '../../src/directory/accounts-csv.ts';
import { sumOf } from '../../src/domain/arithmetic/sum-of.ts';
import { addDays, daysFromTo, parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { account } from '../support/laptop.ts';
import { folderForSuite } from '../support/temp-folder.ts';
import { anomaliesOf, type Morning, type UsageLine, writeUsage } from './morning.ts';

const folder = folderForSuite();
const from = parseBillingDay('2026-09-01');
const friday = parseBillingDay('2026-11-20');
const days = daysFromTo(from, friday);
const onlyFriday = (day: string) => day === friday;

let bills = 0;
/** Lines per day → the morning after Friday, in a folder of its own. */
function morning(linesOf: (day: string) => readonly UsageLine[], more: Partial<Morning> = {}) {
  const place = join(folder(), `bill-${++bills}`);
  const bill = writeUsage(join(place, 'bill.csv'), days.flatMap(linesOf));
  return anomaliesOf({ bill, out: join(place, 'out'), day: friday, ...more });
}

describe('a generated company whose analysts ran a large query', () => {
  const read = async () => {
    const bill = await generateBill({
      out: join(folder(), 'acme'),
      from,
      to: friday,
      asOf: addDays(friday, 1),
      storyDay: friday,
    });
    return anomaliesOf({
      bill: bill.trees.cur2?.root ?? '',
      out: join(folder(), 'out'),
      day: friday,
      accounts: parseAccounts(readFileSync(bill.accounts, 'utf8'), bill.accounts),
    });
  };

  it('names account and usage types, which explain most of it, with one query of the bill', async () => {
    const { anomalies, statements } = await read();
    expect(statements).toEqual(['service_series', 'anomaly_drivers']);
    expect(anomalies.state).toBe('checked');
    expect(anomalies.rows).toHaveLength(1);
    const [spike] = anomalies.rows;
    expect(spike).toMatchObject({
      ou: 'Root/Workloads/Data Platform/Prod',
      service: 'Amazon Elastic Compute Cloud',
      kind: 'spike',
    });
    const drivers = spike?.drivers ?? [];
    expect(new Set(drivers.map(({ accountName }) => accountName))).toEqual(new Set(['Lakehouse']));
    for (const { usageType } of drivers) expect(usageType).toMatch(/r6i\.4xlarge|c6i\.8xlarge/);
    const deviation = (spike?.cost ?? 0) - (spike?.expected ?? 0);
    const explained = sumOf(drivers.map(({ change }) => change));
    expect(explained).toBeGreaterThan(0.8 * deviation);
    expect(explained).toBeLessThan(1.2 * deviation);
  });
});

describe('the bill', () => {
  it('is not read when nothing is out of its range', async () => {
    const { anomalies, statements } = await morning((day) => [{ day, cost: 100 }]);
    expect(anomalies).toEqual({ state: 'checked', rows: [] });
    expect(statements).toEqual(['service_series']);
  });

  it('is queried with hostile names like with any other', async () => {
    const service = `O'Brien"; drop table costs -- :ous /*`;
    const usageType = `'); select 1; --`;
    const { anomalies } = await morning(
      (day) => [{ day, cost: onlyFriday(day) ? 900 : 100, service, usageType }],
      { accounts: [account('012345678901', `Root/It's "here"`)] },
    );
    expect(anomalies.rows).toMatchObject([
      { service, ou: `Root/It's "here"`, drivers: [{ usageType, cost: 900, reference: 100 }] },
    ]);
  });

  it('names the Region of a cause, and none where the bill has none', async () => {
    const { anomalies } = await morning((day) => [
      { day, cost: onlyFriday(day) ? 900 : 100, region: 'eu-central-1' },
      { day, cost: onlyFriday(day) ? 700 : 100 },
    ]);
    const [{ drivers = [] } = {}] = anomalies.rows;
    expect(drivers.map(({ region, change }) => [region, change])).toEqual([
      ['eu-central-1', 800],
      [null, 600],
    ]);
  });

  it('includes lines without a currency when they count as the chosen one', async () => {
    const { anomalies } = await morning(
      (day) => [
        { day, cost: 100 },
        { day, cost: onlyFriday(day) ? 900 : 100, usageType: 'Tax', currency: '' },
      ],
      { currency: 'USD' },
    );
    expect(anomalies.rows).toMatchObject([
      { drivers: [{ usageType: 'Tax', cost: 900, reference: 100 }] },
    ]);
  });

  it('lists the missing costs of a drop, largest first', async () => {
    const types = [30, 60, 10];
    const { anomalies } = await morning(
      (day) =>
        types
          .filter((cost) => !onlyFriday(day) || cost === 10)
          .map((cost) => ({ day, cost, usageType: `type ${cost}` })),
      { hoursAfter: 72 },
    );
    const [drop] = anomalies.rows;
    expect(drop).toMatchObject({ kind: 'drop', cost: 10, expected: 100 });
    expect(drop?.drivers.map(({ usageType, change }) => [usageType, change])).toEqual([
      ['type 60', -60],
      ['type 30', -30],
    ]);
  });

  it('explains at most the given number of anomalies, and keeps the others', async () => {
    const services = ['S3', 'Lambda', 'Athena'];
    const { anomalies } = await morning(
      (day) =>
        services.map((service, index) => ({
          day,
          service,
          cost: onlyFriday(day) ? 500 + index : 100,
        })),
      { settings: { drilledAnomalies: 1 } },
    );
    expect(anomalies.rows.map(({ service, drivers }) => [service, drivers.length])).toEqual([
      ['Athena', 1],
      ['Lambda', 0],
      ['S3', 0],
    ]);
  });
});

describe('the archive', () => {
  it('with too few days gives no anomalies', async () => {
    const { anomalies, statements } = await morning((day) =>
      day < '2026-11-05' ? [] : [{ day, cost: onlyFriday(day) ? 900 : 100 }],
    );
    expect(anomalies).toEqual({ state: 'short-history', rows: [] });
    expect(statements).toEqual([]);
  });

  it('moves the history of an account with it to another OU', async () => {
    const moved = [
      account('012345678901', 'Root/Old', '2026-08-01'),
      account('012345678901', 'Root/New', '2026-11-19'),
    ];
    const steady = await morning((day) => [{ day, cost: 100 }], { accounts: moved });
    expect(steady.anomalies.rows).toEqual([]);
    const spiking = await morning((day) => [{ day, cost: onlyFriday(day) ? 300 : 100 }], {
      accounts: moved,
    });
    expect(spiking.anomalies.rows).toMatchObject([
      { ou: 'Root/New', kind: 'spike', expected: 100, drivers: [{ change: 200, reference: 100 }] },
    ]);
  });

  it('omits costs that are small compared with the organization', async () => {
    const lines = (day: string) => [
      { day, cost: 100_000, service: 'S3' },
      { day, cost: onlyFriday(day) ? 190 : 10 },
    ];
    expect((await morning(lines)).anomalies.rows).toEqual([]);
    const fine = await morning(lines, { settings: { floorShare: 0.0005 } });
    expect(fine.anomalies.rows).toMatchObject([{ kind: 'spike', cost: 190 }]);
  });
});

describe('a day whose costs are still coming', () => {
  it('lacks lines: a spike is reported, a drop is not', async () => {
    const { anomalies } = await morning((day) => [
      ...Array.from({ length: onlyFriday(day) ? 7 : 10 }, () => ({ day, cost: 20 })),
      { day, cost: onlyFriday(day) ? 600 : 100, service: 'S3' },
    ]);
    expect(anomalies.state).toBe('incomplete');
    expect(anomalies.rows).toMatchObject([{ service: 'S3', kind: 'spike' }]);
  });

  const plan = 'Savings Plans for AWS Compute usage';
  /** 100 of usage that a plan of 60 covers; on Friday the plan is not applied yet. */
  const planned = (day: string): UsageLine[] =>
    onlyFriday(day)
      ? [
          { day, cost: 100 },
          {
            day,
            cost: 60,
            service: plan,
            type: 'SavingsPlanRecurringFee',
            plan: { total: 60, used: 0 },
          },
          { day, cost: 10, service: 'S3' },
        ]
      : [
          { day, cost: 100, type: 'SavingsPlanCoveredUsage', plan: { effective: 60 } },
          { day, cost: -100, type: 'SavingsPlanNegation' },
          {
            day,
            cost: 60,
            service: plan,
            type: 'SavingsPlanRecurringFee',
            plan: { total: 60, used: 60 },
          },
          { day, cost: 10, service: 'S3' },
        ];

  it.each(['amortized', 'unblended'] as const)(
    'has a Savings Plan that is not applied: no spike in %s cost, nor in the plan’s',
    async (costMetric) => {
      const early = await morning(planned, { costMetric });
      expect(early.anomalies).toEqual({ state: 'incomplete', rows: [] });
      const later = await morning(planned, { costMetric, hoursAfter: 72 });
      const services = later.anomalies.rows.map(({ service }) => service).sort();
      expect(services).toContain('Amazon Elastic Compute Cloud');
      if (costMetric === 'amortized') expect(services).toContain(plan);
    },
  );

  it('does not hide another service’s spike behind the plan', async () => {
    const { anomalies } = await morning(
      (day) => [...planned(day), { day, cost: onlyFriday(day) ? 150 : 50, service: 'S3' }],
      { costMetric: 'amortized' },
    );
    expect(anomalies.rows).toMatchObject([{ service: 'S3', kind: 'spike' }]);
  });
});
