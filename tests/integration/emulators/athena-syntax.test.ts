/**
 * Text that Athena's grammar cannot parse is rejected before a query starts; names that it cannot resolve
 * fail in the query. In both cases our client's error names statement, line and column.
 */
import { AthenaClient } from '@aws-sdk/client-athena';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AthenaEngine } from '../../../src/platform/aws/athena/athena-engine.ts';
import { accountNames } from '../../support/aws/account/provision-account.ts';
import { startWireAws, type WireAws, wireAwsAbsence } from '../../support/aws/wire-aws.ts';
import { type AthenaCaller, athenaCaller } from './athena-caller.ts';

const absence = wireAwsAbsence('tests/integration/emulators/athena-syntax.test.ts');

describe.skipIf(absence !== undefined)('the grammar of the Athena emulator', () => {
  let wire: WireAws;
  let athena: AthenaCaller;

  beforeAll(async () => {
    wire = await startWireAws();
    athena = athenaCaller(wire);
  });
  afterAll(() => wire?.stop());

  test.each([
    ['select 1 from from', "line 1:15: mismatched input 'from'."],
    ['select a,\n  from t', "line 2:3: mismatched input 'from'."],
    ["select '2026-11-20'::date as day", "line 1:20: mismatched input ':'."],
    ['select * exclude (a) from t', "line 1:10: mismatched input 'exclude'."],
    ['select 1; select 2', 'Only one sql statement is allowed. Got: select 1; select 2'],
    ["UNLOAD (select 1 as a TO 's3://b/p/'", "line 1:37: mismatched input '<EOF>'."],
  ])('rejects %j', async (sql, message) => {
    await expect(athena.start(sql)).rejects.toMatchObject({
      name: 'InvalidRequestException',
      message,
    });
    expect(wire.athena.queries()).toEqual([]);
  });

  test.each([
    ["select 1 <= 2 as a, 'x' as b", "select 1 < = 2 as a, 'y' as b"],
    ["select 'it''s' as a", "select 'it' 's' as a"],
    ['select 10 as a -- one', 'select 10 20 as a'],
    ['select a1 from (select 1 as a1)', 'select a 1 from (select 1 as a1)'],
    [
      "UNLOAD (select 1 as a) TO 's3://finops-athena-results/u/' WITH (format = 'PARQUET')",
      "UNLOAD (select 1 as a) TO 's3://finops-athena-results/v/' WITH (format = 'PDF')",
    ],
  ])('accepts %j, and still rejects %j', async (accepted, rejected) => {
    await athena.start(accepted);
    await expect(athena.start(rejected)).rejects.toMatchObject({ name: 'InvalidRequestException' });
    await wire.athena.reset();
  });

  test.each([
    ['select 1 from from', /^Athena could not start some_query: .*line 1:15: mismatched input/],
    ['select 1 as a,\n nope from ou_breakdown', /^some_query failed on Athena .*line 2:2: Column/],
  ])('our client names statement, line and column of %j', async (sql, message) => {
    const settings = { region: 'eu-central-1', credentials };
    const engine = new AthenaEngine({
      athena: new AthenaClient({ ...settings, endpoint: wire.athena.url }),
      s3: new S3Client({ ...settings, endpoint: wire.moto.url, forcePathStyle: true }),
      settings: {
        database: accountNames.database,
        workgroup: accountNames.workgroup,
        resultsLocation: undefined,
        timeoutSeconds: 30,
        usdPerTerabyte: 5,
      },
      pace: { firstMilliseconds: 5, maxMilliseconds: 20 },
    });
    const query = engine.query({ name: 'some_query', sql, schema: { a: 'integer' } });
    await expect(query).rejects.toThrow(message);
  });
});

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
