/**
 * Which days of an archive table are registered in Glue, and where: what Athena sees. Asked of Glue itself, because the
 * same question to Athena takes a second, and an API asks it again every few seconds.
 * https://docs.aws.amazon.com/glue/latest/webapi/API_GetPartitions.html
 */
import { type BillingDay, isBillingDay } from '../../../domain/calendar/billing-day.ts';
import { dayPartitions } from '../../../tables/day-partitions.ts';
import { awsError } from '../client/aws-errors.ts';
import { refusalOf, sendSigned } from '../client/signed-request.ts';

export interface PartitionsRequest {
  readonly region: string;
  /** URL of an emulator; default: AWS's own. */
  readonly endpoint?: string | undefined;
  readonly database: string;
  readonly table: string;
}

export interface RegisteredPartition {
  readonly day: BillingDay;
  /** An s3:// URI. */
  readonly location: string;
}

interface GluePage {
  readonly Partitions?: readonly {
    readonly Values?: readonly string[];
    readonly StorageDescriptor?: { readonly Location?: string };
  }[];
  readonly NextToken?: string | null;
}

/** In order of day. Throws an Error naming the table if Glue does not answer, or has another partition than days. */
export async function registeredPartitions(
  request: PartitionsRequest,
): Promise<readonly RegisteredPartition[]> {
  const found: RegisteredPartition[] = [];
  let token: string | undefined;
  do {
    const page = await pageOf(request, token);
    for (const { Values = [], StorageDescriptor } of page.Partitions ?? []) {
      found.push({
        day: dayOf(request.table, Values),
        location: StorageDescriptor?.Location ?? '',
      });
    }
    token = page.NextToken ?? undefined;
  } while (token !== undefined && token !== '');
  return found.sort((a, b) => (a.day < b.day ? -1 : 1));
}

async function pageOf(
  { region, endpoint, database, table }: PartitionsRequest,
  token: string | undefined,
): Promise<GluePage> {
  const step = `Glue did not list the partitions of ${database}.${table}`;
  try {
    const response = await sendSigned({
      service: 'glue',
      region,
      endpoint,
      path: '/',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWSGlue.GetPartitions',
      },
      body: JSON.stringify({
        DatabaseName: database,
        TableName: table,
        ExcludeColumnSchema: true,
        ...(token === undefined ? {} : { NextToken: token }),
      }),
    });
    if (response.statusCode === 200) return JSON.parse(response.body) as GluePage;
    throw refusalOf(response);
  } catch (error) {
    throw awsError({ step, error });
  }
}

function dayOf(table: string, values: readonly string[]): BillingDay {
  const [year = '', month = '', day = ''] = values;
  const text = `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (values.length === dayPartitions.length && isBillingDay(text)) return text;
  throw new Error(
    `${table} has a partition (${values.join(', ')}) that is not a calendar date. Drop that partition in Athena.`,
  );
}
