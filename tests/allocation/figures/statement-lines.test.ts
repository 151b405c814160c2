/** Statements: the lines of all targets are the month, to the cent, and adjustments are what changed since. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adjustmentCents } from '../../../src/allocation/figures/adjustments.ts';
import { dailyTargetCosts, type TargetCost } from '../../../src/allocation/figures/daily-costs.ts';
import {
  exactUnits,
  roundedCents,
  sumOfUnits,
} from '../../../src/allocation/figures/exact-cents.ts';
import { statementLines } from '../../../src/allocation/figures/statement-lines.ts';
import type { RuleSet } from '../../../src/allocation/rules/rule-set.ts';
import type { Target } from '../../../src/allocation/rules/target.ts';
import { centsOf } from '../../../src/allocation/splits/cents.ts';
import {
  addDays,
  daysFromTo,
  parseBillingDay,
  parseBillingPeriod,
} from '../../../src/domain/calendar/billing-day.ts';
import type {
  MonthStatement,
  StatementLineKind,
} from '../../../src/domain/figures/month-statement.ts';
import { exampleSet } from '../rules/example-set.ts';
import { costRow, setWithSplits } from './target-costs.ts';

const first = parseBillingDay('2026-07-01');
const days = daysFromTo(first, parseBillingDay('2026-07-31'));

function statementOf(
  rows: readonly TargetCost[],
  set: RuleSet = exampleSet(),
  adjustments: ReadonlyMap<Target, bigint> = new Map(),
): MonthStatement {
  const costs = dailyTargetCosts(rows, 'amortized');
  const input = { costs, set, rows, days, metric: 'amortized', before: '2026-06' } as const;
  return {
    month: parseBillingPeriod('2026-07'),
    metric: 'amortized',
    currency: 'USD',
    isProvisional: false,
    lines: statementLines({ ...input, adjustments }),
  };
}

const short = ({ lines }: MonthStatement, target: string) =>
  lines
    .filter((line) => line.target === target)
    .map(({ kind, item, amount }) => [kind, item, amount]);

const rows = [
  costRow('2026-07-02', 'team/retail', 10, { unblended: 12, chargeType: 'DiscountedUsage' }),
  costRow('2026-07-03', 'team/retail', 5),
  costRow('2026-07-03', 'pool/tax', 3.01, { chargeType: 'Tax' }),
  costRow('2026-07-04', 'unallocated', 0, { unblended: 20, chargeType: 'RIFee' }),
];

describe('a statement', () => {
  test('has own cost, shared cost, the month, and the way to the invoice', () => {
    const statement = statementOf(rows);
    expect(short(statement, 'team/retail')).toEqual([
      ['direct', 'DiscountedUsage', 10],
      ['direct', 'Usage', 5],
      ['shared', 'pool/tax', 1.5],
      ['month', '', 16.5],
      ['total', '', 16.5],
      ['bridge', 'DiscountedUsage', 2],
      ['unblended', '', 17],
    ]);
    expect(short(statement, 'pool/tax')).toEqual([['unblended', '', 3.01]]);
    expect(short(statement, 'unallocated')).toEqual([
      ['direct', 'RIFee', 0],
      ['month', '', 0],
      ['total', '', 0],
      ['bridge', 'RIFee', 20],
      ['unblended', '', 20],
    ]);
  });

  test('has the change of the month before as an adjustment', () => {
    const statement = statementOf(rows, exampleSet(), new Map([['team/payments', -25n]]));
    expect(short(statement, 'team/payments')).toEqual([
      ['shared', 'pool/tax', 1.51],
      ['month', '', 1.51],
      ['adjustment', '2026-06', -0.25],
      ['total', '', 1.26],
    ]);
  });

  test('names the unit of the month’s last day, and each unit after a re-organization', () => {
    const teams =
      'team,business_unit,business_group,valid_from,valid_to\nretail,Shops,Sales,,2026-07-02\nretail,Online,Sales,2026-07-03,\npayments,M,C,,\nplatform,T,C,,\n';
    const lines = statementOf(rows, exampleSet({ teams })).lines;
    const units = lines.filter(({ kind }) => kind === 'unit');
    expect(units.map(({ businessUnit, amount }) => [businessUnit, amount])).toEqual([
      ['Shops', 10],
      ['Online', 6.5],
    ]);
    expect(lines.find(({ target }) => target === 'team/retail')?.businessUnit).toBe('Online');
  });
});

const adjusted = (now: readonly TargetCost[], frozen: MonthStatement, set = exampleSet()) =>
  Object.fromEntries(
    adjustmentCents({ costs: dailyTargetCosts(now, 'amortized'), set }, days, frozen),
  );

describe('adjustments', () => {
  test('are nothing without a change, also when pools are divided differently now', () => {
    const set = setWithSplits(
      '  - {source: pool/tax, method: fixed, shares: {team/payments: 1}}\n  - {source: pool/platform, method: none}\n',
    );
    expect(adjusted(rows, statementOf(rows))).toEqual({});
    expect(adjusted(rows, statementOf(rows), set)).toEqual({});
  });

  test('are the change of own lines, and parts of the change of pools', () => {
    const late = [
      ...rows,
      costRow('2026-07-05', 'team/retail', -2),
      costRow('2026-07-31', 'pool/tax', 1),
    ];
    expect(adjusted(late, statementOf(rows))).toEqual({
      'team/retail': -200n + 50n,
      'team/payments': 50n,
    });
  });
});

const target = fc.constantFrom<Target>(
  'team/retail',
  'team/payments',
  'team/gone',
  'pool/platform',
  'pool/tax',
  'pool/unknown',
  'unallocated',
);
const cost = fc.oneof(
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.integer({ min: -500, max: 5000 }).map((thousandths) => thousandths / 1000),
);
const row = fc
  .record({
    day: fc.integer({ min: 0, max: 30 }).map((at) => addDays(first, at)),
    target,
    chargeType: fc.constantFrom('Usage', 'Tax', 'RIFee'),
    unblended: cost,
    amortized: cost,
    uninvoiced: fc.constant(0),
    service: fc.constant(''),
    lacksAmortized: fc.constant(false),
  })
  .map((one): TargetCost => one);
const set = fc.constantFrom(
  exampleSet(),
  setWithSplits(
    '  - {source: pool/platform, method: proportional, over: all_teams, basis: day}\n  - {source: pool/tax, method: none}\n',
  ),
);

test('all lines together are the rows, and adjustments the later rows, for 1,000 random months', () => {
  fc.assert(
    fc.property(
      set,
      fc.array(row, { maxLength: 40 }),
      fc.array(row, { maxLength: 8 }),
      (rules, some, late) => {
        const statement = statementOf(some, rules);
        const sum = (...kinds: StatementLineKind[]) =>
          sumOfUnits(
            statement.lines
              .filter(({ kind }) => kinds.includes(kind))
              .map(({ amount }) => centsOf(amount)),
          );
        const centsIn = (given: readonly TargetCost[], metric: 'amortized' | 'unblended') =>
          roundedCents(sumOfUnits(given.map((one) => exactUnits(one[metric]))));
        const total = centsIn(some, 'amortized');
        expect(sum('month')).toBe(total);
        expect(sum('direct', 'shared')).toBe(total);
        expect(sum('unblended')).toBe(centsIn(some, 'unblended'));
        expect(total + sum('bridge')).toBe(sum('unblended'));
        const costs = dailyTargetCosts([...some, ...late], 'amortized');
        const changes = adjustmentCents({ costs, set: rules }, days, statement);
        expect(sumOfUnits(changes.values())).toBe(centsIn([...some, ...late], 'amortized') - total);
      },
    ),
    { numRuns: 1_000 },
  );
});
