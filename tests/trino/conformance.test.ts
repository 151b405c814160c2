/**
 * Every query and check under `sql/` returns the same rows on DuckDB and on Trino, the engine that Athena
 * is built on, over the same bill and archive, in Terraform's tables.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateBill } from '../../samples/generator/generate-bill.ts';
import { parseAccounts } from '../../src/directory/accounts-csv.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { billPrefixes } from '../support/aws/account/deliver-bill.ts';
import { folderForSuite } from '../support/temp-folder.ts';
import { compareResults } from '../support/trino/compare-results.ts';
import { queryDuckDb } from '../support/trino/duckdb-rows.ts';
import { hasTrino } from '../support/trino/glue-on-trino.ts';
import { spoilArchive } from '../support/trino/spoiled-day.ts';
import { casesOf, sourceFiles, sqlFiles } from '../support/trino/sql-cases.ts';
import { archiveOnBoth, openTwoEngines, type TwoEngines } from '../support/trino/two-engines.ts';

const days = {
  from: parseBillingDay('2025-10-01'),
  reportDay: parseBillingDay('2025-11-20'),
  spoiledDay: parseBillingDay('2025-09-30'),
};
const files = sqlFiles().filter((file) => !sourceFiles.includes(file));
const tally = { statements: 0, rows: 0, numbers: 0, identicalNumbers: 0 };

describe.skipIf(!hasTrino)('the same rows on DuckDB and Trino', () => {
  const folder = folderForSuite();
  let engines: TwoEngines;

  beforeAll(async () => {
    const bill = await generateBill({
      out: join(folder(), 'bill'),
      from: days.from,
      to: days.reportDay,
      asOf: parseBillingDay('2025-11-21'),
      storyDay: days.reportDay,
      secondCurrency: false,
      hostile: true,
    });
    const both = {
      source: 'cur2',
      bill: join(bill.trees.cur2?.root ?? '', billPrefixes.cur2),
      accounts: parseAccounts(readFileSync(bill.accounts, 'utf8'), bill.accounts),
      out: join(folder(), 'out'),
    } as const;
    engines = await openTwoEngines(both);
    await archiveOnBoth(engines, both, { from: days.from, to: days.reportDay });
    await spoilArchive(engines, days.spoiledDay);
  });

  afterAll(async () => {
    await engines.close();
    const { statements, rows, numbers, identicalNumbers } = tally;
    console.info(
      `${statements} statements of ${files.length} files equal on both engines: ${rows} rows, ` +
        `${identicalNumbers} of ${numbers} numbers with the same bits`,
    );
  });

  it.each(files)('of %s', async (file) => {
    const onDuckDb = casesOf(file, engines.local.tables, days);
    const onTrino = casesOf(file, engines.trinoTables, days);
    let rowCount = 0;
    for (const [index, { name, sql, isOrdered }] of onDuckDb.entries()) {
      const expected = await queryDuckDb(engines.local.engine, sql);
      const actual = await engines.trino.query(onTrino[index]?.sql ?? '');
      const comparison = compareResults(expected, actual, isOrdered);
      expect(comparison.differences, name).toEqual([]);
      rowCount += expected.rows.length;
      tally.statements += 1;
      tally.rows += expected.rows.length;
      tally.numbers += comparison.numbers;
      tally.identicalNumbers += comparison.identicalNumbers;
    }
    expect(rowCount, 'rows compared').toBeGreaterThan(0);
  });

  async function differencesOf(file: string, part: string, onDuckDb: string, onTrino: string) {
    const [one, other] = [engines.local.tables, engines.trinoTables].map((tables) =>
      casesOf(file, tables, days).at(-1),
    );
    expect(one?.sql).toContain(part);
    const left = one?.sql.replaceAll(part, onDuckDb) ?? '';
    const right = other?.sql.replaceAll(part, onTrino) ?? '';
    const expected = await queryDuckDb(engines.local.engine, left);
    return compareResults(expected, await engines.trino.query(right), one?.isOrdered ?? false)
      .differences;
  }

  it.each([
    ['forecast_input', 'sum(', 'max('],
    ['ou_breakdown', `'Unassigned'`, `'unassigned'`],
    ['checks/archive_days_are_correct', '> 1', '> 2'],
  ])('not of a copy of %s in which %s is %s on one of them', async (file, part, broken) => {
    const differences = await differencesOf(file, part, part, broken);
    expect(differences.join('\n')).toContain('on Trino');
  });

  it('not of a copy of forecast_input with each engine’s own decimals', async () => {
    const part = 'decimal(38, 12)';
    const differences = await differencesOf('forecast_input', part, 'decimal', 'decimal');
    expect(differences.join('\n')).toContain('on Trino');
  });
});
