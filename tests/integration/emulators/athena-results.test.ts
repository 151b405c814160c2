/** The output of the Athena emulator: its CSV dialect, failures in Athena's words, partitions. */

import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeDay } from '../../../src/archive/day/parquet.ts';
import type { DirectoryAccount } from '../../../src/directory/accounts-csv.ts';
import { checkedDay } from '../../archive/day/checked-day.ts';
import { accountNames } from '../../support/aws/account/provision-account.ts';
import { doubleText } from '../../support/aws/athena/athena-text.ts';
import { objectPlace } from '../../support/aws/moto-objects.ts';
import { startWireAws, type WireAws, wireAwsAbsence } from '../../support/aws/wire-aws.ts';
import { account } from '../../support/laptop.ts';
import { type AthenaCaller, athenaCaller } from './athena-caller.ts';

const absence = wireAwsAbsence('tests/integration/emulators/athena-results.test.ts');
const { bucket, database } = accountNames;
const archiveFolder = `s3://${bucket}/ou-breakdowns/`;

test.each([
  [0, '0.0'],
  [-0, '-0.0'],
  [1, '1.0'],
  [-12.5, '-12.5'],
  [0.001, '0.001'],
  [0.00001, '1.0E-5'],
  [0.00099, '9.9E-4'],
  [-1.5e-9, '-1.5E-9'],
  [9_999_999, '9999999.0'],
  [1e7, '1.0E7'],
  [123_456_789.25, '1.2345678925E8'],
  [0.1 + 0.2, '0.30000000000000004'],
  [1.7976931348623157e308, '1.7976931348623157E308'],
  [Number.NaN, 'NaN'],
  [Number.NEGATIVE_INFINITY, '-Infinity'],
])('the double %d is printed as Java prints it: %s', (value, text) => {
  expect(doubleText(value)).toBe(text);
});

describe.skipIf(absence !== undefined)('the Athena emulator', () => {
  let wire: WireAws;
  let athena: AthenaCaller;

  beforeAll(async () => {
    wire = await startWireAws();
    athena = athenaCaller(wire);
  });
  afterAll(() => wire?.stop());

  /** One archived day as an object, registered or not. */
  async function putDay(prefix: string, ou: string): Promise<void> {
    const row = [ou, 'Amazon "S3", and 日本', '012345678901', 0.00001] as const;
    const body = encodeDay(checkedDay([row]));
    await wire.objects.put({ bucket, key: `ou-breakdowns/${prefix}/day.parquet` }, body);
  }

  const addDay = (day: number) =>
    athena.end(
      `ALTER TABLE \`ou_breakdown\` ADD IF NOT EXISTS
       PARTITION (year=2026, month=11, day=${day}) LOCATION '${archiveFolder}year=2026/month=11/day=${day}/'`,
    );

  test('quotes every value, doubles quotes, and leaves NULL without any', async () => {
    const end = await athena.end(`
      select 'a"b,' || chr(10) || 'c' as text, '' as blank, cast(null as varchar) as nothing,
        0.00001e0 as small, 3 as whole, cast(12.5 as decimal(38, 12)) as money, true as yes,
        date '2026-11-20' as day, timestamp '2026-11-20 01:02:03' as at,
        map(array['k'], array['v']) as tags, array[1, 2] as list`);
    const file = await athena.file(end);
    expect(file).toBe(
      '"text","blank","nothing","small","whole","money","yes","day","at","tags","list"\n' +
        '"a""b,\nc","",,"1.0E-5","3","12.500000000000","true","2026-11-20",' +
        '"2026-11-20 01:02:03.000","{k=v}","[1, 2]"\n',
    );
  });

  test('writes result and metadata to the workgroup’s location, under the id of the query', async () => {
    const end = await athena.end('select 1 as one');
    const folder = `s3://${accountNames.resultsBucket}/results/`;
    expect(end.ResultConfiguration?.OutputLocation).toBe(`${folder}${end.QueryExecutionId}.csv`);
    const written = await wire.objects.list(objectPlace(`${folder}${end.QueryExecutionId}`));
    expect(written.map(({ key }) => key)).toEqual([
      `results/${end.QueryExecutionId}.csv`,
      `results/${end.QueryExecutionId}.csv.metadata`,
    ]);
    expect(end).toMatchObject({ StatementType: 'DML', WorkGroup: accountNames.workgroup });
  });

  test('shows only registered partitions, by name, qualified or not', async () => {
    await putDay('year=2026/month=11/day=20', 'Root/Seen');
    await putDay('year=2026/month=11/day=21', 'Root/Orphan');
    await addDay(20);
    const table = `"awsdatacatalog"."${database}"."ou_breakdown"`;
    const columns = 'billingdate, OU, Service, DailyCost, year, month, day';
    const row = ['2026-11-20', 'Root/Seen', 'Amazon "S3", and 日本', '1.0E-5', '2026', '11', '20'];
    for (const name of [table, `${database}.OU_Breakdown`, 'ou_breakdown']) {
      expect(await athena.rows(`select ${columns} from ${name}`)).toEqual([row]);
    }
    await addDay(21);
    expect(await athena.rows('select ou from ou_breakdown order by 1')).toEqual([
      ['Root/Orphan'],
      ['Root/Seen'],
    ]);
  });

  test('reads a partition without objects as no rows, and lists it', async () => {
    await addDay(22);
    expect(await athena.rows('select * from ou_breakdown where day = 22')).toEqual([]);
    const listed = `select year, month, day from "${database}"."ou_breakdown$partitions" where day > 21`;
    expect(await athena.rows(listed)).toEqual([['2026', '11', '22']]);
  });

  test('sees a replaced object at once', async () => {
    await addDay(20);
    await putDay('year=2026/month=11/day=20', 'Root/Restated');
    expect(await athena.rows('select ou from ou_breakdown where day = 20')).toEqual([
      ['Root/Restated'],
    ]);
  });

  test('reads nothing of a day that a filter excludes', async () => {
    await addDay(20);
    await putDay('year=2026/month=11/day=20', 'Root/Seen');
    const scanned = async (sql: string) => (await athena.end(sql)).Statistics?.DataScannedInBytes;
    expect(await scanned('select ou from ou_breakdown where year * 100 + day = 0')).toBe(0);
    expect(await scanned('select ou from ou_breakdown where day = 20')).toBeGreaterThan(0);
  });

  test('writes partition statements to Glue, and rejects what Hive rejects', async () => {
    await addDay(23);
    await addDay(23);
    const days = async () =>
      (await wire.glue.partitions(database, 'ou_breakdown')).map(({ Values }) => Values[2]);
    expect(await days()).toContain('23');
    const [partition] = (await wire.glue.partitions(database, 'ou_breakdown')).filter(
      ({ Values }) => Values[2] === '23',
    );
    expect(partition?.StorageDescriptor).toMatchObject({
      Location: `${archiveFolder}year=2026/month=11/day=23/`,
      SerdeInfo: { SerializationLibrary: expect.stringContaining('ParquetHiveSerDe') },
    });
    const drop = 'ALTER TABLE ou_breakdown DROP IF EXISTS PARTITION (year=2026, month=11, day=23)';
    expect((await athena.end(drop)).Status?.State).toBe('SUCCEEDED');
    expect(await days()).not.toContain('23');
    expect((await athena.end(drop)).Status?.State).toBe('SUCCEEDED');
  });

  test.each([
    ['select nope from ou_breakdown', /^COLUMN_NOT_FOUND: line 1:8: Column 'nope' cannot/],
    [
      'select *\nfrom nowhere',
      /^TABLE_NOT_FOUND: line 2:6: Table 'awsdatacatalog.finops_db.nowhere'/,
    ],
    ['select nofn(1)', /^FUNCTION_NOT_FOUND: line 1:8: Function 'nofn' not registered/],
    ["select cast('x' as integer)", /^INVALID_CAST_ARGUMENT: /],
    ['ALTER TABLE "ou_breakdown" ADD PARTITION (year=1)', /ParseException.*near '"'/],
    ['ALTER TABLE ou_breakdown ADD PARTITION (year=1)', /ValidationException/],
    ['ALTER TABLE nope ADD PARTITION (year=1)', /Table not found finops_db.nope/],
    ['ALTER TABLE ou_breakdown DROP PARTITION (year=1, month=1, day=1)', /EntityNotFound/],
  ])('fails %j in the words of Athena', async (sql, reason) => {
    const { Status } = await athena.end(sql);
    expect(Status).toMatchObject({ State: 'FAILED' });
    expect(Status?.StateChangeReason).toMatch(reason);
  });

  test('fails if a file contains another type than the table declares', async () => {
    const columnData = [{ name: 'DailyCost', data: ['12'], type: 'STRING' as const }];
    const key = 'ou-breakdowns/year=2025/month=1/day=1/day.parquet';
    await wire.objects.put({ bucket, key }, new Uint8Array(parquetWriteBuffer({ columnData })));
    const place = 'PARTITION (year=2025, month=1, day=1)';
    await athena.end(`ALTER TABLE ou_breakdown ADD ${place}`);
    const end = await athena.end('select sum(dailycost) from ou_breakdown where year = 2025');
    expect(end.Status?.StateChangeReason).toMatch(/^HIVE_BAD_DATA: Field dailycost's type VARCHAR/);
    await wire.objects.put({ bucket, key }, 'not Parquet');
    const broken = await athena.end('select sum(dailycost) from ou_breakdown where year = 2025');
    expect(broken.Status?.StateChangeReason).toMatch(/^HIVE_CANNOT_OPEN_SPLIT/);
    await athena.end(`ALTER TABLE ou_breakdown DROP ${place}`);
  });

  test('lists and repairs partitions', async () => {
    await athena.end('MSCK REPAIR TABLE ou_breakdown');
    const shown = await athena.end('SHOW PARTITIONS ou_breakdown');
    expect(shown.ResultConfiguration?.OutputLocation).toMatch(/\.txt$/);
    expect((await athena.file(shown)).split('\n')).toContain('year=2026/month=11/day=20');
    await athena.end('ALTER TABLE ou_breakdown DROP PARTITION (year=2025, month=1, day=1)');
  });

  test('returns the snapshots of the account directory as they were written', async () => {
    const accounts: DirectoryAccount[] = [
      account('012345678901', 'Root/Old', '2026-11-01'),
      { ...account('012345678901', 'Root/<b>"New"', '2026-11-10'), accountName: '=cmd|"x"' },
    ];
    await wire.putAccounts(accounts);
    const rows = await athena.rows(
      'select snapshot_date, account_id, account_name, ou_path from accounts order by 1',
    );
    expect(rows).toEqual([
      ['2026-11-01', '012345678901', 'name of 012345678901', 'Root/Old'],
      ['2026-11-10', '012345678901', '=cmd|"x"', 'Root/<b>"New"'],
    ]);
  });
});
