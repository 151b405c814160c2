/**
 * Compares the list of endpoints that a VPC needs, in the documentation, with the calls of each function:
 * the SDK clients in its bundle whose service its role permits.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { bundleFunction, functionNames } from '../../../build/functions/bundle-functions.ts';
import {
  listOf,
  rolePolicies,
  settingsWith,
  synthesizeDigest,
} from '../../stacks/digest-fixture.ts';
import { folderForSuite } from '../../support/temp-folder.ts';

const folder = folderForSuite();
const page = readFileSync(
  fileURLToPath(new URL('../../../stacks/README.md', import.meta.url)),
  'utf8',
);

/** Part of a bundle → the name of the service's endpoint. */
const callers: Readonly<Record<string, string>> = {
  'client-athena': 'athena',
  'client-cloudwatch': 'monitoring',
  'client-organizations': 'organizations',
  'client-quicksight': 'quicksight',
  'client-s3': 's3',
  'client-sesv2': 'email',
  'client-sts': 'sts',
  'invoke-async': 'lambda',
  'registered-partitions': 'glue',
};
/** Services that AWS calls with the role's permissions from outside the VPC: for Athena, S3 and Lambda. */
const onBehalf = ['ec2', 'glue', 'kms', 'lakeformation', 'logs', 'sqs'];

/** Everything that a setting can make a function call. */
const key = 'arn:aws:kms:eu-west-1:111122223333:key/1';
const policies = rolePolicies(
  synthesizeDigest(
    settingsWith({
      kms: true,
      lakeFormation: true,
      glueCatalogKmsKeyArn: key,
      functions: { vpc: { subnetIds: ['subnet-0123abcd'], securityGroupIds: ['sg-0123abcd'] } },
    }),
  ),
);

/** Services whose endpoint has another name than their actions. */
const endpoints: Readonly<Record<string, string>> = { ses: 'email', cloudwatch: 'monitoring' };

/** Names of the endpoints of services that the role permits. */
function permittedTo(name: string): ReadonlySet<string> {
  const { Statement = [] } = policies.get(`acme-finops-prod-${name}`) ?? {};
  const prefixes = Statement.flatMap(({ Action }) => listOf(Action)).map(
    (action) => action.split(':')[0] ?? '',
  );
  return new Set(prefixes.map((prefix) => endpoints[prefix] ?? prefix));
}

async function callersIn(name: string): Promise<readonly string[]> {
  const { outputs } = await bundleFunction(name, folder());
  const parts = Object.values(outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(
      ([path]) =>
        /\/(client-[\w-]+|invoke-async|registered-partitions)(?=\/|\.ts$)/.exec(path)?.[1] ?? '',
    );
  return [...new Set(parts.filter((part) => part !== ''))];
}

/** The row of the function: "| `backfill` | `s3`, `athena` |". */
function documentedFor(name: string): readonly string[] {
  const cell = new RegExp(`^\\| \`${name}\` \\| ((?:\`[a-z0-9]+\`(?:, )?)+) \\|$`, 'm').exec(
    page,
  )?.[1];
  return (cell?.match(/[a-z0-9]+/g) ?? []).sort();
}

/** A function that no stack deploys has no role yet. */
const deployed = functionNames().filter((name) => policies.has(`acme-finops-prod-${name}`));

describe.each(deployed)('%s', (name) => {
  test('calls the services that the page lists for it, and no other', async () => {
    const found = await callersIn(name);
    expect(found.filter((part) => callers[part] === undefined)).toEqual([]);
    const permitted = permittedTo(name);
    const called = found.map((part) => callers[part] ?? '').filter((one) => permitted.has(one));
    expect(called.length).toBeGreaterThan(2);
    expect(documentedFor(name)).toEqual([...new Set(called)].sort());
    expect(
      [...permitted].filter((one) => !called.includes(one) && !onBehalf.includes(one)),
    ).toEqual([]);
  });
});

test('the page names the endpoint of each service', () => {
  for (const service of new Set(Object.values(callers))) {
    expect(page).toMatch(new RegExp(`^\\| \`com\\.amazonaws\\.[^\`]+\\.${service}\` \\|`, 'm'));
  }
});
