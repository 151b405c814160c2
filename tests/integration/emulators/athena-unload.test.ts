/** UNLOAD on the Athena emulator: files by partition, manifest, statistics, and its kinds of failure. */
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { encodeDay } from '../../../src/archive/day/parquet.ts';
import { checkedDay } from '../../archive/day/checked-day.ts';
import { accountNames } from '../../support/aws/account/provision-account.ts';
import { objectPlace } from '../../support/aws/moto-objects.ts';
import { startWireAws, type WireAws, wireAwsAbsence } from '../../support/aws/wire-aws.ts';
import { type AthenaCaller, athenaCaller } from './athena-caller.ts';

const absence = wireAwsAbsence('tests/integration/emulators/athena-unload.test.ts');
const { bucket } = accountNames;
const byDay = "partitioned_by = ARRAY['year', 'month', 'day']";

function unload(select: string, folder: string, more = `, ${byDay}`): string {
  return `UNLOAD (\n${select}\n) TO 's3://${bucket}/staging/${folder}/'
    WITH (format = 'PARQUET', compression = 'SNAPPY'${more})`;
}

/** Rows (cost, day) as a table `t`. */
function rowsOf(rows: readonly (readonly [number, number])[]): string {
  return `(values ${rows.map(([cost, day]) => `(${cost}e0, ${day})`).join(', ')}) as t (cost, day)`;
}

describe.skipIf(absence !== undefined)('UNLOAD on the Athena emulator', () => {
  let wire: WireAws;
  let athena: AthenaCaller;

  beforeAll(async () => {
    wire = await startWireAws();
    athena = athenaCaller(wire);
  });
  afterEach(() => wire?.athena.reset());
  afterAll(() => wire?.stop());

  const keysBelow = async (folder: string) =>
    (await wire.objects.list({ bucket, key: `staging/${folder}/` })).map(({ key }) =>
      key.slice(`staging/${folder}/`.length),
    );

  const fileAt = async (folder: string, key: string): Promise<ArrayBuffer> => {
    const bytes = await wire.objects.get({ bucket, key: `staging/${folder}/${key}` });
    return new Uint8Array(bytes).buffer;
  };

  const reasonOf = async (sql: string) => {
    const { Status } = await athena.end(sql);
    expect(Status?.State).toBe('FAILED');
    return Status?.StateChangeReason ?? '';
  };

  test('writes a folder per partition, unpadded, without its columns in the files', async () => {
    const select = `
      select date '2026-11-01' as BillingDate, 'Root/Ä' as OU, 1.5e0 as DailyCost,
        count(*) over () as line_count, cast(null as varchar) as nothing,
        2026 as year, 11 as month, day
      from ${rowsOf([
        [1, 1],
        [2, 1],
        [3, 12],
      ])}`;
    const end = await athena.end(unload(select, 'folders'));
    expect(end.Status?.StateChangeReason).toBeUndefined();
    expect(end).toMatchObject({ StatementType: 'DML', SubstatementType: 'UNLOAD' });
    const keys = await keysBelow('folders');
    expect(keys.map((key) => key.replace(/[^/]+$/, ''))).toEqual([
      'year=2026/month=11/day=1/',
      'year=2026/month=11/day=12/',
    ]);
    for (const key of keys) expect(key).toMatch(/\/\d{8}_\d{6}_\w{5}_[0-9a-f-]{36}$/);
    const file = await fileAt('folders', keys[0] ?? '');
    const rows = await parquetReadObjects({ file });
    const row = { ou: 'Root/Ä', dailycost: 1.5, line_count: 3n, nothing: null };
    expect(rows).toEqual(
      [row, row].map((one) => ({ billingdate: new Date('2026-11-01'), ...one })),
    );
    const { schema, row_groups } = parquetMetadata(file);
    expect(schema.slice(1).map(({ type, converted_type }) => [type, converted_type])).toEqual([
      ['INT32', 'DATE'],
      ['BYTE_ARRAY', 'UTF8'],
      ['DOUBLE', undefined],
      ['INT64', 'INT_64'],
      ['BYTE_ARRAY', 'UTF8'],
    ]);
    expect(row_groups[0]?.columns[0]?.meta_data?.codec).toBe('SNAPPY');
  });

  test('writes a large partition as several files, each in order, but written concurrently', async () => {
    const rows = Array.from({ length: 250 }, (_, index) => [250 - index, 1] as const);
    const select = `select cost, day from ${rowsOf(rows)} order by cost`;
    await athena.end(unload(select, 'several', ", partitioned_by = ARRAY['day']"));
    const keys = await keysBelow('several');
    expect(keys).toHaveLength(3);
    const files = await Promise.all(keys.map((key) => fileAt('several', key)));
    const costs = await Promise.all(
      files.map(async (file) =>
        (await parquetReadObjects({ file })).map(({ cost }) => Number(cost)),
      ),
    );
    for (const some of costs) expect(some).toEqual([...some].sort((a, b) => a - b));
    expect(costs.flat()).toHaveLength(250);
    expect(new Set(costs.flat()).size).toBe(250);
    expect(costs.flat()).not.toEqual(costs.flat().sort((a, b) => a - b));
  });

  test('lists its files in a manifest next to the results, and writes no result file', async () => {
    const end = await athena.end(
      unload(
        `select cost, 2026 as year, 11 as month, day from ${rowsOf([
          [1, 1],
          [2, 2],
        ])}`,
        'listed',
      ),
    );
    const id = end.QueryExecutionId;
    const results = `s3://${accountNames.resultsBucket}/results/${id}`;
    expect(end.ResultConfiguration?.OutputLocation).toBe(results);
    expect(end.Statistics?.DataManifestLocation).toBe(`${results}-manifest.csv`);
    const beside = await wire.objects.list(objectPlace(results));
    expect(beside.map(({ key }) => key)).toEqual([
      `results/${id}-manifest.csv`,
      `results/${id}.metadata`,
    ]);
    const manifest = await wire.objects.get(objectPlace(`${results}-manifest.csv`));
    const written = (await keysBelow('listed')).map(
      (key) => `s3://${bucket}/staging/listed/${key}`,
    );
    expect(Buffer.from(manifest).toString().trimEnd().split('\n').sort()).toEqual(written.sort());
  });

  test('counts the bytes of its scan, like the SELECT alone', async () => {
    const rows = [['Root/Prod', 'Amazon S3', '012345678901', 1.25]] as const;
    const key = 'ou-breakdowns/year=2026/month=11/day=20/day.parquet';
    await wire.objects.put({ bucket, key }, encodeDay(checkedDay(rows)));
    await athena.end('MSCK REPAIR TABLE ou_breakdown');
    const select = 'select ou, dailycost, day from ou_breakdown where day = 20';
    const alone = (await athena.end(select)).Statistics?.DataScannedInBytes ?? 0;
    const end = await athena.end(unload(select, 'scan', ", partitioned_by = ARRAY['day']"));
    expect(alone).toBeGreaterThan(0);
    expect(end.Statistics?.DataScannedInBytes).toBe(alone);
    const [file = ''] = await keysBelow('scan');
    expect(await parquetReadObjects({ file: await fileAt('scan', file) })).toEqual([
      { ou: 'Root/Prod', dailycost: 1.25 },
    ]);
  });

  test('without partitions requires an empty target, and leaves its files unchanged', async () => {
    const sql = unload('select 1 as one', 'once', '');
    expect((await athena.end(sql)).Status?.State).toBe('SUCCEEDED');
    const before = await keysBelow('once');
    expect(before).toHaveLength(1);
    expect(await reasonOf(sql)).toMatch(
      /^HIVE_PATH_ALREADY_EXISTS: .*s3:\/\/[\w-]+\/staging\/once\/.*-manifest\.csv', you may need/,
    );
    expect(await keysBelow('once')).toEqual(before);
  });

  test('with partitions adds to the existing files, so that a second run duplicates the rows', async () => {
    const sql = unload('select 1 as one, 2 as day', 'twice', ", partitioned_by = ARRAY['day']");
    await athena.end(sql);
    expect((await athena.end(sql)).Status?.State).toBe('SUCCEEDED');
    expect(await keysBelow('twice')).toHaveLength(2);
  });

  test('writes a hundred partitions, but not a hundred and one', async () => {
    const partitions = (count: number) =>
      `select cost, day from ${rowsOf(Array.from({ length: count }, (_, day) => [1, day]))}`;
    const more = ", partitioned_by = ARRAY['day']";
    expect(await reasonOf(unload(partitions(101), 'many', more))).toMatch(
      /^HIVE_TOO_MANY_OPEN_PARTITIONS: Exceeded limit of 100 open writers for partitions\/buckets\./,
    );
    expect(await keysBelow('many')).toEqual([]);
    expect((await athena.end(unload(partitions(100), 'many', more))).Status?.State).toBe(
      'SUCCEEDED',
    );
    expect(await keysBelow('many')).toHaveLength(100);
  });

  test('leaves its files if it fails in the middle; the manifest lists all planned files', async () => {
    wire.athena.failNext({
      operation: 'StartQueryExecution',
      matching: /UNLOAD/,
      state: 'FAILED',
      afterFiles: 2,
      reason: 'INTERNAL_ERROR: the engine went away',
    });
    const select = `select cost, day from ${rowsOf([
      [1, 1],
      [1, 2],
      [1, 3],
      [1, 4],
    ])}`;
    const end = await athena.end(unload(select, 'orphans', ", partitioned_by = ARRAY['day']"));
    expect(end.Status).toMatchObject({
      State: 'FAILED',
      StateChangeReason: expect.stringMatching(/^INTERNAL_ERROR: the engine went away\. If a data/),
    });
    expect(await keysBelow('orphans')).toHaveLength(2);
    const manifest = await wire.objects.get(
      objectPlace(end.Statistics?.DataManifestLocation ?? ''),
    );
    expect(Buffer.from(manifest).toString().trimEnd().split('\n')).toHaveLength(4);
  });

  test.each([
    ['select 1 as day, 2 as cost', /^HIVE_COLUMN_ORDER_MISMATCH: .*\[day\]/],
    [
      'select 1 as cost',
      /^INVALID_TABLE_PROPERTY: Partition columns \[day\] not present in schema/,
    ],
    ['select 1 as day', /^INVALID_TABLE_PROPERTY: Table contains only partition columns/],
    ['select count(*), 1 as day', /^MISSING_COLUMN_NAME: .*position 1/],
    ['select 1 as a, 2 as A, 1 as day', /^DUPLICATE_COLUMN_NAME: .*'a'/],
    ['select nope, 1 as day\nfrom ou_breakdown', /^COLUMN_NOT_FOUND: line 2:8: Column 'nope'/],
    ['select 1 as a, 1 as day\nfrom nowhere', /^TABLE_NOT_FOUND: line 3:6: /],
    ["select cast('x' as integer) as a, 1 as day", /^INVALID_CAST_ARGUMENT: /],
  ])('fails %j in the words of Athena, and writes nothing', async (select, reason) => {
    const sql = unload(select, 'refused', ", partitioned_by = ARRAY['day']");
    expect(await reasonOf(sql)).toMatch(reason);
    expect(await keysBelow('refused')).toEqual([]);
  });
});
