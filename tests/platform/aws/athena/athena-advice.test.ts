/** The text for an operator about a query that Athena failed: Athena's reason, and what to do. */
import { expect, test } from 'vitest';
import { athenaWith, execution } from '../athena-server.ts';
import { messageOf } from '../wire-server.ts';

const statement = { name: 'ou_breakdown', sql: 'select 1 as n', schema: { n: 'integer' } } as const;

/** Reasons as quoted by AWS and its users, shortened. */
const cases: readonly (readonly [reason: string, advice: RegExp])[] = [
  [
    'Insufficient Lake Formation permission(s): Required Select on bill (Service: AWSGlue; Status ' +
      'Code: 400; Error Code: AccessDeniedException; Request ID: 1)',
    /Grant the role of this function that permission in Lake Formation; .*`lakeFormation: true`/,
  ],
  [
    'FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask. ' +
      'MetaException(message:Insufficient Lake Formation permission(s): Required Alter on ou_breakdown)',
    /Grant the role of this function that permission in Lake Formation/,
  ],
  [
    'Insufficient permissions to execute the query. Principal does not have any privilege on specified ' +
      'resource (Service: AmazonDataCatalog; Status Code: 400; Error Code: AccessDeniedException)',
    /Grant the role of this function that permission in Lake Formation/,
  ],
  [
    'Permission denied on S3 path: s3://acme-bills/a.parquet',
    /Allow the action in the role's policy/,
  ],
  [
    'Insufficient Lake Formation permission(s) on s3://acme-summaries/ou-breakdowns/year=2026',
    /registered that location: grant the role of this function DATA_LOCATION_ACCESS/,
  ],
  [
    'User: arn:aws:sts::1:assumed-role/digest/d is not authorized to perform: kms:Decrypt on resource: ' +
      'arn:aws:kms:eu-west-1:1:key/2 (Service: AWSGlue; Error Code: AccessDeniedException)',
    /that action on the key, in the key’s policy too; .*`glueCatalogKmsKeyArn`/,
  ],
  [
    'User: arn:aws:sts::1:assumed-role/digest/d is not authorized to perform: glue:GetTable',
    /Allow the action in the role's policy, in Lake Formation, or the key's policy\.$/,
  ],
  [
    'HIVE_CANNOT_OPEN_SPLIT: Error opening Hive split s3://acme-bills/a.parquet: The bucket is in this ' +
      'region: us-east-1. Please use this region to retry the request (Status Code: 301; Error Code: ' +
      'PermanentRedirect)',
    /bucket is in another region than this function: check the bucket of the bill and the table’s/,
  ],
  [
    'HIVE_CANNOT_OPEN_SPLIT: Error opening Hive split s3://acme-bills/a.parquet: Please reduce your ' +
      'request rate. (Status Code: 503; Error Code: SlowDown)',
    /S3 limits the rate of requests to that bucket; run again in a few minutes/,
  ],
  [
    'HIVE_CANNOT_OPEN_SPLIT: Error opening Hive split s3://acme-bills/a.parquet: Access Denied ' +
      '(Service: Amazon S3; Status Code: 403)',
    /Allow the action in the role's policy/,
  ],
  [
    'HIVE_CANNOT_OPEN_SPLIT: Error opening Hive split s3://acme-bills/a.parquet (offset=0): not a ' +
      'Parquet file',
    /cannot be read, or was replaced meanwhile; run again/,
  ],
  [
    "COLUMN_NOT_FOUND: line 3:8: Column 'bill_payer' cannot be resolved or requester is not authorized " +
      'to access requested resources',
    /columns of the table in Glue with DIGEST_BILL_SOURCE; where Lake Formation .* SELECT on all/,
  ],
  [
    'HIVE_PARTITION_SCHEMA_MISMATCH: There is a mismatch between the table and partition schemas. The ' +
      "column 'dailycost' in table 'db.ou_breakdown' is declared as type 'double', but partition " +
      "'year=2026' declared column 'dailycost' as type 'string'",
    /other column types than its table: drop that partition in Athena, then register it again/,
  ],
  [
    "HIVE_BAD_DATA: Field line_item_unblended_cost's type BINARY in parquet file s3://acme-bills/a is " +
      'incompatible with type double defined in table schema',
    /another type in that column than its table in Glue: check that the folder holds files of one/,
  ],
  [
    'EXCEEDED_LOCAL_MEMORY_LIMIT: Query exhausted resources at this scale factor',
    /run again, and if it fails again, ask for fewer days at once/,
  ],
  ['GENERIC_INTERNAL_ERROR: the engine went away', /Athena reports a temporary error; run again/],
];

test.each(cases)('"%s" comes with what to check and do', async (reason, advice) => {
  const { engine } = await athenaWith({
    override: (operation) =>
      operation === 'GetQueryExecution'
        ? execution('FAILED', { StateChangeReason: reason })
        : undefined,
  });
  const message = await messageOf(engine.query(statement));
  expect(message).toContain(reason.replace(/\.$/, ''));
  expect(message.slice(message.indexOf(reason.slice(-20)) + 20)).toMatch(advice);
});
