/**
 * Creates what Terraform's foundation creates for the digest: versioned buckets, the Glue database with its
 * tables, a verified sender. Everything is empty at first.
 */
import { CreateEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import type { BillSource } from '../../../../src/domain/costs/bill-source.ts';
import { accountsTable } from '../../../../src/tables/accounts.ts';
import { costAllocationTable } from '../../../../src/tables/cost-allocation.ts';
import { lookupTables } from '../../../../src/tables/lookup-tables.ts';
import { ouBreakdownTable } from '../../../../src/tables/ou-breakdown.ts';
import { resourceCostsTable } from '../../../../src/tables/resource-costs.ts';
import { resourceMetricsTable } from '../../../../src/tables/resource-metrics.ts';
import type { GlueCatalog } from '../glue-catalog.ts';
import type { MotoObjects } from '../moto-objects.ts';
import { billPrefixes } from './deliver-bill.ts';
import { billTable, declaredGlueTable, stagedLinesTable } from './glue-tables.ts';

/** Names of the account's resources. */
export const accountNames = {
  /** Archive, account directory, receipts and run records. */
  bucket: 'finops-daily-summaries',
  billingBucket: 'acme-billing-exports',
  resultsBucket: 'finops-athena-results',
  database: 'finops_db',
  archive: 'ou_breakdown',
  accounts: 'accounts',
  workgroup: 'finops-digest',
  dataSet: 'ou-breakdown',
  sender: 'finops-digest@example.com',
} as const;

export interface AccountRequest {
  readonly motoUrl: string;
  readonly region: string;
  readonly source: BillSource;
  readonly isProjected: boolean;
}

export async function provisionAccount(
  { glue, objects }: { readonly glue: GlueCatalog; readonly objects: MotoObjects },
  { motoUrl, region, source, isProjected }: AccountRequest,
): Promise<void> {
  const { bucket, billingBucket, resultsBucket, database, archive, accounts } = accountNames;
  for (const name of [bucket, billingBucket, resultsBucket])
    await objects.createBucket(name, region);
  await glue.createDatabase(database);
  for (const [name, table] of [
    [archive, ouBreakdownTable],
    [costAllocationTable.name, costAllocationTable],
    [accounts, accountsTable],
    [resourceCostsTable.name, resourceCostsTable],
    [resourceMetricsTable.name, resourceMetricsTable],
    ...Object.values(lookupTables).map((table) => [table.name, table] as const),
  ] as const) {
    const place = `s3://${bucket}/${table.prefix}`;
    await glue.createTable(database, declaredGlueTable(table, name, place));
  }
  await glue.createTable(database, stagedLinesTable(bucket));
  const location = `s3://${billingBucket}/${billPrefixes[source]}`;
  await glue.createTable(database, await billTable({ source, location, isProjected }));
  await verifySender(motoUrl, region);
}

/** A domain: every address below it may send. */
async function verifySender(motoUrl: string, region: string): Promise<void> {
  const client = new SESv2Client({
    region,
    endpoint: motoUrl,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  try {
    for (const EmailIdentity of [accountNames.sender, 'example.com']) {
      await client.send(new CreateEmailIdentityCommand({ EmailIdentity }));
    }
  } finally {
    client.destroy();
  }
}
