/** Figures whose names are chosen to break a mail: its markup, its lines, its width or its size. */
import type { Figures } from '../../functions/domain/figures.ts';
import { figuresWith, unitFigures } from './figures-fixture.ts';

/** Names as an attacker, an emoji lover and a right-to-left reader would choose them. */
export const hostileNames = [
  '<script>alert(1)</script>',
  'Shop\r\nBcc: everyone@example.com',
  '=HYPERLINK("http://evil.example","click")',
  'שלום עולם',
  '\u202Egnp.exe & "quotes" \u0007',
  '{{constructor}} 👩‍👩‍👧 café',
  'AVeryLongUnitNameWithoutAnySpaceThatNobodyCouldEverBreakAcrossTwoLinesOnASmallPhoneScreen',
];

/** `count` units with long hostile names, each with a budget: the largest mail there can be. */
export function manyUnits(count: number): Figures {
  const name = '&<"\'=`'.repeat(20);
  const ous = Array.from({ length: count }, (_, index) =>
    unitFigures([
      `${name}/${index} ${name}`,
      5_000 - index,
      4_000,
      4_100,
      80_000,
      130_000,
      125_000,
    ]),
  );
  return figuresWith({ ous });
}

/** Every place a name can stand in, filled with a hostile one. */
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
  return figuresWith({
    ous: named,
    movers: { against: 'usual', rows },
    trust: { unassignedAccounts, dashboardNotice, budgetsWithoutCost: hostileNames },
  });
}
