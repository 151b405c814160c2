/**
 * Where Terraform stores the state: a local file, S3, HCP Terraform (or Terraform Enterprise), or an
 * HTTP server. No setting contains a secret; Terraform reads secrets from its environment.
 */
import * as z from 'zod';
import { isKeyInRegion } from '../names/key-region.ts';
import { partitionOf } from '../names/partition.ts';
import { bucket, flag, folder, group, keyArn, region, text } from './setting-values.ts';

const s3 = group({
  kind: z.literal('s3'),
  bucket,
  keyPrefix: folder,
  /** Region of the state's bucket; by default the system's own. */
  region: region.optional(),
  /** Key that encrypts the state, in the bucket's region; S3's own encryption if undefined. */
  kmsKeyArn: keyArn.optional(),
  /** Role that is assumed to read and write the state, if the bucket is in another account. */
  roleArn: text(
    'the ARN of an IAM role, such as arn:aws:iam::111122223333:role/terraform-state',
    /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/,
  ).optional(),
});

const hashicorp = {
  organization: text('the name of an organization of HCP Terraform', /^[A-Za-z0-9_-]{3,40}$/),
  /** By default app.terraform.io. */
  hostname: text('a host name such as terraform.example.com', /^[a-z0-9.-]+\.[a-z]+$/).optional(),
};

const remote = group({ kind: z.literal('remote'), ...hashicorp });

const cloud = group({
  kind: z.literal('cloud'),
  ...hashicorp,
  project: text('the name of a project of HCP Terraform', /^[A-Za-z0-9 _-]{3,40}$/).optional(),
});

const http = group({
  kind: z.literal('http'),
  /** Each stack's state has its own name below this address. */
  address: text(
    'an https address without a slash at its end, such as https://gitlab.example.com/api/v4/projects/7/terraform/state',
    /^https:\/\/[^\s?#"@]+[^\s?#"@/]$/,
  ),
  /** Whether the server locks at `<state>/lock`, by POST and DELETE, as GitLab does. */
  locks: flag.default(true),
});

const kinds = 's3, remote, cloud or http';

/** A backend without a kind is S3. */
export const backend = z.preprocess(
  (given) =>
    typeof given === 'object' && given !== null && !Array.isArray(given) && !('kind' in given)
      ? { kind: 's3', ...given }
      : given,
  z.discriminatedUnion('kind', [s3, remote, cloud, http], {
    error: ({ code }) => (code === 'invalid_union' ? kinds : `an object whose kind is ${kinds}`),
  }),
);

/** Values that are valid alone but not together. `region` is the system's. */
export function backendProblems(
  given: z.infer<typeof backend> | undefined,
  region: string,
): readonly string[] {
  if (given?.kind !== 's3') return [];
  const stateRegion = given.region ?? region;
  const partition = partitionOf(region);
  const problem = (name: string, value: string | undefined, accepted: string) =>
    `backend.${name}: given "${value}"; accepted: ${accepted}`;
  if (partitionOf(stateRegion) !== partition) {
    return [
      problem(
        'region',
        stateRegion,
        `a region of the partition ${partition}, as Terraform's credentials are`,
      ),
    ];
  }
  const { kmsKeyArn, roleArn } = given;
  const isInStateRegion = kmsKeyArn === undefined || isKeyInRegion(stateRegion, kmsKeyArn);
  const isSamePartition = roleArn?.startsWith(`arn:${partition}:`) ?? true;
  return [
    ...(isInStateRegion
      ? []
      : [problem('kmsKeyArn', kmsKeyArn, `a key in ${stateRegion}, where the state's bucket is`)]),
    ...(isSamePartition
      ? []
      : [problem('roleArn', roleArn, `a role of the partition ${partition}`)]),
  ];
}
