/**
 * Reads the AWS part of the functions' environment: names, limits and prices. Handlers parse it once;
 * Terraform sets the same names. It contains no secret: the role provides the credentials.
 */

import * as z from 'zod/mini';
import { type BillSource, billSources } from '../../../domain/costs/bill-source.ts';
import { listPricePerTerabyte } from '../../../domain/costs/scan-cost.ts';
import { defaultAthenaSeconds, defaultQuickSightSeconds } from '../../../settings/defaults.ts';
import { optionalVariable, parseEnvironment } from '../../../settings/parse-environment.ts';
import { accountsTable } from '../../../tables/accounts.ts';
import { ouBreakdownTable } from '../../../tables/ou-breakdown.ts';

const seconds = z.coerce.number().check(z.int(), z.positive());
const text = z.string().check(z.minLength(1));
const s3Uri = z.string().check(z.startsWith('s3://'));
const name = z.string().check(z.regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'letters, digits and _ only'));

/** Environment variable → accepted values. Optional variables may be unset or empty. */
export const awsEnvironment = z.object({
  AWS_REGION: text,
  DIGEST_ACCOUNT_ID: z.string().check(z.regex(/^\d{12}$/, 'twelve digits')),
  DIGEST_BUCKET: z.string().check(z.minLength(3)),
  DIGEST_ATHENA_DATABASE: name,
  DIGEST_ATHENA_WORKGROUP: text,
  /** The s3:// URI for results; unset if the workgroup enforces its own location. */
  DIGEST_ATHENA_RESULTS: optionalVariable(s3Uri),
  DIGEST_ATHENA_TIMEOUT_SECONDS: z._default(seconds, defaultAthenaSeconds),
  /** Athena's list price in the region, in US dollars per 10^12 bytes scanned. */
  DIGEST_ATHENA_USD_PER_TERABYTE: z._default(
    z.coerce.number().check(z.nonnegative()),
    listPricePerTerabyte,
  ),
  DIGEST_BILL_SOURCE: z._default(z.enum(billSources), 'cur2'),
  DIGEST_BILL_TABLE: name,
  /** Columns with tags and cost categories of a legacy report's table, separated by commas. */
  DIGEST_BILL_TAG_COLUMNS: optionalVariable(
    z.string().check(z.regex(/^\w+(,\w+)*$/, 'names of columns, separated by commas')),
  ),
  /** The s3:// URI of the folder with the billing periods' folders: a dry run reads their sizes there. */
  DIGEST_BILL_LOCATION: optionalVariable(s3Uri),
  /** Region of the bill's bucket; default: the function's own region. */
  DIGEST_BILL_REGION: optionalVariable(text),
  DIGEST_ACCOUNTS_TABLE: z._default(name, accountsTable.name),
  DIGEST_ARCHIVE_TABLE: z._default(name, ouBreakdownTable.name),
  /** QuickSight data set to refresh; unset if there is no dashboard. */
  DIGEST_QUICKSIGHT_DATASET_ID: optionalVariable(z.string()),
  DIGEST_QUICKSIGHT_TIMEOUT_SECONDS: z._default(seconds, defaultQuickSightSeconds),
  DIGEST_SES_CONFIGURATION_SET: optionalVariable(z.string()),
  /** Region from which SES sends; default: the function's own region. */
  DIGEST_SES_REGION: optionalVariable(text),
});

export interface AwsSettings {
  readonly region: string;
  readonly accountId: string;
  readonly bucket: string;
  readonly athena: {
    readonly database: string;
    readonly workgroup: string;
    readonly resultsLocation: string | undefined;
    readonly timeoutSeconds: number;
    readonly usdPerTerabyte: number;
  };
  readonly tables: {
    readonly billSource: BillSource;
    readonly bill: string;
    /** Of a legacy report; by default none. */
    readonly tagColumns?: readonly string[] | undefined;
    readonly billLocation?: string | undefined;
    /** Default: the region above. */
    readonly billRegion?: string | undefined;
    readonly accounts: string;
    readonly archive: string;
  };
  readonly quicksight: { readonly dataSetId: string; readonly timeoutSeconds: number } | null;
  readonly sesConfigurationSet: string | undefined;
  /** Default: the region above. */
  readonly sesRegion?: string | undefined;
}

/** Throws an Error naming each variable that is missing or wrong, and what it accepts. */
export function readAwsSettings(environment: NodeJS.ProcessEnv): AwsSettings {
  const env = parseEnvironment(awsEnvironment, environment);
  return {
    region: env.AWS_REGION,
    accountId: env.DIGEST_ACCOUNT_ID,
    bucket: env.DIGEST_BUCKET,
    athena: {
      database: env.DIGEST_ATHENA_DATABASE,
      workgroup: env.DIGEST_ATHENA_WORKGROUP,
      resultsLocation: env.DIGEST_ATHENA_RESULTS,
      timeoutSeconds: env.DIGEST_ATHENA_TIMEOUT_SECONDS,
      usdPerTerabyte: env.DIGEST_ATHENA_USD_PER_TERABYTE,
    },
    tables: {
      billSource: env.DIGEST_BILL_SOURCE,
      bill: env.DIGEST_BILL_TABLE,
      tagColumns: env.DIGEST_BILL_TAG_COLUMNS?.split(','),
      billLocation: env.DIGEST_BILL_LOCATION,
      billRegion: env.DIGEST_BILL_REGION,
      accounts: env.DIGEST_ACCOUNTS_TABLE,
      archive: env.DIGEST_ARCHIVE_TABLE,
    },
    quicksight:
      env.DIGEST_QUICKSIGHT_DATASET_ID === undefined
        ? null
        : {
            dataSetId: env.DIGEST_QUICKSIGHT_DATASET_ID,
            timeoutSeconds: env.DIGEST_QUICKSIGHT_TIMEOUT_SECONDS,
          },
    sesConfigurationSet: env.DIGEST_SES_CONFIGURATION_SET,
    sesRegion: env.DIGEST_SES_REGION,
  };
}
