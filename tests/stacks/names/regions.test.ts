/** The regions that settings accept are those of AWS; this test finds a new one. */
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { knownRegions, regionsWithoutSes } from '../../../stacks/names/regions.ts';
import { awsCliAbsence, findAwsCli } from '../../support/aws-cli/find-aws-cli.ts';

interface Partitions {
  readonly partitionsInfo: {
    readonly partitions: readonly { readonly id: string; readonly regions: object }[];
  };
}

/** From the SDK's internal table, which it does not export. */
async function sdkRegions(partition: string): Promise<readonly string[]> {
  const file = 'dist-es/submodules/client/util-endpoints/lib/aws/partitions.js';
  const path = fileURLToPath(
    new URL(`../../../node_modules/@aws-sdk/core/${file}`, import.meta.url),
  );
  const { partitionsInfo } = (await import(path)) as Partitions;
  const found = partitionsInfo.partitions.find(({ id }) => id === partition);
  return Object.keys(found?.regions ?? {}).filter((name) => !name.endsWith('-global'));
}

interface Endpoints {
  readonly partitions: readonly {
    readonly partition: string;
    readonly regions: object;
    readonly services: Readonly<Record<string, { readonly endpoints: object }>>;
  }[];
}

/** The endpoints that the AWS command line knows; undefined if it is not installed. */
function endpointsFile(): string | undefined {
  const cli = findAwsCli();
  if (awsCliAbsence("the regions of SES by the AWS command line's own list") !== undefined) {
    return undefined;
  }
  const lib = join(dirname(dirname(realpathSync(cli ?? ''))), 'lib');
  const python = existsSync(lib) ? readdirSync(lib).find((name) => /^python3/.test(name)) : '';
  const file = join(lib, python ?? '', 'site-packages/botocore/data/endpoints.json');
  return existsSync(file) ? file : undefined;
}

const endpoints = endpointsFile();

describe('the regions of settings', () => {
  test('are those of the AWS SDK, of the partitions aws and aws-us-gov', async () => {
    const ofSdk = [...(await sdkRegions('aws')), ...(await sdkRegions('aws-us-gov'))];
    expect(ofSdk.length).toBeGreaterThan(35);
    expect([...knownRegions].sort()).toEqual(ofSdk.sort());
  });

  test.skipIf(endpoints === undefined)('have no SES if AWS lists no endpoint of it', () => {
    const { partitions } = JSON.parse(readFileSync(endpoints ?? '', 'utf8')) as Endpoints;
    const of = (wanted: string) => partitions.find(({ partition }) => partition === wanted);
    const withSes = (partition: string) =>
      Object.keys(of(partition)?.services['email']?.endpoints ?? {});
    const without = Object.keys(of('aws')?.regions ?? {}).filter(
      (region) => !withSes('aws').includes(region),
    );
    expect([...regionsWithoutSes].sort()).toEqual(without.sort());
    expect(withSes('aws-us-gov')).toEqual(expect.arrayContaining(['us-gov-west-1']));
    expect(withSes('aws-cn')).toEqual([]);
  });
});
