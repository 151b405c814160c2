/**
 * Says what an operator should check and do about a failed Athena query, derived from Athena's reason. The
 * first matching pattern decides, so narrower patterns come before wider ones.
 * https://docs.aws.amazon.com/athena/latest/ug/troubleshooting-athena.html
 */
interface Advice {
  readonly reason: RegExp;
  readonly advice: string;
}

const byReason: readonly Advice[] = [
  {
    reason: /Insufficient Lake Formation permission.*s3:\/\//i,
    advice:
      'Lake Formation has registered that location: grant the role of this function ' +
      'DATA_LOCATION_ACCESS on it.',
  },
  {
    reason: /Insufficient Lake Formation permission|not have any privilege on specified resource/i,
    advice:
      'Grant the role of this function that permission in Lake Formation; with `lakeFormation: true` ' +
      'in the settings, `terraform apply` grants all that it needs.',
  },
  {
    reason:
      /not authorized to perform:? kms:|KMS.*(AccessDenied|not authorized)|kms:\w+ .*denied/is,
    advice:
      'Allow the role of this function that action on the key, in the key’s policy too; the key of the ' +
      'Glue catalog belongs into the setting `glueCatalogKmsKeyArn`.',
  },
  {
    reason:
      /PermanentRedirect|301 Moved Permanently|must be addressed using the specified endpoint|bucket is in this region|AuthorizationHeaderMalformed/i,
    advice:
      'That bucket is in another region than this function: check the bucket of the bill and the ' +
      'table’s location in Glue, and keep the bill in a bucket of the system’s region.',
  },
  {
    reason: /Slow ?Down|Please reduce your request rate/i,
    advice: 'S3 limits the rate of requests to that bucket; run again in a few minutes.',
  },
  {
    reason:
      /AccessDenied|(Access|Permission) Denied|not authorized to perform|Insufficient permissions/i,
    advice: "Allow the action in the role's policy, in Lake Formation, or the key's policy.",
  },
  {
    reason: /or requester is not authorized/i,
    advice:
      'Compare the columns of the table in Glue with DIGEST_BILL_SOURCE; where Lake Formation guards ' +
      'the catalog, the role of this function needs SELECT on all columns.',
  },
  {
    reason: /TABLE_NOT_FOUND|SCHEMA_NOT_FOUND|COLUMN_NOT_FOUND/,
    advice: 'Compare DIGEST_ATHENA_DATABASE, the table settings and DIGEST_BILL_SOURCE with Glue.',
  },
  {
    reason: /HIVE_PARTITION_SCHEMA_MISMATCH/,
    advice:
      'A partition in Glue has other column types than its table: drop that partition in Athena, then ' +
      'register it again.',
  },
  {
    reason: /HIVE_BAD_DATA/,
    advice:
      'A file has another type in that column than its table in Glue: check that the folder holds ' +
      'files of one export only, and that DIGEST_BILL_SOURCE names its kind.',
  },
  {
    reason: /HIVE_CURSOR_ERROR|HIVE_CANNOT_OPEN_SPLIT|HIVE_FILESYSTEM/,
    advice: 'A file of the bill or archive cannot be read, or was replaced meanwhile; run again.',
  },
  {
    reason: /exhausted resources/i,
    advice:
      'The query needed more resources than Athena had free: run again, and if it fails again, ask for ' +
      'fewer days at once.',
  },
  {
    reason: /INTERNAL_ERROR|throttl/i,
    advice: 'Athena reports a temporary error; run again.',
  },
];

/** Returns one or two sentences; `isRetryable` is Athena's own classification of the failure. */
export function adviceOn(reason: string, isRetryable: boolean): string {
  const known = byReason.find((one) => one.reason.test(reason));
  if (known !== undefined) return known.advice;
  return isRetryable
    ? 'Athena reports a temporary error; run again.'
    : 'Look the query id up in the Athena console.';
}
