/** Calls to AWS as IAM sees them: an action, its resource, and the context of the request. */
import { runSimulation } from '@cloud-copilot/iam-simulate';
import { account } from './digest-fixture.ts';

export interface Call {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string | string[]>>;
  /** Account of the resource; by default this one. */
  readonly owner?: string;
  /** The resource's own policy, if it has one. */
  readonly resourcePolicy?: unknown;
}

export const summaries = 'arn:aws:s3:::acme-finops-prod-summaries-111122223333';
export const bill = 'arn:aws:s3:::acme-finops-prod-bill-111122223333';
export const billData = 'bill/acme-finops-prod-bill/data';
export const billManifests = 'bill/acme-finops-prod-bill/metadata';
const glue = `arn:aws:glue:eu-west-1:${account}`;

export const call = (action: string, resource: string, context: Call['context'] = {}): Call => ({
  action,
  resource,
  context,
});

export const calls = (actions: readonly string[], resource: string, context?: Call['context']) =>
  actions.map((action) => call(action, resource, context));

export const table = (name: string) => `${glue}:table/acme_finops_prod_db/${name}`;
/** Workgroup of a function or QuickSight; without a name, of people. */
export const workgroup = (querier = '') =>
  `arn:aws:athena:eu-west-1:${account}:workgroup/${['acme-finops-prod', querier].filter(Boolean).join('-')}`;
/** A query's result: only its querier may see it. */
export const resultOf = (querier: string) => `${summaries}/athena-results/${querier}/0f2c.csv`;
export const identity = (name: string) => `arn:aws:ses:eu-west-1:${account}:identity/${name}`;

/**
 * What Athena does with its caller's permissions for any statement, and what the caller itself calls.
 */
export function queries(querier: string, tables: readonly string[]): readonly Call[] {
  return [
    ...calls(
      ['StartQueryExecution', 'GetQueryExecution', 'StopQueryExecution'].map((a) => `athena:${a}`),
      workgroup(querier),
    ),
    ...calls(['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload'], resultOf(querier)),
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

/**
 * The policy of a key that allows the account's roles by their own policies; KMS allows nothing without
 * a key policy.
 */
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

/** The result when a service tries to assume the role with this trust policy. */
export async function outcomeOfTrust(
  trust: unknown,
  role: string,
  { service, context }: { readonly service: string; readonly context: Call['context'] },
): Promise<string> {
  const result = await runSimulation(
    {
      identityPolicies: [],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: trust,
      request: {
        action: 'sts:AssumeRole',
        principal: service,
        resource: { resource: `arn:aws:iam::${account}:role/${role}`, accountId: account },
        contextVariables: { ...context },
      },
    },
    {},
  );
  if (result.resultType !== 'error') return result.overallResult;
  throw new Error(`${service} taking ${role}: ${JSON.stringify(result.errors)}`);
}

/** 'Allowed', 'ImplicitlyDenied' or 'ExplicitlyDenied', for a role with only this policy. */
export async function outcomeOf(policy: unknown, role: string, one: Call): Promise<string> {
  const { owner = account } = one;
  const principal = `arn:aws:iam::${account}:role/${role}`;
  const ofResource = one.resourcePolicy ?? (one.action.startsWith('kms:') ? keyPolicy : undefined);
  const result = await runSimulation(
    {
      identityPolicies: [{ name: 'permissions', policy }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(ofResource !== undefined && { resourcePolicy: ofResource }),
      request: {
        action: one.action,
        principal,
        resource: { resource: one.resource, accountId: owner },
        contextVariables: {
          'aws:ResourceAccount': owner,
          'aws:PrincipalArn': principal,
          ...one.context,
        },
      },
    },
    {},
  );
  if (result.resultType !== 'error') return result.overallResult;
  throw new Error(`${one.action} on ${one.resource}: ${JSON.stringify(result.errors)}`);
}
