/** Figures whose names are chosen to break a mail: its markup, its lines, its width or its size. */

import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { AccountMove } from '../../src/domain/figures/account-move.ts';
import type { Anomaly } from '../../src/domain/figures/anomaly.ts';
import type { Figures } from '../../src/domain/figures/figures.ts';
import { figuresWith, unitFigures } from './figures-fixture.ts';

/** Names like those of an attacker, an emoji lover and a right-to-left reader. */
export const hostileNames = [
  '<script>alert(1)</script>',
  'Shop\r\nBcc: everyone@example.com',
  '=HYPERLINK("http://evil.example","click")',
  'שלום עולם',
  '\u202Egnp.exe & "quotes" \u0007',
  '{{constructor}} 👩‍👩‍👧 café',
  'AVeryLongUnitNameWithoutAnySpaceThatNobodyCouldEverBreakAcrossTwoLinesOnASmallPhoneScreen',
];

/** `count` units of an organization with usual names, each with a budget. */
export function manyUnits(count: number): Figures {
  const ous = Array.from({ length: count }, (_, at) =>
    unitFigures([
      `Root/Workloads/Business Area ${at % 12}/Product Team ${at}`,
      ...manyCosts(at),
      at % 3 === 0 ? 125_000 : 150_000,
    ]),
  );
  return figuresWith({ ous });
}

function manyCosts(at: number): [number, number, number, number, number] {
  return [5_000 - at, 4_000, 4_100, 80_000, 130_000];
}

/**
 * The largest possible mail: every name has the maximum length and consists of characters that HTML writes
 * as six.
 */
export function mostHostileFigures(): Figures {
  const name = '&<"\'=`'.repeat(20);
  const { movers, trust } = figuresWith();
  const ous = Array.from({ length: 300 }, (_, at) =>
    unitFigures([`${name}/${at} ${name}`, ...manyCosts(at), 125_000]),
  );
  const driver = { accountId: name, accountName: name, usageType: name, region: name };
  const amounts = { cost: 9_000, reference: 10, change: 8_990 };
  const [day] = trust.restatedDays;
  const anomaly: Anomaly = {
    ou: `${name}/0 ${name}`,
    service: name,
    kind: 'spike',
    cost: 9_000,
    expected: 10,
    range: { lower: 5, upper: 15 },
    since: parseBillingDay('2026-11-17'),
    days: 4,
    impact: 35_960,
    drivers: Array.from({ length: 5 }, () => ({ ...driver, ...amounts })),
  };
  const rows = movers.rows.map((row) => ({ ...row, service: name, accountName: name, ou: name }));
  const move = moveOf(name, `${name}/0`);
  const accounts = Array.from({ length: 9 }, () => ({ ...driver, cost: 5 }));
  return figuresWith({
    ous,
    movers: { rows: [...rows, ...rows], moves: Array.from({ length: 9 }, () => move) },
    anomalies: { state: 'checked', rows: Array.from({ length: 9 }, () => anomaly) },
    trust: {
      unassignedAccounts: accounts,
      restatedDays: day === undefined ? [] : Array.from({ length: 30 }, () => day),
      dashboardNotice: name.repeat(5),
      budgetsWithoutCost: Array.from({ length: 9 }, () => name),
    },
  });
}

function moveOf(name: string, to: string): AccountMove {
  const after = parseBillingDay('2026-11-13');
  return { accountId: name, accountName: name, from: `Root/${name}`, to, after, cost: 110 };
}

/** Every place for a name, filled with a hostile one. */
export function hostileFigures(): Figures {
  const { ous, movers } = figuresWith();
  const named = ous.slice(0, 7).map((ou, index) => ({ ...ou, ou: `Root/${hostileNames[index]}` }));
  const rows = movers.rows.map((row, index) => ({
    ...row,
    service: hostileNames[index] ?? '',
    accountName: hostileNames[6 - index] ?? '',
    ou: `Root/${hostileNames[index + 1]}`,
  }));
  const unassignedAccounts = hostileNames.map((accountName, index) => ({
    accountId: String(index).padStart(12, '0'),
    accountName,
    cost: index,
  }));
  const dashboardNotice = `The dashboard was not refreshed: ${hostileNames[0]}`;
  const anomaly: Anomaly = {
    ou: named[0]?.ou ?? '',
    service: hostileNames[3] ?? '',
    kind: 'spike',
    cost: 5_940,
    expected: 2_400,
    range: { lower: 2_100, upper: 2_700 },
    since: parseBillingDay('2026-11-20'),
    days: 1,
    impact: 3_540,
    drivers: hostileNames.slice(0, 3).map((usageType, at) => ({
      accountId: hostileNames[1] ?? '',
      accountName: hostileNames[4 + at] ?? '',
      usageType,
      region: hostileNames[4 + at] ?? '',
      cost: 3_000,
      reference: 1_000,
      change: 2_000,
    })),
  };
  return figuresWith({
    ous: named,
    movers: { rows, moves: hostileNames.map((name) => moveOf(name, hostileNames[4] ?? '')) },
    anomalies: { state: 'checked', rows: [anomaly] },
    trust: { unassignedAccounts, dashboardNotice, budgetsWithoutCost: hostileNames },
  });
}
