/** Which idle resources a reader of the weekly mail sees, and in which file. */
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { awsCsv } from '../../../src/mail/period/aws-csv.ts';
import { idleCsv, idleCsvName } from '../../../src/mail/period/idle-csv.ts';
import { idleFigures } from '../../../src/reports/period/idle-figures.ts';
import {
  companyUse,
  companyUseWithAws,
  costOfDays,
  hostileUse,
  measured,
  nothingIdle,
} from '../../mail/idle-fixture.ts';

const names = new Map([['009912345680', 'payments-prod']]);

describe('the idle resources of a scope', () => {
  it('are all of the organization for its readers, highest cost first', () => {
    const found = idleFigures(companyUse, '*', names);
    const costs = found?.idle.map(({ monthlyCost }) => monthlyCost);
    expect(costs).toEqual([912.5, 486.1, 152.08, 34.68, 19.71, 8.4]);
    expect(found?.monthlyCost).toBeCloseTo(1613.47, 10);
    expect(found?.unknown).toEqual({ count: 2, monthlyCost: 728 });
    expect(found?.idle[0]?.accountName).toBe('payments-prod');
  });

  it('are those of an OU and below for its owner', () => {
    const ids = (scope: string) =>
      idleFigures(companyUse, scope, names)?.idle.map(({ ou }) => ou) ?? null;
    expect(new Set(ids('Root/Workloads/Retail'))).toEqual(new Set(['Root/Workloads/Retail/Shop']));
    expect(ids('Root/Workloads/Ret')).toBeNull();
    expect(ids('Root/Laboratory')).toBeNull();
  });

  it('have only the part of the cost that is the owner’s, also in the file', () => {
    const owners = [
      costOfDays({ ou: 'Root/Workloads/Retail/Shop', target: 'team/retail', service: 'EC2' }, 25),
      costOfDays({ ou: 'Root/Workloads/Payments', target: 'team/secret', service: 'EC2' }, 975),
    ];
    const shared = measured('ec2-instance', 'i-0c0ffee0', 'idle', 1_000, { costs: owners });
    const use = { ...companyUse, resources: [shared] };
    const whole = idleFigures(use, '*', names);
    expect([whole?.monthlyCost, whole?.idle[0]?.monthlyCost]).toEqual([1_000, 1_000]);
    const own = idleFigures(use, 'Root/Workloads/Retail', names);
    expect(own?.monthlyCost).toBeCloseTo(25, 10);
    const csv = idleCsv(own?.idle ?? []);
    expect(csv).toMatch(/"i-0c0ffee0".*"Root\/Workloads\/Retail\/Shop".*,25(\.0+\d)?\r\n/);
    expect(csv).not.toMatch(/Payments|secret|1000|975/);
    expect(idleFigures(use, 'Root/Workloads/Retail/Shop/Elsewhere', names)).toBeNull();
  });

  it('are none, which is not the same as no metrics', () => {
    expect(idleFigures(nothingIdle, '*', names)).toMatchObject({ idle: [], monthlyCost: 0 });
    expect(idleFigures(null, '*', names)).toBeNull();
  });
});

it('runs no formula in a spreadsheet', () => {
  const csv = idleCsv(hostileUse(['=1+1', '"a",b', '@x']).resources);
  expect(csv.split('\r\n').slice(1, 4)).toEqual([
    expect.stringMatching(/^"'=1\+1","ec2-instance",/),
    expect.stringMatching(/^"""a"",b",/),
    expect.stringMatching(/^"'@x",/),
  ]);
  expect(csv).toMatch(/,2\.25,5,14,900\r\n/);
  expect(idleCsvName('2026-W47')).toBe('idle-resources-2026-W47.csv');
});

describe("AWS's recommendations", () => {
  it('are summed once each, and purchases, groups and other currencies never', () => {
    const found = idleFigures(companyUseWithAws, '*', names);
    expect(found?.monthlyCost).toBe(idleFigures(companyUse, '*', names)?.monthlyCost);
    const { rows = [], ...figures } = found?.aws ?? {};
    expect(figures).toEqual({
      day: '2026-11-22',
      measured: { count: 2, monthlySavings: 327.6 },
      others: { count: 1, monthlySavings: 75 },
      purchases: 1,
      notAdded: 1,
    });
    const counted = rows.flatMap(({ countedSavings }) => countedSavings ?? []);
    expect(counted.toSorted((a, b) => a - b)).toEqual([17.6, 75, 310]);
  });

  it('are those of an OU for its owner', () => {
    const { rows = [], ...figures } =
      idleFigures(companyUseWithAws, 'Root/Workloads/Payments', names)?.aws ?? {};
    expect(rows.map(({ resourceId }) => resourceId)).toEqual(['vol-0d4e5f60718293a4b']);
    expect(figures).toMatchObject({ purchases: 0, notAdded: 0, others: { count: 0 } });
  });

  it('are not known without the export', () => {
    expect(idleFigures(companyUse, '*', names)?.aws).toBeNull();
  });

  it('are no formula in a spreadsheet, and have a sum that counts each saving once', () => {
    const found = idleFigures(companyUseWithAws, '*', names)?.aws?.rows ?? [];
    const [first] = found;
    const hostile = first === undefined ? [] : [{ ...first, action: '=cmd()', currency: '@x' }];
    const { data } = Papa.parse<Record<string, string>>(awsCsv([...found, ...hostile]).slice(1), {
      header: true,
      skipEmptyLines: true,
    });
    expect(data).toHaveLength(found.length + 1);
    const sum = data.reduce((all, row) => all + Number(row['CountedSavings']), 0);
    expect(sum).toBeCloseTo(402.6, 9);
    expect(data.at(-1)).toMatchObject({ Action: "'=cmd()", Currency: "'@x" });
    expect(data[0]).toMatchObject({ OurFinding: 'idle', Standing: 'first', CountedSavings: '' });
  });
});
