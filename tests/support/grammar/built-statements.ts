/**
 * Every statement that code builds at run time, in all its forms: for each kind of bill, each cost metric,
 * with few and with many partitions, with and without optional parts.
 */
import { untaggedLinesStatement } from '../../../src/allocation/compile/untagged-lines-statement.ts';
import { unitCostsStatement } from '../../../src/api/figures/unit-costs-statement.ts';
import { addDays, parseBillingDay, periodOf } from '../../../src/domain/calendar/billing-day.ts';
import { openWindow } from '../../../src/domain/calendar/open-window.ts';
import { costMetrics } from '../../../src/domain/costs/cost-metric.ts';
import { efficiencyRows } from '../../../src/metrics/efficiency/efficiency-rows.ts';
import { vcpusSql } from '../../../src/metrics/unit-costs/instance-vcpus.ts';
import {
  billUnitRows,
  metricUnitRows,
  unitWords,
} from '../../../src/metrics/unit-costs/unit-cost-rows.ts';
import { awsTables, stagedLineSums } from '../../../src/platform/aws/athena/aws-tables.ts';
import {
  addPartitions,
  partitionsQuery,
  setLocations,
} from '../../../src/platform/aws/athena/partition-ddl.ts';
import type { QueryTables } from '../../../src/ports/platform.ts';
import { allocatedLines } from '../../../src/queries/allocated-lines.ts';
import { allocationCheckStatement } from '../../../src/queries/allocation-check-statement.ts';
import {
  anomalyDriversStatement,
  serviceSeriesStatement,
} from '../../../src/queries/anomaly-statements.ts';
import { archiveCheckStatement } from '../../../src/queries/archive-check-statement.ts';
import {
  allocationDaysStatement,
  archiveDaysStatement,
} from '../../../src/queries/archive-days-statement.ts';
import { breakdownStatement } from '../../../src/queries/breakdown-statement.ts';
import { forecastInputStatement } from '../../../src/queries/cost-statements.ts';
import { directoryUnitsStatement } from '../../../src/queries/directory-statement.ts';
import { billLinesOnceStatement } from '../../../src/queries/duplicate-lines-statement.ts';
import {
  accountMovesStatement,
  moversStatement,
  oneOffChangesStatement,
} from '../../../src/queries/mover-statements.ts';
import {
  periodCostsStatement,
  periodOneOffsStatement,
} from '../../../src/queries/period-statements.ts';
import { teamCostsStatement } from '../../../src/queries/team-statements.ts';
import { unloadStatement } from '../../../src/queries/unload-statement.ts';
import { sqlIdentifier } from '../../../src/sql/bind.ts';
import { sql } from '../../../src/sql/sql-template.ts';
import { accountsTable } from '../../../src/tables/accounts.ts';
import { ouBreakdownTable } from '../../../src/tables/ou-breakdown.ts';
import { cur2Query } from '../../../stacks/constructs/cur2-query.ts';
import { exampleSet } from '../../allocation/rules/example-set.ts';
import { accountNames } from '../aws/account/provision-account.ts';
import { breakdownOfBill, stagedBreakdownOfBill } from '../breakdown-of-bill.ts';
import { lineStatements } from '../line-statements.ts';
import { sharedGateway } from '../use-relations.ts';
import { allocationStatements } from './allocation-statements.ts';
import { reviewStatements } from './review-statements.ts';

export interface BuiltStatement {
  /** The file that builds it. */
  readonly builder: string;
  /** The function that builds it, and the form. */
  readonly name: string;
  readonly sql: string;
}

const day = parseBillingDay('2026-11-20');
const from = addDays(day, -40);
const billSources = ['cur2', 'legacy', 'focus'] as const;

export function builtStatements(): readonly BuiltStatement[] {
  return [
    ...queryStatements(),
    ...unloadStatements(),
    ...periodStatements(),
    ...teamStatements(),
    ...partitionStatements(),
    ...exportStatements(),
    ...stagedLineStatements(),
    ...allocationStatements(),
    ...untaggedLineStatements(),
    ...allocatedLineStatements(),
    efficiencyStatement(),
    ...unitCostStatements(),
    ...billSources.flatMap((source) => reviewStatements(tablesOf(source))),
  ];
}

function periodStatements(): BuiltStatement[] {
  const builder = 'src/queries/period-statements.ts';
  const week = { beforeFrom: addDays(day, -13), from: addDays(day, -6), to: day };
  const tables = tablesOf('cur2');
  return [
    { builder, name: 'periodCostsStatement', sql: periodCostsStatement(tables, week).sql },
    ...costMetrics.map((costMetric) => ({
      builder,
      name: 'periodOneOffsStatement',
      sql: periodOneOffsStatement(tables, { ...week, dayCount: 14, costMetric }).sql,
    })),
  ];
}

/** The causes of what is unusual, from the archive in place of the bill. */
function allocatedLineStatements(): BuiltStatement[] {
  const tables = tablesOf('cur2');
  const costLines = allocatedLines(tables, from, day);
  const { sql } = anomalyDriversStatement(
    { ...tables, costLines },
    {
      reportDay: day,
      referenceDays: [addDays(day, -7)],
      archivedDays: [from, day],
      ous: ["Root/o'E"],
      services: ['Amazon S3'],
      limit: 3,
      costMetric: 'amortized',
      countsBlankCurrency: true,
      currency: null,
      knownServices,
    },
  );
  return [{ builder: 'src/queries/allocated-lines.ts', name: 'allocatedLines', sql }];
}

/** The rules of the view `resource_efficiency`. */
function efficiencyStatement(): BuiltStatement {
  const builder = 'src/metrics/efficiency/efficiency-rows.ts';
  return { builder, name: 'efficiencyRows', sql: efficiencyRows() };
}

/** The units of the view `unit_costs`, and the statement about them. */
function unitCostStatements(): BuiltStatement[] {
  const rows = 'src/metrics/unit-costs/unit-cost-rows.ts';
  const asked = {
    from,
    to: day,
    granularity: 'month',
    level: 'application',
    metric: 'amortized',
    unit: "o'rders",
    scope: { kind: 'part', ous: ["Root/o'E"], teams: ['retail'] },
    offset: 0,
    limit: 10,
  } as const;
  const tables = { ...tablesOf('cur2'), ...sharedGateway(day) };
  const figures = [{ unit: "o'rders", date: day, amount: 7 }];
  const type = sqlIdentifier('instance_type');
  return [
    { builder: rows, name: 'unitWords', sql: unitWords() },
    { builder: rows, name: 'metricUnitRows', sql: metricUnitRows() },
    { builder: rows, name: 'billUnitRows', sql: billUnitRows() },
    {
      builder: 'src/metrics/unit-costs/instance-vcpus.ts',
      name: 'vcpusSql',
      sql: sql`select ${vcpusSql(type)} as vcpus from finops_db.lines as lines`,
    },
    {
      builder: 'src/api/figures/unit-costs-statement.ts',
      name: 'unitCostsStatement',
      sql: unitCostsStatement(tables, asked, figures).sql,
    },
  ];
}

function teamStatements(): BuiltStatement[] {
  const { sql } = teamCostsStatement(tablesOf('cur2'), { from, detailFrom: day, to: day });
  return [{ builder: 'src/queries/team-statements.ts', name: 'teamCostsStatement', sql }];
}

const knownServices = new Map([['AmazonEC2', "o'EC2"]]);

function queryStatements(): BuiltStatement[] {
  const builder = 'src/queries/statement.ts';
  const tables = tablesOf('cur2');
  const built = {
    forecastInputStatement: [forecastInputStatement(tables, from, day)],
    moversStatement: [
      moversStatement(tables, {
        reportDay: day,
        referenceDays: [addDays(day, -7)],
        knownServices,
        limit: 10,
      }),
      moversStatement(tables, {
        reportDay: day,
        referenceDays: [],
        knownServices: new Map(),
        limit: 1,
      }),
    ],
    oneOffChangesStatement: costMetrics.map((costMetric) =>
      oneOffChangesStatement(tables, {
        reportDay: day,
        referenceDays: [addDays(day, -7)],
        knownServices,
        limit: 10,
        costMetric,
      }),
    ),
    accountMovesStatement: [
      accountMovesStatement(tables, { reportDay: day, daysBefore: [addDays(day, -7)] }),
    ],
    archiveCheckStatement: [archiveCheckStatement(tables, from, day)],
    archiveDaysStatement: [archiveDaysStatement(tables, from, day)],
    allocationDaysStatement: [allocationDaysStatement(tables, from, day)],
    allocationCheckStatement: [
      ...costMetrics.map((metric) => allocationCheckStatement(tables, { from, to: day }, metric)),
    ],
    directoryUnitsStatement: [directoryUnitsStatement(tables, null)],
    serviceSeriesStatement: [
      serviceSeriesStatement(tables, { days: [from, day], floor: 12.5, knownServices }),
    ],
    anomalyDriversStatement: billSources.map((source) =>
      anomalyDriversStatement(tablesOf(source), {
        reportDay: day,
        referenceDays: [addDays(day, -7)],
        archivedDays: [from, day],
        ous: ["Root/o'E"],
        services: ['Amazon S3'],
        limit: 3,
        costMetric: 'unblended',
        countsBlankCurrency: true,
        currency: "o'E",
        knownServices,
      }),
    ),
    billLinesOnceStatement: billSources.flatMap((kind) =>
      (['identity', 'meaning'] as const).map((by) =>
        billLinesOnceStatement(
          { kind, bill: sqlIdentifier(`${accountNames.database}.bill`), by },
          periodOf(day),
        ),
      ),
    ),
    breakdownStatement: billSources.flatMap((source) => breakdowns(tablesOf(source))),
  };
  return Object.entries(built).flatMap(([name, statements]) =>
    statements.map(({ sql }, index) => ({ builder, name: `${name} ${index + 1}`, sql })),
  );
}

function breakdowns(tables: QueryTables) {
  const window = openWindow(day, 14);
  return costMetrics.flatMap((costMetric) => [
    breakdownOfBill(tables, { window, costMetric, currency: null, ouDepth: null }),
    breakdownOfBill(tables, {
      window,
      costMetric,
      currency: "o'E",
      ouDepth: 2,
      alwaysReadPeriods: ['2026-09' as never],
      archivedDays: [day],
      knownServices,
    }),
  ]);
}

function partitionStatements(): BuiltStatement[] {
  const builder = 'src/platform/aws/athena/partition-ddl.ts';
  const name = { database: accountNames.database, table: accountNames.archive };
  const archive = { ...name, declared: ouBreakdownTable };
  const accounts = { table: accountNames.accounts, declared: accountsTable };
  const places = Array.from({ length: 60 }, (_, index) => ({
    day: addDays(day, -index),
    location: `s3://bucket/ou-breakdowns/day=${index}/`,
  }));
  return [
    { builder, name: 'partitionsQuery', sql: partitionsQuery(name, from, day) },
    ...[places.slice(0, 1), places].flatMap((some) =>
      addPartitions(archive, some).map((sql) => ({ builder, name: 'addPartitions', sql })),
    ),
    ...setLocations(archive, places.slice(0, 2)).map((sql) => ({
      builder,
      name: 'setLocations',
      sql,
    })),
    ...addPartitions(accounts, places.slice(0, 1)).map((sql) => ({
      builder,
      name: 'addPartitions of snapshots',
      sql,
    })),
  ];
}

/** The SELECT inside; no open grammar supports UNLOAD, so Athena's emulator parses the wrapper. */
function unloadStatements(): BuiltStatement[] {
  const builder = 'src/queries/unload-statement.ts';
  const window = openWindow(day, 0);
  return billSources.flatMap((source) =>
    costMetrics.flatMap((costMetric) => {
      const question = { window, costMetric, currency: null, ouDepth: 2 };
      const { sql } = stagedBreakdownOfBill(tablesOf(source), question);
      const unload = unloadStatement(sql, 's3://bucket/staging/backfill/run/2026-11/1/');
      return [
        ...lineStatements(tablesOf(source), question).map((one) => ({
          builder: 'src/queries/line-sums-statement.ts',
          name: `${one.name} ${source} ${costMetric}`,
          sql: one.sql,
        })),
        { builder, name: `stagedBreakdown ${source} ${costMetric}`, sql },
        { builder, name: `unloadStatement ${source} ${costMetric}`, sql: unload },
      ];
    }),
  );
}

/** The lines of a week with resources, for each kind of bill. */
function untaggedLineStatements(): BuiltStatement[] {
  const builder = 'src/allocation/compile/untagged-lines-statement.ts';
  const set = exampleSet();
  return billSources.map((source) => ({
    builder,
    name: `lines of a week ${source}`,
    sql: untaggedLinesStatement(tablesOf(source), { from: addDays(day, -6), to: day }, set),
  }));
}

/** The breakdown of staged lines, as Athena reads them. */
function stagedLineStatements(): BuiltStatement[] {
  const builder = 'src/platform/aws/athena/aws-tables.ts';
  const { accounts } = tablesOf('cur2');
  const place = { stagedBy: 'breakdowns', run: '1f-1' } as const;
  const { database } = accountNames;
  const lineSums = stagedLineSums({ athena: { database } }, place);
  const question = { window: openWindow(day, 14), costMetric: 'unblended' } as const;
  const input = { ...question, currency: null, ouDepth: null };
  const { sql } = breakdownStatement({ accounts, lineSums }, input);
  return [{ builder, name: 'breakdown of staged lines', sql }];
}

/** AWS Data Exports supports a part of Athena's SQL. */
function exportStatements(): BuiltStatement[] {
  return [{ builder: 'stacks/constructs/cur2-query.ts', name: 'cur2Query', sql: cur2Query }];
}

function tablesOf(billSource: (typeof billSources)[number]): QueryTables {
  const { database, workgroup, archive, accounts } = accountNames;
  return awsTables({
    region: 'eu-central-1',
    accountId: '123456789012',
    bucket: 'bucket',
    athena: {
      database,
      workgroup,
      resultsLocation: undefined,
      timeoutSeconds: 600,
      usdPerTerabyte: 5,
    },
    tables: { billSource, bill: 'bill', accounts, archive },
    quicksight: null,
    sesConfigurationSet: undefined,
  });
}
