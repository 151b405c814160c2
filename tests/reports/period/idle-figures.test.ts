/** Which idle resources a reader of the weekly mail sees, and in which file. */
import { describe, expect, it } from 'vitest';
import { idleCsv, idleCsvName } from '../../../src/mail/period/idle-csv.ts';
import { idleFigures } from '../../../src/reports/period/idle-figures.ts';
import {
  companyUse,
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
