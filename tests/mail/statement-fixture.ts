/** A frozen statement of October 2026 with two teams, a pool that is not divided, and an adjustment. */
import { parseBillingPeriod } from '../../src/domain/calendar/billing-day.ts';
import type {
  FrozenStatement,
  MonthStatement,
  StatementLine,
  StatementLineKind,
} from '../../src/domain/figures/month-statement.ts';
import { statementCsv } from '../../src/reports/teams/statement-csv.ts';

type Short = readonly [kind: StatementLineKind, item: string, amount: number];

function linesFor(target: string, unit: string, group: string, lines: readonly Short[]) {
  return lines.map(
    ([kind, item, amount]): StatementLine => ({
      target,
      businessUnit: unit,
      businessGroup: group,
      kind,
      item,
      amount,
    }),
  );
}

const lines: readonly StatementLine[] = [
  ...linesFor('pool/platform', '', '', [['unblended', '', 33_892.25]]),
  ...linesFor('pool/training', '', '', [
    ['direct', 'Usage', 240.5],
    ['month', '', 240.5],
    ['total', '', 240.5],
    ['unblended', '', 240.5],
  ]),
  ...linesFor('team/media', 'Online', 'Sales', [
    ['direct', 'Usage', 84_904.02],
    ['shared', 'pool/platform', 9_880.2],
    ['month', '', 94_784.22],
    ['adjustment', '2026-09', -120.4],
    ['total', '', 94_663.82],
    ['unblended', '', 84_904.02],
  ]),
  ...linesFor('team/retail', 'Online', 'Sales', [
    ['direct', 'SavingsPlanCoveredUsage', 114_310.9],
    ['direct', 'Usage', 100_000],
    ['shared', 'pool/platform', 24_012.05],
    ['month', '', 238_322.95],
    ['total', '', 238_322.95],
    ['bridge', 'SavingsPlanCoveredUsage', 12_044.1],
    ['unblended', '', 226_355],
  ]),
  ...linesFor('unallocated', '', '', [
    ['direct', 'SavingsPlanRecurringFee', 0],
    ['month', '', 0],
    ['total', '', 0],
    ['bridge', 'SavingsPlanRecurringFee', 41_200],
    ['unblended', '', 41_200],
  ]),
];

export function frozenStatement(changes: Partial<MonthStatement> = {}): FrozenStatement {
  const statement: MonthStatement = {
    month: parseBillingPeriod('2026-10'),
    metric: 'amortized',
    currency: 'USD',
    isProvisional: false,
    lines,
    ...changes,
  };
  return {
    statement,
    csv: statementCsv(statement),
    hash: '3f2a9c1be0d45a7781f0aa4c9be1d2f3a4b5c6d7e8f90123456789abcdef0123',
    location: 's3://acme-finops-digest-summaries/statements/2026-10.csv',
  };
}
