/**
 * The stacks as Terraform reads them, synthesized from settings that name the emulator's account.
 * Variants enable what the plain settings omit.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleFunction, functionNames } from '../../../build/functions/bundle-functions.ts';
import { synthesize } from '../../../stacks/main.ts';
import { motoAccountId } from '../aws/moto-server.ts';
import '../cdktf/archive-once.ts';
import type { TerraformJson } from './terraform-json.ts';

export interface TestStack {
  readonly name: string;
  /** The synthesized folder: cdk.tf.json and the assets next to it. */
  readonly folder: string;
  readonly configuration: TerraformJson;
}

/** A platform engineer's `context.digest` with only the required settings. */
export const plainContext = {
  environment: 'test',
  organization: 'acme',
  accountId: motoAccountId,
  region: 'eu-central-1',
  bill: { kind: 'export-cur2' },
  mail: { from: 'finops-digest@example.com', to: ['finops@example.com', 'lead@example.com'] },
  alarmEmails: ['oncall@example.com'],
  tags: { Team: 'FinOps' },
  runbooksUrl: 'https://github.com/example/finops-digest/blob/main/runbooks',
} as const;

const principalArn = `arn:aws:quicksight:us-east-1:${motoAccountId}:user/default/finops`;

/** Every optional protection, and the other kind of export. */
export const guardedContext = {
  ...plainContext,
  bill: { kind: 'export-legacy', kms: true, crawler: true },
  mail: { ...plainContext.mail, identity: 'email' },
  directory: { source: 'csv' },
  kms: true,
  logRetentionDays: 365,
  accessLogs: { bucket: 'acme-access-logs', keyPrefix: 's3' },
  quicksight: { identityRegion: 'us-east-1', principalArn },
  executives: { route: 'registered-user', to: ['chief@example.com'], userArn: principalArn },
} as const;

/** An account whose catalog is under Lake Formation and a customer's key, with functions in a VPC. */
export const guardedAccountContext = {
  ...plainContext,
  functions: {
    vpc: {
      subnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
      securityGroupIds: ['sg-0123456789abcdef0'],
    },
  },
  lakeFormation: true,
  glueCatalogKmsKeyArn: `arn:aws:kms:eu-central-1:${motoAccountId}:key/66666666-7777-8888-9999-000000000000`,
} as const;

/** A web dashboard with a pool of readers. */
export const webContext = {
  ...plainContext,
  web: { login: { kind: 'cognito', domainPrefix: 'acme-costs' } },
} as const;

const webAclArn = `arn:aws:wafv2:us-east-1:${motoAccountId}:global/webacl/acme/11111111-2222-3333-4444-555555555555`;
const companyLogin = {
  kind: 'oidc',
  issuer: 'https://login.example.com/acme',
  clientId: 'finops-dashboard',
  authorizeUrl: 'https://login.example.com/acme/authorize',
  tokenUrl: 'https://login.example.com/acme/token',
} as const;

/** Web dashboards that create other resources than `webContext`, by the difference. */
export const webVariants: Readonly<Record<string, object>> = {
  'a pool and CloudFront’s own name': webContext,
  'a provider of the company, a domain in Route 53, logs and keys': {
    ...plainContext,
    kms: true,
    accessLogs: { bucket: 'acme-access-logs', keyPrefix: 's3' },
    logRetentionDays: 365,
    web: {
      login: companyLogin,
      readerClaim: 'groups',
      domain: { name: 'costs.example.com', hostedZoneId: 'Z0123456789ABC' },
      webAclArn,
      accessLogs: { bucket: 'acme-access-logs', keyPrefix: 'web' },
      corsOrigins: ['https://portal.example.com'],
    },
  },
  'a certificate that exists, an account under Lake Formation, a function in a VPC': {
    ...guardedAccountContext,
    web: {
      ...webContext.web,
      domain: {
        name: 'costs.example.com',
        certificateArn: `arn:aws:acm:us-east-1:${motoAccountId}:certificate/11111111-2222`,
      },
    },
  },
  Amplify: { ...plainContext, web: { ...webContext.web, hosting: 'amplify' } },
};

const subnetIds = ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'];

/** Warehouses and Grafanas that the examples do not have, by stack and difference. */
export const readerVariants: readonly (readonly [stack: string, what: string, more: object])[] = [
  [
    'warehouse',
    'AWS’s own encryption and other limits',
    {
      warehouse: {
        kind: 'serverless',
        subnetIds,
        securityGroupIds: ['sg-0123456789abcdef0'],
        enhancedVpcRouting: false,
        baseCapacity: 4,
        usageLimit: { rpuHours: 8, period: 'daily', breachAction: 'emit-metric' },
      },
    },
  ],
  [
    'warehouse',
    'a workgroup that exists',
    {
      kms: true,
      warehouse: {
        kind: 'workgroup',
        database: 'dev',
        workgroupArn: `arn:aws:redshift-serverless:eu-central-1:${motoAccountId}:workgroup/11111111-2222-3333-4444-555555555555`,
      },
    },
  ],
  [
    'grafana',
    'a login by SAML, through a VPC endpoint',
    {
      grafana: {
        login: {
          kind: 'saml',
          metadataUrl: 'https://login.example.com/metadata',
          adminRoleValues: ['finops'],
        },
        network: { vpcEndpointIds: ['vpce-0123456789abcdef0'] },
      },
    },
  ],
];

/** Settings that create other resources than the plain ones, by the difference. */
export const contextVariants: Readonly<Record<string, object>> = {
  'a legacy report, a crawler, a key and a dashboard of its own': guardedContext,
  'a catalog under Lake Formation and a key, and functions in a VPC': {
    ...guardedAccountContext,
    bill: { kind: 'export-legacy', crawler: true },
    quicksight: { identityRegion: 'us-east-1', principalArn, rowLevelSecurity: true },
  },
  'a bill of another account and region, and a key that exists': {
    ...plainContext,
    bill: {
      kind: 'existing',
      source: 'focus',
      bucket: 'acme.bills',
      prefix: 'focus/data',
      region: 'us-east-1',
      accountId: '444455556666',
      kmsKeyArn: 'arn:aws:kms:us-east-1:444455556666:key/99999999-8888-7777-6666-555555555555',
    },
    kms: `arn:aws:kms:eu-central-1:${motoAccountId}:key/11111111-2222-3333-4444-555555555555`,
    mail: { ...plainContext.mail, identity: 'existing', region: 'eu-west-1' },
    quicksight: { dataSetId: 'ou-breakdown' },
    currency: 'EUR',
    ouDepth: 2,
    functions: { reservedConcurrency: null },
    backend: { bucket: 'acme-terraform-state', keyPrefix: 'finops' },
  },
};

const dist = fileURLToPath(new URL('../../../dist', import.meta.url));
/** Files of a test in place of the built pages, so that no test needs a build. */
const pages = fileURLToPath(new URL('../../fixtures/pages', import.meta.url));

/** Bundles the functions that were not built yet, because synthesis packs the content of dist/. */
export async function buildMissingBundles(): Promise<void> {
  for (const name of functionNames()) {
    if (!existsSync(join(dist, name, 'handler.mjs'))) await buildAside(name);
  }
}

/** Two files of tests may do so at the same time: a bundle appears in dist/ when it is complete. */
async function buildAside(name: string): Promise<void> {
  mkdirSync(dist, { recursive: true });
  const aside = mkdtempSync(join(dist, '.incomplete-'));
  try {
    await bundleFunction(name, aside);
    renameSync(join(aside, name), join(dist, name));
  } catch (error) {
    // The other file of tests was quicker.
    if (!existsSync(join(dist, name, 'handler.mjs'))) throw error;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** Synthesizes into `outdir`. Throws like `synthesize`. */
export function synthesizeStacks(context: unknown, outdir: string): readonly TestStack[] {
  return synthesize(context, outdir, { pages }).map(({ name, file }) => ({
    name,
    folder: dirname(file),
    configuration: JSON.parse(readFileSync(file, 'utf8')) as TerraformJson,
  }));
}

/** Throws if there is none with that name. */
export function stackOf(stacks: readonly TestStack[], name: string): TestStack {
  const stack = stacks.find((one) => one.name === name);
  if (stack === undefined) throw new Error(`there is no stack ${name}`);
  return stack;
}
