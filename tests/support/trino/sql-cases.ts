/**
 * Every `.sql` file under `sql/` with its test values. The files are found, not listed: a file with known
 * placeholders is included automatically, and one with another placeholder fails here.
 */
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unitCostsStatement } from '../../../src/api/figures/unit-costs-statement.ts';
import { addDays, type BillingDay, periodOf } from '../../../src/domain/calendar/billing-day.ts';
import { monthlyWindows } from '../../../src/domain/calendar/open-window.ts';
import { billSources, sourceSqlFile } from '../../../src/domain/costs/bill-source.ts';
import { costMetrics } from '../../../src/domain/costs/cost-metric.ts';
import type { CostFilter } from '../../../src/domain/questions/cost-question.ts';
import { dimensions } from '../../../src/domain/questions/dimension.ts';
import type { ReaderScope } from '../../../src/domain/questions/reader-scope.ts';
import type { QueryTables } from '../../../src/ports/platform.ts';
import { accountUnits } from '../../../src/queries/account-units.ts';
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
import type { BreakdownInput } from '../../../src/queries/breakdown-statement.ts';
import { commitmentsStatement } from '../../../src/queries/commitments-statement.ts';
import { forecastInputStatement } from '../../../src/queries/cost-statements.ts';
import { regionCostsStatement } from '../../../src/queries/day-detail-statements.ts';
import { lineSumsStatement, noLineParts } from '../../../src/queries/line-sums-statement.ts';
import {
  accountMovesStatement,
  moversStatement,
  oneOffChangesStatement,
} from '../../../src/queries/mover-statements.ts';
import { periodOneOffsStatement } from '../../../src/queries/period-statements.ts';
import {
  allocatedRowsStatement,
  costsByStatement,
} from '../../../src/queries/question-statements.ts';
import { type SqlFragment, sqlDate, sqlSubquery } from '../../../src/sql/bind.ts';
import { readSql } from '../../../src/sql/sql-files.ts';
import { sql as sqlOf } from '../../../src/sql/sql-template.ts';
import { allocationRelation } from '../allocation-rows.ts';
import { breakdownOfBill } from '../breakdown-of-bill.ts';
import { allParts, linesOfBill } from '../line-statements.ts';
import { sharedGateway } from '../use-relations.ts';
import {
  boundBySamples,
  type SampleDays,
  sampleAllocation,
  sampleServices,
  sampleUnits,
} from './sample-parameters.ts';

export interface SqlCase {
  /** The difference from the file's other cases. */
  readonly name: string;
  readonly sql: string;
  /** Whether its rows have an order that must be the same. */
  readonly isOrdered: boolean;
}

type CasesOf = (tables: QueryTables, days: SampleDays) => readonly (readonly [string, string])[];

const folder = fileURLToPath(new URL('../../../sql/', import.meta.url));

/** These read the files' paths; on a laptop the bill has no such column. */
const readsPaths = /^((identities|meanings)\/|checks\/bill_lines_are_unique$)/;

/** Views, which `archive-views.test.ts` reads as Terraform makes them. */
const isView = /^gold\//;

/** Names of all files that run on both engines, such as 'checks/archive_days_are_correct'. */
export function sqlFiles(): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.sql'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replace(/\.sql$/, ''))
    .filter((name) => !name.startsWith('prelude/') && !isView.test(name) && !readsPaths.test(name))
    .sort();
}

/** The files that normalize a bill: `sources.test.ts` runs them. */
export const sourceFiles: readonly string[] = billSources.map((source) => sourceSqlFile(source));

/** Throws an Error that says where to add what is missing. */
export function casesOf(file: string, tables: QueryTables, days: SampleDays): readonly SqlCase[] {
  const text = readSql(file);
  const isOrdered = /^order by\b/m.test(text);
  const cases = known[file]?.(tables, days) ?? [
    ['sample parameters', boundBySamples(file, text, tables, days)] as const,
  ];
  return cases.map(([name, sql]) => ({ name, sql, isOrdered }));
}

/** Empty, and a map that renames services of the archive. */
const knownServices: readonly ReadonlyMap<string, string>[] = [
  new Map(),
  new Map([
    ['AmazonEC2', 'Amazon Elastic Compute Cloud'],
    ['AWS Lambda', "Lambda's functions"],
  ]),
];

/** The archive with every account in another OU on one day. */
function withMovedAccounts(tables: QueryTables, day: BillingDay): QueryTables {
  const archive: QueryTables['archive'] = (from, to) =>
    sqlSubquery(
      sqlOf`select BillingDate, LinkedAccount, DailyCost, year, month, day,
        case when BillingDate = ${sqlDate(day)} then 'Root/Moved' else OU end as OU
      from ${tables.archive(from, to)} as ou_breakdown`,
    );
  return { ...tables, archive };
}

/** The cases of files whose statements the code builds: with its own functions. */
const known: Readonly<Record<string, CasesOf>> = {
  ou_breakdown: (tables, days) => {
    const window = monthlyWindows(days.from, days.reportDay).at(-1);
    if (window === undefined) throw new Error('there are no days to ask for');
    const plain = { window, currency: null, ouDepth: null } as const;
    const questions: readonly (BreakdownInput & { readonly name: string })[] = [
      ...costMetrics.map((costMetric) => ({ ...plain, name: costMetric, costMetric })),
      { ...plain, name: 'OUs of the first level', costMetric: 'unblended', ouDepth: 1 },
      { ...plain, name: 'one currency', costMetric: 'unblended', currency: 'USD' },
      { ...plain, name: 'another currency', costMetric: 'unblended', currency: 'EUR' },
      {
        ...plain,
        name: 'days left out, days archived, services known',
        costMetric: 'unblended',
        knownServices: knownServices[1],
        window: { ...window, from: addDays(window.to, -5) },
        archivedDays: [addDays(window.to, -3), addDays(window.to, -2)],
      },
    ];
    return questions.map(
      ({ name, ...question }) => [name, breakdownOfBill(tables, question).sql] as const,
    );
  },
  line_sums: (tables, days) =>
    [
      allParts,
      { ...allParts, resource: { starts: ['i-', 'i-0', "arn:aws:s3:::o'"] } },
      noLineParts,
    ].map((parts, index) => {
      const window = { periods: [periodOf(days.reportDay)] };
      const sql = lineSumsStatement(tables, { window, costMetric: 'amortized', parts });
      return [`parts ${index + 1}`, sql] as const;
    }),
  allocation_lines: (tables, days) => {
    const window = monthlyWindows(days.from, days.reportDay).at(-1);
    if (window === undefined) throw new Error('there are no days to ask for');
    return [null, 'USD', 'EUR'].map((currency, index) => {
      const question = { window, currency, ouDepth: index, knownServices: knownServices[1] };
      const lines = linesOfBill(tables, { ...question, costMetric: 'unblended', parts: allParts });
      return [`currency ${currency}`, lines.slice(1, -1)] as const;
    });
  },
  commitments: (tables, days) => {
    const window = monthlyWindows(days.from, days.reportDay).at(-1);
    if (window === undefined) throw new Error('there are no days to ask for');
    const question = { window, currency: null, ouDepth: null, costMetric: 'amortized' } as const;
    return [['all days', commitmentsStatement(linesOfBill(tables, question)).sql]];
  },
  account_units: (tables) => [['two levels', accountUnits(tables, 2).slice(1, -1)]],
  archive_days: (tables, { from, reportDay }) => [
    ['the breakdown', archiveDaysStatement(tables, from, reportDay).sql],
    [
      'the allocation',
      allocationDaysStatement(
        { allocation: () => allocationRelation(sampleAllocation(reportDay)) },
        from,
        reportDay,
      ).sql,
    ],
  ],
  forecast_input: (tables, { from, reportDay }) => [
    ['all days', forecastInputStatement(tables, from, reportDay).sql],
  ],
  movers: (tables, { reportDay }) =>
    [[7, 14, 21, 28], [1]].map((distances, index) => {
      const references = distances.map((distance) => addDays(reportDay, -distance));
      const known = knownServices[index] ?? new Map();
      return [
        `${references.length} reference days, ${known.size} services known`,
        moversStatement(tables, {
          reportDay,
          referenceDays: references,
          limit: 20,
          knownServices: known,
        }).sql,
      ] as const;
    }),
  account_moves: (tables, { reportDay }) => {
    const daysBefore = [1, 7].map((distance) => addDays(reportDay, -distance));
    return [
      [
        'two days before',
        accountMovesStatement(withMovedAccounts(tables, reportDay), { reportDay, daysBefore }).sql,
      ],
    ];
  },
  one_off_changes: (tables, { reportDay }) => {
    const credit = { day: reportDay, target: 'unallocated', unblended: -5, chargeType: 'Credit' };
    const allocation = () => allocationRelation([...sampleAllocation(reportDay), credit]);
    const input = {
      reportDay,
      limit: 20,
      costMetric: 'unblended',
      knownServices: new Map(),
    } as const;
    return [1, 7].map((distance) => {
      const referenceDays = [addDays(reportDay, -distance)];
      const asked = { ...input, referenceDays };
      return [
        `${distance} days before`,
        oneOffChangesStatement({ ...tables, allocation }, asked).sql,
      ] as const;
    });
  },
  region_costs: (_tables, { reportDay }) => {
    const usage = { target: 'unallocated', usageType: "EU-Lambda-GB-Second'", unblended: 2 };
    const allocation = () =>
      allocationRelation([
        ...sampleAllocation(reportDay),
        { ...usage, day: reportDay },
        { ...usage, day: reportDay, chargeType: 'SavingsPlanCoveredUsage', amortized: 1.1 },
        { ...usage, day: addDays(reportDay, -1), amortized: null },
        { ...usage, day: reportDay, chargeType: 'SavingsPlanRecurringFee', amortized: 0.3 },
      ]);
    return costMetrics.map((costMetric) => {
      const { sql: text } = regionCostsStatement({ allocation }, { reportDay, costMetric });
      return [costMetric, text] as const;
    });
  },
  costs_by: (_tables, { reportDay }) =>
    costMetrics.flatMap((metric) =>
      askedParts(reportDay).map(([name, asked]) => {
        const groupBy = name === 'all' ? dimensions : (['team', 'region'] as const);
        const granularity = name === 'all' ? 'day' : 'month';
        const before = name === 'all' ? null : { from: asked.from, to: asked.from };
        const question = { ...asked, metric, granularity, groupBy, before } as const;
        return [
          `${metric}, ${name}`,
          costsByStatement(allocated(reportDay), question).sql,
        ] as const;
      }),
    ),
  allocated_rows: (_tables, { reportDay }) =>
    askedParts(reportDay).map(
      ([name, asked]) => [name, allocatedRowsStatement(allocated(reportDay), asked).sql] as const,
    ),
  unit_costs_by: (_tables, { reportDay }) =>
    askedParts(reportDay).flatMap(([name, asked]) =>
      (['amortized', 'unblended'] as const).map((metric) => {
        const tables = { ...allocated(reportDay), ...sharedGateway(reportDay) };
        const level = name === 'all' ? 'target' : 'application';
        const granularity = name === 'all' ? 'day' : 'month';
        const question = { ...asked, offset: 0, metric, level, granularity, unit: '' } as const;
        const figures = [{ unit: "o'rders", date: reportDay, amount: 7 }];
        return [`${metric}, ${name}`, unitCostsStatement(tables, question, figures).sql] as const;
      }),
    ),
  period_one_offs: (_tables, { reportDay }) => {
    const credit = { day: reportDay, target: 'unallocated', unblended: -5, chargeType: 'Credit' };
    const rows = [...sampleAllocation(reportDay), credit];
    const week = {
      beforeFrom: addDays(reportDay, -13),
      from: addDays(reportDay, -6),
      to: reportDay,
    };
    const dayCount = new Set(
      rows.map(({ day }) => day).filter((day) => day >= week.beforeFrom && day <= reportDay),
    ).size;
    const { sql } = periodOneOffsStatement(
      { allocation: () => allocationRelation(rows) },
      { ...week, dayCount, costMetric: 'unblended' },
    );
    return [['two weeks', sql]];
  },
  service_series: (tables, { reportDay }) =>
    knownServices.map((known) => {
      const days = [0, 7, 14, 21, 28].map((distance) => addDays(reportDay, -distance));
      const question = { days, floor: 10, knownServices: known };
      return [
        `${known.size} services known`,
        serviceSeriesStatement(tables, question).sql,
      ] as const;
    }),
  anomaly_drivers: (tables, { reportDay }) =>
    knownServices.map((known, index) => {
      const referenceDays = [7, 14, 21, 28].map((distance) => addDays(reportDay, -distance));
      const { sql } = anomalyDriversStatement(tables, {
        reportDay,
        referenceDays,
        archivedDays: [reportDay, ...referenceDays],
        limit: 20,
        ous: sampleUnits,
        services: [...sampleServices, "Lambda's functions"],
        costMetric: 'unblended',
        knownServices: known,
        currency: [null, 'USD'][index] ?? null,
        countsBlankCurrency: index === 1,
      });
      return [`${known.size} services known`, sql] as const;
    }),
  // On correct days, where it finds nothing, and on the spoiled one.
  'checks/archive_days_are_correct': (tables, { from, reportDay, spoiledDay }) => [
    ['good days', archiveCheckStatement(tables, from, reportDay).sql],
    ['a spoiled day', archiveCheckStatement(tables, spoiledDay, spoiledDay).sql],
  ],
  // Against its own sums, where it finds nothing, and against those of the archive.
  'checks/allocation_agrees_with_breakdown': (tables, { from, reportDay, spoiledDay }) => {
    const allocation = () => allocationRelation(sampleAllocation(reportDay));
    const archive = () => sqlSubquery(breakdownOf(allocation()));
    const all = { from: spoiledDay < from ? spoiledDay : from, to: reportDay };
    return [
      ['its own sums', allocationCheckStatement({ archive, allocation }, all, 'unblended').sql],
      ...costMetrics.map((metric) => {
        const { sql: text } = allocationCheckStatement({ ...tables, allocation }, all, metric);
        return [`the archive, ${metric}`, text] as const;
      }),
    ];
  },
};

function allocated(day: BillingDay): Pick<QueryTables, 'allocation'> {
  return { allocation: () => allocationRelation(sampleAllocation(day)) };
}

/** Everything, and the part of a reader with a filter and a second page. */
function askedParts(day: BillingDay) {
  const days = { from: addDays(day, -1), to: day };
  const part: ReaderScope = { kind: 'part', ous: ["Root/It's"], teams: ['retail'] };
  const filter: CostFilter = new Map([['region', ["o'R", 'eu-central-1']]]);
  return [
    [
      'all',
      { ...days, filter: new Map() as CostFilter, scope: { kind: 'all' }, offset: 0, limit: 100 },
    ],
    ['a part', { ...days, filter, scope: part, offset: 1, limit: 2 }],
  ] as const;
}

/** The breakdown of an allocation. */
function breakdownOf(allocation: SqlFragment): SqlFragment {
  return sqlOf`select BillingDate, OU, Service, LinkedAccount, sum(UnblendedCost) as DailyCost, year, month, day
    from ${allocation} as allocated
    group by BillingDate, OU, Service, LinkedAccount, year, month, day`;
}
