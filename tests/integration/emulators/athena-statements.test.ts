/**
 * For every statement of the digest, the Athena emulator returns the same rows as the local platform for
 * the same bill, directory and archive.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { BillFormat } from '../../../samples/generator/bill-request.ts';
import { type GeneratedBill, generateBill } from '../../../samples/generator/generate-bill.ts';
import { parseAccounts } from '../../../src/directory/accounts-csv.ts';
import { parseBillingDay, periodOf } from '../../../src/domain/calendar/billing-day.ts';
import { openWindow } from '../../../src/domain/calendar/open-window.ts';
import type { BillSource } from '../../../src/domain/costs/bill-source.ts';
import { openAwsPlatform } from '../../../src/platform/aws/aws-platform.ts';
import { readAwsSettings } from '../../../src/platform/aws/client/aws-settings.ts';
import {
  type LocalPlatform,
  openLocalPlatform,
} from '../../../src/platform/local/local-platform.ts';
import type { QueryTables } from '../../../src/ports/platform.ts';
import type { ResultSchema, Statement } from '../../../src/ports/query-engine.ts';
import { archiveCheckStatement } from '../../../src/queries/archive-check-statement.ts';
import { costLinesSelect } from '../../../src/queries/cost-lines-select.ts';
import { forecastInputStatement } from '../../../src/queries/cost-statements.ts';
import { billLinesOnceStatement } from '../../../src/queries/duplicate-lines-statement.ts';
import { moversStatement } from '../../../src/queries/mover-statements.ts';
import { sqlIdentifier, sqlSubquery } from '../../../src/sql/bind.ts';
import { billPrefixes } from '../../support/aws/account/deliver-bill.ts';
import { billTables } from '../../support/aws/account/glue-tables.ts';
import { accountNames } from '../../support/aws/account/provision-account.ts';
import { startWireAws, type WireAws, wireAwsAbsence } from '../../support/aws/wire-aws.ts';
import { breakdownOfBill } from '../../support/breakdown-of-bill.ts';
import { filesBelow, runDigest } from '../../support/laptop.ts';
import { folderForSuite } from '../../support/temp-folder.ts';
import { type AthenaCaller, athenaCaller } from './athena-caller.ts';

const [from, reportDay] = [parseBillingDay('2026-10-28'), parseBillingDay('2026-11-20')];
const formats = { cur2: 'cur2', legacy: 'legacy-parquet', focus: 'focus' } as const;
const absence = wireAwsAbsence('tests/integration/emulators/athena-statements.test.ts');

const question = {
  window: openWindow(reportDay, 14),
  costMetric: 'net_amortized',
  currency: null,
  ouDepth: 2,
} as const;

function statements(tables: QueryTables): Statement<ResultSchema>[] {
  const before = [13, 6].map((day) => parseBillingDay(`2026-11-${String(day).padStart(2, '0')}`));
  return [
    breakdownOfBill(tables, question),
    forecastInputStatement(tables, from, reportDay),
    moversStatement(tables, {
      reportDay,
      referenceDays: before,
      limit: 10,
      knownServices: new Map([['AmazonEC2', "o'EC2"]]),
    }),
    archiveCheckStatement(tables, from, reportDay),
  ];
}

function athenaTables(source: BillSource): QueryTables {
  const table = (name: string) => sqlIdentifier(`${accountNames.database}.${name}`);
  const tagColumns = source === 'legacy' ? ['resource_tags_user_owner', 'cost_category_team'] : [];
  return {
    costLines: sqlSubquery(
      costLinesSelect({ source, table: table(billTables[source]), tagColumns }),
    ),
    accounts: table('accounts'),
    archive: () => table('ou_breakdown'),
    allocation: () => table('cost_allocation'),
  };
}

async function localRows(platform: LocalPlatform, statement: Statement<ResultSchema>) {
  const rows: unknown[][] = [];
  const { batches } = await platform.engine.query(statement);
  for await (const { rowCount, columns } of batches) {
    for (let row = 0; row < rowCount; row++) {
      rows.push(Object.keys(statement.schema).map((name) => columns[name]?.[row]));
    }
  }
  return rows;
}

/** The rows in the statement's order; in any fixed order if it has none. */
function inOrder<Row>(rows: readonly Row[], { sql }: Statement<ResultSchema>): readonly Row[] {
  if (/^order by\b/m.test(sql)) return rows;
  return rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

async function athenaRows(athena: AthenaCaller, { sql, schema }: Statement<ResultSchema>) {
  const types = Object.values(schema);
  return (await athena.rows(sql)).map((row) =>
    row.map((text, index) => {
      const isNumber = types[index] === 'double' || types[index] === 'integer';
      return isNumber && text !== null ? Number(text) : text;
    }),
  );
}

describe.skipIf(absence !== undefined)('every statement of the digest', () => {
  const folder = folderForSuite();
  let bill: GeneratedBill;

  beforeAll(async () => {
    bill = await generateBill({
      out: join(folder(), 'bill'),
      from,
      to: reportDay,
      asOf: parseBillingDay('2026-11-21'),
      formats: Object.values(formats),
      size: 60,
      hostile: true,
    });
  });

  describe.each(Object.entries(formats) as [BillSource, BillFormat][])(
    'on %s',
    (source, format) => {
      let wire: WireAws;
      let local: LocalPlatform;
      const tree = () => {
        const found = bill.trees[format];
        if (found === undefined) throw new Error(`no ${format} was generated`);
        return found;
      };

      beforeAll(async () => {
        const accounts = parseAccounts(readFileSync(bill.accounts, 'utf8'), bill.accounts);
        const out = join(folder(), source);
        const run = { bill: tree().root, out, accounts, source };
        await runDigest({ ...run, day: reportDay });
        local = await openLocalPlatform(run);
        wire = await startWireAws({ source, isProjected: source === 'focus' });
        await wire.deliverBill(tree());
        await wire.putAccounts(accounts);
        await archiveOf(out, wire);
      });
      afterAll(async () => {
        local?.close();
        await wire?.stop();
      });

      test('returns the rows of the local platform, in its order', async () => {
        const athena = athenaCaller(wire);
        const onLocal = statements(local.tables);
        for (const [index, statement] of statements(athenaTables(source)).entries()) {
          const expected = await localRows(local, onLocal[index] as Statement<ResultSchema>);
          const rows = await athenaRows(athena, statement);
          expect(inOrder(rows, statement), statement.name).toEqual(inOrder(expected, statement));
          if (!statement.name.startsWith('checks/')) expect(rows.length).toBeGreaterThan(5);
        }
      });

      test('has the files that the manifests of the deliveries name', async () => {
        for (const [name, value] of Object.entries(wire.environment)) vi.stubEnv(name, value);
        onTestFinished(() => void vi.unstubAllEnvs());
        const platform = await openAwsPlatform(readAwsSettings({ ...wire.environment }));
        const { deliveries } = await platform.bill.listDeliveries([
          periodOf(from),
          periodOf(reportDay),
        ]);
        expect(deliveries).toEqual(
          [periodOf(from), periodOf(reportDay)].map((period) => ({
            period,
            files: expect.any(Number),
            bytes: expect.any(Number),
            manifest: expect.stringContaining('Manifest.json'),
            executionId: `${period}-latest`,
          })),
        );
      });

      test.each(['identity', 'meaning'] as const)(
        'finds a duplicate file of the bill, by the %s of its rows',
        async (by) => {
          const { billingBucket: bucket, database } = accountNames;
          const bill = sqlIdentifier(`${database}.${billTables[source]}`);
          const check = billLinesOnceStatement({ kind: source, bill, by }, periodOf(reportDay));
          const athena = athenaCaller(wire);
          expect(await athenaRows(athena, check)).toEqual([]);
          const objects = await wire.objects.list({ bucket, key: billPrefixes[source] });
          const original =
            objects.filter(({ key }) => /2026-11|month=11/.test(key)).at(0)?.key ?? '';
          const copy = original.replace(/[^/]+$/, 'zz-copy.parquet');
          await wire.objects.put(
            { bucket, key: copy },
            await wire.objects.get({ bucket, key: original }),
          );
          const found = await athenaRows(athena, check);
          await wire.objects.remove({ bucket, key: copy });
          expect(found.map(([file, other]) => [file, other])).toEqual([
            [`s3://${bucket}/${original}`, `s3://${bucket}/${copy}`],
            [`s3://${bucket}/${copy}`, `s3://${bucket}/${original}`],
          ]);
        },
      );

      test('counts the bytes of the columns and billing periods that it read', async () => {
        const athena = athenaCaller(wire);
        const table = `"${accountNames.database}"."${billTables[source]}"`;
        const read = async (select: string) => {
          const { Statistics, Status } = await athena.end(select);
          expect(Status?.State).toBe('SUCCEEDED');
          return Statistics?.DataScannedInBytes ?? 0;
        };
        const cost = source === 'focus' ? 'billedcost' : 'line_item_unblended_cost';
        const november =
          source === 'legacy' ? "year = '2026' and month = '11'" : "billing_period = '2026-11'";
        const everything = await read(`select sum(${cost}) from ${table}`);
        const month = await read(`select sum(${cost}) from ${table} where ${november}`);
        const wide = await read(`select * from ${table} where ${november}`);
        expect(month).toBeGreaterThan(0);
        expect(everything).toBeGreaterThan(month);
        expect(wide).toBeGreaterThan(month * 5);
      });
    },
  );
});

/** Copies a local archive to the bucket and registers its days like the digest. */
async function archiveOf(out: string, wire: WireAws): Promise<void> {
  const keys = [...filesBelow(out).keys()].filter((path) => path.startsWith('ou-breakdowns/'));
  const clauses = [];
  for (const key of keys) {
    await wire.objects.put({ bucket: accountNames.bucket, key }, readFileSync(join(out, key)));
    const [, year, month, day] = /year=(\d+)\/month=(\d+)\/day=(\d+)\//.exec(key) ?? [];
    const location = `s3://${accountNames.bucket}/${key.slice(0, key.lastIndexOf('/') + 1)}`;
    clauses.push(`PARTITION (year=${year}, month=${month}, day=${day}) LOCATION '${location}'`);
  }
  const end = await athenaCaller(wire).end(
    `ALTER TABLE ${accountNames.archive} ADD IF NOT EXISTS ${clauses.join('\n')}`,
  );
  expect(end.Status).toMatchObject({ State: 'SUCCEEDED' });
}
