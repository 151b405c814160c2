/**
 * Grafana over the archive: a workspace of Amazon Managed Grafana with its login, or the role of an existing server, and
 * what queries may cost. By default there is neither.
 */
import * as z from 'zod';
import { group, integer, text } from './setting-values.ts';

/** https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_Group.html */
const groupId = text(
  'the id of a group of IAM Identity Center, such as 0123456789-01234567-89ab-cdef-0123-456789abcdef',
  /^([0-9a-f]{10}-)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
);

const groupIds = z.array(groupId, { error: 'a list of ids of groups' }).max(50, {
  error: 'at most 50 groups',
});

const value = text('a value of the assertion, without a comma', /^[^,\s][^,]{0,255}$/);
const values = z.array(value, { error: 'a list of values of the assertion' }).max(50, {
  error: 'at most 50 values',
});

const assertion = text('the name of a SAML attribute', /^\S{1,256}$/);

const kinds = 'identity-center or saml';

const login = z.discriminatedUnion(
  'kind',
  [
    group({
      kind: z.literal('identity-center'),
      adminGroupIds: groupIds.min(1, { error: 'a list of at least one group' }),
      editorGroupIds: groupIds.default([]),
      /** They see the costs of every OU and team. */
      viewerGroupIds: groupIds.default([]),
    }),
    group({
      kind: z.literal('saml'),
      metadataUrl: text('the https address of the provider’s metadata', /^https:\/\/\S{1,2000}$/),
      /** The attribute that has a user's role. */
      roleAssertion: assertion.default('role'),
      emailAssertion: assertion.default('mail'),
      loginAssertion: assertion.default('mail'),
      nameAssertion: assertion.default('displayName'),
      adminRoleValues: values.min(1, { error: 'a list of at least one value' }),
      editorRoleValues: values.default([]),
    }),
  ],
  {
    error: ({ code }) => (code === 'invalid_union' ? kinds : `an object whose kind is ${kinds}`),
  },
);

/** From where the workspace can be reached. */
const network = group({
  prefixListIds: z
    .array(text('an id such as pl-0123456789abcdef0', /^pl-[0-9a-f]{8,17}$/), {
      error: 'a list of prefix lists',
    })
    .max(5, { error: 'at most 5 prefix lists' })
    .default([]),
  vpcEndpointIds: z
    .array(text('an id such as vpce-0123456789abcdef0', /^vpce-[0-9a-f]{8,17}$/), {
      error: 'a list of VPC endpoints',
    })
    .max(5, { error: 'at most 5 VPC endpoints' })
    .default([]),
}).refine((given) => given.prefixListIds.length + given.vpcEndpointIds.length > 0, {
  error:
    'at least one prefix list or VPC endpoint, because without any nobody reaches the workspace',
});

export const grafana = group({
  /** Makes a workspace of Amazon Managed Grafana. */
  login: login.optional(),
  /** A version that Amazon Managed Grafana has. */
  version: text('a version such as 10.4', /^\d{1,2}\.\d{1,2}$/).default('10.4'),
  /** By default everybody who can log in reaches the workspace. */
  network: network.optional(),
  /** The role of a Grafana server that exists: it may assume the role that reads the archive. */
  serverRoleArn: text(
    'the ARN of a role, such as arn:aws:iam::111122223333:role/grafana',
    /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,576}$/,
  ).optional(),
  /** Bytes that one query of a panel may scan. */
  bytesScannedCutoff: integer(10_000_000, 100_000_000_000_000).default(10_000_000_000),
}).refine((given) => given.login !== undefined || given.serverRoleArn !== undefined, {
  error:
    'login, for a workspace of Amazon Managed Grafana, or serverRoleArn, for a server of yours',
});
