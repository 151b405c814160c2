/** The entire digest on real bills, which are next to the project and not part of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { DigestOutcome } from '../../functions/daily-digest/digest-run.ts';
import { sumOf } from '../../src/domain/arithmetic/sum-of.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { CostMetric } from '../../src/domain/costs/cost-metric.ts';
import { bindSql } from '../../src/sql/bind.ts';
import { account, runDigest, withPlatform } from '../support/laptop.ts';
import { sharedData } from '../support/shared-data.ts';
import { tempFolder } from '../support/temp-folder.ts';

const data = sharedData();

/** The column of a CSV file added up by another parser than the pipeline's. */
function columnSum(
  file: string,
  column: string,
  isCounted: (row: Record<string, string>) => boolean,
) {
  const text = readFileSync(join(data ?? '', file), 'utf8');
  const { data: rows } = Papa.parse<Record<string, string>>(text, {
    header: true,
    skipEmptyLines: true,
  });
  return sumOf(rows.filter(isCounted).map((row) => Number(row[column] ?? 0)));
}

async function digestOf(file: string, day: string, costMetric: CostMetric, out = tempFolder()) {
  const accounts = [account('013456789012', 'Root/Known')];
  const bill = join(data ?? '', file);
  const outcome = await runDigest({ bill, out, day, accounts, settings: { costMetric } });
  return { outcome, bill, out };
}

const archivedCost = ({ archived }: DigestOutcome) =>
  sumOf(archived.days.map(({ day }) => day.totalCost));

describe.skipIf(data === undefined)('real bills', () => {
  it.each([
    ['unblended', 408.375992],
    ['amortized', 539.849967],
  ] as const)('archives December 2018 whole: %s %d', async (metric, expected) => {
    const { outcome, bill, out } = await digestOf(
      'legacy_cur/dec2018.snappy.parquet',
      '2018-12-31',
      metric,
    );
    expect(archivedCost(outcome)).toBeCloseTo(expected, 6);
    expect(outcome.figures.total.monthToDate).toBeCloseTo(expected, 6);
    expect(outcome.archived.days).toHaveLength(31);
    await withPlatform({ bill, out }, async ({ engine, tables }) => {
      const archive = tables.archive(parseBillingDay('2018-12-01'), parseBillingDay('2018-12-31'));
      const schema = { cost: 'double', accounts: 'integer' } as const;
      const sql = bindSql(
        'select sum(DailyCost) as cost, count(distinct LinkedAccount) as accounts from :archive',
        { archive },
      );
      const { batches } = await engine.query({ name: 'archive', schema, sql });
      for await (const { columns } of batches) {
        expect(columns.cost[0]).toBeCloseTo(expected, 6);
        expect(columns.accounts[0]).toBe(2);
      }
    });
  });

  it('archives the CUR 2.0 of April 2026, whose credits cancel its usage', async () => {
    const { outcome } = await digestOf('cur2/apr2026-daily.csv', '2026-04-16', 'unblended');
    const expected = columnSum('cur2/apr2026-daily.csv', 'line_item_unblended_cost', () => true);
    expect(archivedCost(outcome)).toBeCloseTo(expected, 9);
    expect(outcome.archived.days).toHaveLength(16);
    expect(outcome.figures.trust.uninvoicedShare).toBe(1);
  });

  it('archives the legacy CSV of November 2023, reporting its last complete day', async () => {
    const { outcome } = await digestOf(
      'legacy_cur/nov2023-anonymised.csv',
      '2023-11-30',
      'unblended',
    );
    const expected = columnSum(
      'legacy_cur/nov2023-anonymised.csv',
      'lineItem/UnblendedCost',
      () => true,
    );
    expect(archivedCost(outcome)).toBeCloseTo(expected, 9);
    expect(outcome.figures).toMatchObject({ reportDay: '2023-11-13', data: { state: 'missing' } });
  });

  it.each([
    ['unblended', 'BilledCost'],
    ['amortized', 'EffectiveCost'],
  ] as const)('archives the AWS rows of FOCUS 1.0: %s is %s', async (metric, column) => {
    const { outcome } = await digestOf('focus/focus-1.0-sep2024.csv', '2024-09-30', metric);
    const isAws = (row: Record<string, string>) => row['ProviderName'] === 'AWS';
    expect(archivedCost(outcome)).toBeCloseTo(
      columnSum('focus/focus-1.0-sep2024.csv', column, isAws),
      9,
    );
    expect(sumOf(outcome.archived.days.map(({ day }) => day.lineCount))).toBe(942);
  });
});
