/** The vCPUs of instance types against the list that moto has from AWS's `DescribeInstanceTypes`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { vcpusOf } from '../../src/metrics/unit-costs/instance-vcpus.ts';

const cache = process.env['DIGEST_TEST_CACHE'] ?? join(homedir(), '.cache', 'finops-digest');
const libraries = join(cache, 'moto', 'lib');
const list = (existsSync(libraries) ? readdirSync(libraries) : [])
  .map((python) =>
    join(libraries, python, 'site-packages/moto/ec2/resources/instance_types.json.gz'),
  )
  .find((file) => existsSync(file));

interface DescribedType {
  readonly VCpuInfo: { readonly DefaultVCpus: number };
}

it.skipIf(list === undefined)('are AWS’s of every type, and none is unknown', () => {
  const described = JSON.parse(gunzipSync(readFileSync(list ?? '')).toString('utf8')) as Readonly<
    Record<string, DescribedType>
  >;
  const types = Object.entries(described);
  expect(types.length).toBeGreaterThan(1_000);
  const wrong = types.filter(([type, { VCpuInfo }]) => vcpusOf(type) !== VCpuInfo.DefaultVCpus);
  expect(wrong.map(([type]) => type)).toEqual([]);
});
