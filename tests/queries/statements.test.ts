/** Every SQL file is bound by its statement, and its comment says what it returns. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { unitCostsStatement } from '../../src/api/figures/unit-costs-statement.ts';
import { parseBillingDay, periodOf } from '../../src/domain/calendar/billing-day.ts';
import { openWindow } from '../../src/domain/calendar/open-window.ts';
import { costMetrics } from '../../src/domain/costs/cost-metric.ts';
import type { Dimension } from '../../src/domain/questions/dimension.ts';
import type { ResultSchema, Statement } from '../../src/ports/query-engine.ts';
import { allocationCheckStatement } from '../../src/queries/allocation-check-statement.ts';
import {
  anomalyDriversStatement,
  serviceSeriesStatement,
} from '../../src/queries/anomaly-statements.ts';
import { archiveCheckStatement, archiveChecks } from '../../src/queries/archive-check-statement.ts';
import { archiveDaysStatement } from '../../src/queries/archive-days-statement.ts';
import { commitmentsStatement } from '../../src/queries/commitments-statement.ts';
import { forecastInputStatement } from '../../src/queries/cost-statements.ts';
import {
  accountRegionsStatement,
  dayComparisonsStatement,
  regionCostsStatement,
} from '../../src/queries/day-detail-statements.ts';
import { directoryUnitsStatement } from '../../src/queries/directory-statement.ts';
import { billLinesOnceStatement } from '../../src/queries/duplicate-lines-statement.ts';
import {
  accountMovesStatement,
  moversStatement,
  oneOffChangesStatement,
} from '../../src/queries/mover-statements.ts';
import {
  monthCostsStatement,
  periodCostsStatement,
  periodOneOffsStatement,
} from '../../src/queries/period-statements.ts';
import { allocatedRowsStatement, costsByStatement } from '../../src/queries/question-statements.ts';
import { recurringCostsStatement } from '../../src/queries/recurring-costs-statement.ts';
import { teamCostsStatement } from '../../src/queries/team-statements.ts';
import { sqlIdentifier } from '../../src/sql/bind.ts';
import { breakdownOfBill } from '../support/breakdown-of-bill.ts';
import { lineStatements } from '../support/line-statements.ts';
import { sharedGateway } from '../support/use-relations.ts';

const folder = new URL('../../sql/', import.meta.url);
const tables = {
  costLines: sqlIdentifier('cost_lines'),
  accounts: sqlIdentifier('accounts'),
  archive: () => sqlIdentifier('ou_breakdown'),
  allocation: () => sqlIdentifier('cost_allocation'),
};
const day = parseBillingDay('2026-11-02');
const from = parseBillingDay('2026-10-31');
const question = {
  window: openWindow(day, 14),
  costMetric: 'amortized',
  currency: null,
  ouDepth: null,
} as const;

const knownServices = new Map([['AmazonEC2', 'Amazon Elastic Compute Cloud']]);

const askedPage = {
  from,
  to: day,
  filter: new Map<Dimension, string[]>([['service', ["o'EC2"]]]),
  scope: { kind: 'part', ous: ['Root/Shop'], teams: ['retail'] },
  offset: 0,
  limit: 10,
} as const;
const askedCosts = {
  metric: 'amortized',
  granularity: 'month',
  groupBy: ['team'],
  before: { from, to: from },
} as const;

const statements: readonly Statement<ResultSchema>[] = [
  ...lineStatements(tables, question),
  breakdownOfBill(tables, question),
  commitmentsStatement(sqlIdentifier('allocation_lines')),
  archiveDaysStatement(tables, from, day),
  directoryUnitsStatement(tables, 2),
  forecastInputStatement(tables, from, day),
  moversStatement(tables, { reportDay: day, referenceDays: [from], knownServices, limit: 5 }),
  oneOffChangesStatement(tables, {
    reportDay: day,
    referenceDays: [from],
    knownServices,
    limit: 5,
    costMetric: 'amortized',
  }),
  accountMovesStatement(tables, { reportDay: day, daysBefore: [from] }),
  dayComparisonsStatement(tables, {
    reportDay: day,
    dayBefore: from,
    usualDays: [],
    monthDays: [from, day],
    knownServices,
    byAccount: true,
  }),
  regionCostsStatement(tables, { reportDay: day, costMetric: 'net_amortized' }),
  accountRegionsStatement(tables, { reportDay: day, costMetric: 'net_unblended' }),
  recurringCostsStatement(tables, {
    from,
    to: day,
    allocated: [day],
    other: [from],
    costMetric: 'net_unblended',
  }),
  serviceSeriesStatement(tables, { days: [from, day], floor: 25, knownServices }),
  anomalyDriversStatement(tables, {
    reportDay: day,
    referenceDays: [from],
    archivedDays: [from, day],
    ous: ['a'],
    services: ['b'],
    knownServices,
    costMetric: 'amortized',
    countsBlankCurrency: true,
    currency: null,
    limit: 5,
  }),
  periodCostsStatement(tables, { beforeFrom: from, from: day, to: day }),
  periodOneOffsStatement(tables, {
    beforeFrom: from,
    from: day,
    to: day,
    dayCount: 2,
    costMetric: 'unblended',
  }),
  monthCostsStatement(tables, from, day),
  archiveCheckStatement(tables, from, day),
  allocationCheckStatement(tables, { from, to: day }, 'net_amortized'),
  teamCostsStatement(tables, { from, detailFrom: day, to: day }),
  costsByStatement(tables, { ...askedPage, ...askedCosts }),
  allocatedRowsStatement(tables, askedPage),
  unitCostsStatement(
    { ...tables, ...sharedGateway(day) },
    {
      ...askedPage,
      granularity: 'month',
      level: 'application',
      metric: 'amortized',
      unit: "o'rders",
    },
    [{ unit: "o'rders", date: day, amount: 7 }],
  ),
  billLinesOnceStatement(
    { kind: 'focus', bill: sqlIdentifier('bill'), by: 'identity' },
    periodOf(day),
  ),
];

/** Names of the files below sql/ that a statement runs; those of gold/ are views, with tests of their own. */
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(
    (path) => path.endsWith('.sql') && !/^(gold|sources|identities|meanings|prelude)\b/.test(path),
  )
  .map((path) => path.replaceAll('\\', '/').replace(/\.sql$/, ''));

/** The SQL without strings and comments. */
const bare = (sql: string) => sql.replace(/'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\//g, ' ');

test('every file has its statement, and every statement its file', () => {
  expect(statements.map(({ name }) => name).sort()).toEqual(files.toSorted());
});

test('the check of the archive names the checks that are reported, and reads the archive once', () => {
  const { sql } = archiveCheckStatement(tables, from, day);
  const named = new Set([...sql.matchAll(/'(archive_\w+)'/g)].map(([, name]) => name));
  expect([...named].sort()).toEqual(archiveChecks.toSorted());
  expect(sql.match(/ as ou_breakdown/g)).toHaveLength(1);
});

test('no file has a block comment: an apostrophe in one makes DuckDB change texts after it', () => {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const path of all.filter((name) => name.endsWith('.sql'))) {
    const lines = readFileSync(new URL(path, folder), 'utf8').replace(/'(?:[^']|'')*'|--.*/g, ' ');
    expect(`${path}: ${lines}`).not.toContain('/*');
  }
});

describe.each(statements.map((statement) => [statement.name, statement] as const))(
  'sql/%s.sql',
  (name, { sql, schema }) => {
    const text = readFileSync(new URL(`${name}.sql`, folder), 'utf8');

    test('opens by saying what it returns', () => {
      const opening = text.slice(0, text.search(/^[^-]/m));
      expect(opening).toMatch(/^-- \w/);
      expect(opening).toMatch(name.startsWith('checks/') ? /Check: / : /\n-- Grain: /);
      if (name.startsWith('checks/')) expect(opening).toMatch(/no rows if all is correct/);
    });

    test('has every placeholder filled', () => {
      expect(bare(text)).toMatch(/(?<!:):[a-z]/);
      expect(bare(sql)).not.toMatch(/(?<!:):[a-z]/);
    });

    test('is a single statement that ends in a plain SELECT', () => {
      expect(bare(sql)).not.toContain(';');
      expect(bare(sql).slice(bare(sql).lastIndexOf('select '))).toMatch(/^select \* from \w+\n/);
    });

    test('contains every column of its schema', () => {
      for (const column of Object.keys(schema))
        expect(bare(sql)).toMatch(new RegExp(`\\b${column}\\b`));
    });
  },
);

describe('the breakdown', () => {
  test('prunes by billing period and selects the days of the window', () => {
    const { sql } = breakdownOfBill(tables, question);
    expect(sql).toContain("billing_period in ('2026-10', '2026-11')");
    expect(sql).toContain("between date '2026-10-01' and date '2026-11-02'");
  });

  test.each(costMetrics)('reads the column of the metric %s', (costMetric) => {
    const { sql } = breakdownOfBill(tables, { ...question, costMetric });
    expect(sql).toContain(`sum(abs("${costMetric}_cost"))`);
    expect(sql).toContain(`coalesce(sum("${costMetric}_cost"), 0) as cost`);
  });

  test('selects the chosen currency, and all levels without a chosen depth', () => {
    const { sql } = breakdownOfBill(tables, { ...question, currency: "E'R", ouDepth: 2 });
    expect(sql).toContain("'E''R' <> '' and currency <> 'E''R'");
    expect(sql).toContain('1, 2 + 1)');
    expect(breakdownOfBill(tables, question).sql).toContain("'' <> '' and");
  });
});

test('the archive is filtered by partition columns, across the end of a year', () => {
  const [last, first] = [parseBillingDay('2026-12-31'), parseBillingDay('2027-01-01')];
  expect(forecastInputStatement(tables, last, first).sql).toContain(
    'between 20261231 and 20270101',
  );
  const movers = { reportDay: first, referenceDays: [last], knownServices, limit: 5 };
  expect(moversStatement(tables, movers).sql).toContain('in (20270101, 20261231)');
});

test('movers are divided by the number of reference days, and limited', () => {
  const question = { reportDay: day, referenceDays: [from], knownServices, limit: 3 };
  const { sql } = moversStatement(tables, question);
  expect(sql).toMatch(/\/ 1 as reference_cost/);
  expect(sql).toMatch(/where place <= 3\n/);
});
