/** Calls to AWS as IAM sees them: an action, the resource it is on, and what the request says of itself. */
import { runSimulation } from '@cloud-copilot/iam-simulate';
import { account } from './digest-fixture.ts';

export interface Call {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string | string[]>>;
}

export const summaries = 'arn:aws:s3:::acme-finops-prod-summaries-111122223333';
export const bill = 'arn:aws:s3:::acme-finops-prod-bill-111122223333';
export const billData = 'bill/acme-finops-prod-bill/data';
export const billManifests = 'bill/acme-finops-prod-bill/metadata';
const glue = `arn:aws:glue:eu-west-1:${account}`;

export const call = (action: string, resource: string, context: Call['context'] = {}): Call => ({
  ...{ action, resource, context },
});

export const calls = (actions: readonly string[], resource: string, context?: Call['context']) =>
  actions.map((action) => call(action, resource, context));

export const table = (name: string) => `${glue}:table/acme_finops_prod_db/${name}`;
export const workgroup = `arn:aws:athena:eu-west-1:${account}:workgroup/acme-finops-prod`;
export const identity = (name: string) => `arn:aws:ses:eu-west-1:${account}:identity/${name}`;

/** What Athena does with its caller's rights for any statement, and what the function asks of it. */
export function queries(tables: readonly string[]): readonly Call[] {
  const result = `${summaries}/athena-results/0f2c.csv`;
  return [
    ...calls(
      ['StartQueryExecution', 'GetQueryExecution', 'StopQueryExecution'].map((a) => `athena:${a}`),
      workgroup,
    ),
    ...calls(['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload'], result),
    ...calls(['s3:ListBucket', 's3:GetBucketLocation', 's3:ListBucketMultipartUploads'], summaries),
    call('glue:GetDatabase', `${glue}:database/acme_finops_prod_db`),
    call('glue:GetDatabase', `${glue}:database/default`),
    ...tables.flatMap((name) =>
      calls(['glue:GetTable', 'glue:GetPartition', 'glue:GetPartitions'], table(name)),
    ),
  ];
}

export const readsBill: readonly Call[] = [
  call('s3:GetObject', `${bill}/${billData}/BILLING_PERIOD=2026-11/bill-00001.snappy.parquet`),
  call('s3:ListBucket', bill, { 's3:prefix': `${billData}/BILLING_PERIOD=2026-11/` }),
  call('s3:GetBucketLocation', bill),
  call('s3:ListBucket', bill, { 's3:prefix': `${billManifests}/BILLING_PERIOD=2026-11/` }),
  call('s3:GetObject', `${bill}/${billManifests}/BILLING_PERIOD=2026-11/bill-Manifest.json`),
];

/** A key that leaves it to the account's roles; KMS allows nothing without its own word. */
const keyPolicy = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
      Resource: '*',
    },
  ],
};

/** 'Allowed', 'ImplicitlyDenied' or 'ExplicitlyDenied', as a role with only this policy gets it. */
export async function outcomeOf(policy: unknown, role: string, one: Call): Promise<string> {
  const result = await runSimulation(
    {
      identityPolicies: [{ name: 'permissions', policy }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(one.action.startsWith('kms:') && { resourcePolicy: keyPolicy }),
      request: {
        action: one.action,
        principal: `arn:aws:iam::${account}:role/${role}`,
        resource: { resource: one.resource, accountId: account },
        contextVariables: { ...one.context },
      },
    },
    {},
  );
  if (result.resultType !== 'error') return result.overallResult;
  throw new Error(`${one.action} on ${one.resource}: ${JSON.stringify(result.errors)}`);
}
