/**
 * An archive as the digest writes it: the sample company with its rules and budgets, and days before it with what
 * the sample lacks, such as hostile names, unknown metrics, and days of which the archive has no cost.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeUse } from '../../../samples/use/make-use.ts';
import { parseAccounts } from '../../../src/directory/accounts-csv.ts';
import { type Budget, parseBudgets } from '../../../src/domain/budgets/budgets.ts';
import {
  addDays,
  type BillingDay,
  parseBillingDay,
} from '../../../src/domain/calendar/billing-day.ts';
import { textColumn } from '../../../src/domain/columns/text-column.ts';
import {
  type BusinessFigure,
  parseBusinessFigures,
} from '../../../src/domain/unit-costs/business-figures.ts';
import { costAllocationTable } from '../../../src/tables/cost-allocation.ts';
import { encodeTable } from '../../../src/tables/encode-table.ts';
import { objectKey } from '../../../src/tables/object-key.ts';
import { ouBreakdownTable } from '../../../src/tables/ou-breakdown.ts';
import { restatedDaysTable } from '../../../src/tables/restated-days.ts';
import type { ParquetTable } from '../../../src/tables/table.ts';
import { hostileNames } from '../../mail/hostile-figures.ts';
import { runDigest } from '../laptop.ts';
import { archiveRecommendations, rankedRecommendation } from './archive-recommendations.ts';
import { archiveUse } from './archive-use.ts';

const sample = fileURLToPath(new URL('../../../samples/acme/', import.meta.url));
const read = (file: string) => readFileSync(join(sample, file), 'utf8');

/** With the organization's own budget, one of a team, one of a unit with a comma, and a blank line at the end. */
export const budgetsCsv = `${read('budgets.csv').trim()}
*,2026-11,99999.99,USD
team/payments,2026-11,1,USD
"Root/R&D, ""Labs""",2026-12,10.5,USD

`;

export function sampleBudgets(): readonly Budget[] {
  return parseBudgets(budgetsCsv, 'budgets.csv');
}

/** A month of orders, closed on one day, without two of its days, and with a blank line. */
export const businessFiguresCsv = `unit,date,amount
${Array.from({ length: 30 }, (_, at) => at + 1)
  .filter((day) => day !== 9 && day !== 17)
  .map(
    (day) => `orders,2026-11-${String(day).padStart(2, '0')},${day === 8 ? 0 : 1000 + day * 7.5}`,
  )
  .join('\n')}

active users,2026-11-18,52000
`;

export function sampleFigures(): readonly BusinessFigure[] {
  return parseBusinessFigures(businessFiguresCsv, 'business-figures.csv');
}

export const reportDay = parseBillingDay('2026-11-20');
const hostileDay = parseBillingDay('2026-08-15');
const emptyDay = parseBillingDay('2026-08-16');
const unallocatedDay = parseBillingDay('2026-08-17');

const restatedDates = [
  hostileDay,
  ...Array.from({ length: 25 }, (_, at) => addDays(reportDay, at - 26)),
];

/** The sample's bill is delivered once, so that AWS restates nothing. */
const restated = {
  billingDate: restatedDates,
  costBefore: Float64Array.from(restatedDates, (_, at) => 40 + at),
  costAfter: Float64Array.from(restatedDates, (_, at) => (at % 3 === 0 ? -7 : 41.255 + at)),
};

/** Takes some seconds. */
export async function archiveSample(out: string): Promise<void> {
  cpSync(join(sample, 'allocation'), join(out, 'allocation'), { recursive: true });
  await runDigest({
    bill: join(sample, 'cur2'),
    accounts: parseAccounts(read('accounts.csv'), 'accounts.csv'),
    out,
    day: reportDay,
    settings: { budgets: sampleBudgets(), restatementDays: 60 },
  });
  const days: readonly (readonly [BillingDay, readonly string[]])[] = [
    [emptyDay, []],
    [hostileDay, hostileNames],
  ];
  for (const [day, names] of days) {
    write(out, ouBreakdownTable, day, breakdownOf(day, names));
    write(out, costAllocationTable, day, allocationOf(day, names));
  }
  write(out, ouBreakdownTable, unallocatedDay, breakdownOf(unallocatedDay, ['Root/Old']));
  write(out, restatedDaysTable, reportDay, restated);
  const use = makeUse({ newest: reportDay, days: 35, times: 1 });
  archiveUse(out, use);
  const recommended = use.resources.filter((_, at) => at % 3 === 0);
  archiveRecommendations(
    out,
    addDays(reportDay, 1),
    recommended.map(({ account, kind, id }, at) =>
      rankedRecommendation({
        ...{ account, kind, resourceId: id, action: at % 2 === 0 ? 'Stop' : 'Rightsize' },
        recommendedResource: hostileNames[at % hostileNames.length] ?? '',
        monthlySavings: 5 + at,
      }),
    ),
  );
}

function write<T extends ParquetTable>(
  out: string,
  table: T,
  day: BillingDay,
  values: Parameters<typeof encodeTable<T>>[1],
): void {
  const file = join(out, objectKey(table, day));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, encodeTable(table, values, {}));
}

/** A credit in every third row. */
const costOf = (_: string, index: number) => (index % 3 === 2 ? -1.1 : 0.1 + index);

function breakdownOf(day: BillingDay, names: readonly string[]) {
  return {
    billingDate: names.map(() => day),
    ou: textColumn(names),
    service: textColumn(names),
    linkedAccount: textColumn(names.map(() => '000000000001')),
    dailyCost: Float64Array.from(names.map(costOf)),
  };
}

/** Each name in every text; every other row lacks a metric. */
function allocationOf(day: BillingDay, names: readonly string[]) {
  const text = textColumn(names);
  const blank = textColumn(names.map((name, index) => (index % 2 === 0 ? '' : name)));
  const costs = names.map(costOf);
  const unknown = costs.map((cost, index) => (index % 2 === 0 ? null : cost / 3));
  return {
    billingDate: names.map(() => day),
    ou: text,
    linkedAccount: textColumn(names.map(() => '000000000001')),
    service: text,
    region: blank,
    operation: text,
    usageType: text,
    chargeType: text,
    target: textColumn(names.map((name) => `team/${name}`)),
    ruleId: text,
    application: blank,
    environment: blank,
    unblendedCost: Float64Array.from(costs),
    amortizedCost: unknown,
    netUnblendedCost: unknown,
    netAmortizedCost: unknown,
    usageAmount: Float64Array.from(costs),
    lineCount: names.map(() => 1),
    uninvoicedCost: Float64Array.from(costs),
  };
}
