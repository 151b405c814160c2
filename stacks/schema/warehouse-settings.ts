/**
 * The archive in Redshift: in a serverless workgroup that the stack makes, in an existing one, or in an existing
 * cluster. By default there is none.
 */
import * as z from 'zod';
import {
  isEverybody,
  readerRolePattern,
  schemaPattern,
} from '../../src/warehouse/warehouse-parameters.ts';
import { flag, group, integer, oneOf, text } from './setting-values.ts';
import { ids } from './vpc-settings.ts';

const schema = text('a name of small letters, digits and _, such as finops', schemaPattern);

const readerExample =
  'a role of the database, such as finops_analyst: letters, digits and _ . : @ -, not public, which is everybody';

const readerRole = text(readerExample, readerRolePattern).refine((role) => !isEverybody(role), {
  error: readerExample,
});

/** What the command `warehouse` makes in the database, in every kind of warehouse. */
const made = {
  /** The schema of the views. */
  schema: schema.default('finops'),
  /** The schema of the archive's tables. */
  externalSchema: schema.default('finops_archive'),
  /** Roles of the database that may read the views; they see the costs of every OU and team. */
  readerRoles: z
    .array(readerRole, { error: 'a list of roles of the database' })
    .max(50, { error: 'at most 50 roles' })
    .default([]),
};

const database = text(
  'the name of a database in small letters, digits and _, such as finops',
  /^[a-z][a-z0-9_]{0,63}$/,
);

const secretArn = text(
  'the ARN of a secret of Secrets Manager: arn:aws:secretsmanager:eu-west-1:111122223333:secret:…',
  /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@!-]{1,512}$/,
);

const capacityError =
  'RPUs as Redshift Serverless has them: 4, a multiple of 8 up to 512, or a multiple of 32 up to 1024';

/** https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-capacity.html */
const capacity = z
  .number({ error: capacityError })
  .refine(
    (rpus) =>
      rpus === 4 ||
      (rpus >= 8 && rpus <= 512 && rpus % 8 === 0) ||
      (rpus > 512 && rpus <= 1024 && rpus % 32 === 0),
    { error: capacityError },
  );

const usageLimit = group({
  rpuHours: integer(1, 1_000_000).default(100),
  period: oneOf('daily', 'weekly', 'monthly').default('monthly'),
  /** deactivate: queries are refused until the next period. */
  breachAction: oneOf('deactivate', 'emit-metric', 'log').default('deactivate'),
});

const kinds = 'serverless, workgroup or cluster';

export const warehouse = z.discriminatedUnion(
  'kind',
  [
    group({
      kind: z.literal('serverless'),
      ...made,
      database: database.default('finops'),
      /** Private subnets in different availability zones. */
      subnetIds: ids('subnet', 16, 2),
      securityGroupIds: ids('sg', 5),
      enhancedVpcRouting: flag.default(true),
      baseCapacity: capacity.default(8),
      usageLimit: usageLimit.prefault({}),
    }),
    group({
      kind: z.literal('workgroup'),
      ...made,
      database,
      workgroupArn: text(
        'the ARN of a workgroup: arn:aws:redshift-serverless:eu-west-1:111122223333:workgroup/…',
        /^arn:aws[a-z-]*:redshift-serverless:[a-z0-9-]+:\d{12}:workgroup\/[0-9a-f-]{36}$/,
      ),
      secretArn: secretArn.optional(),
    }),
    group({
      kind: z.literal('cluster'),
      ...made,
      database,
      clusterIdentifier: text(
        'the identifier of a cluster: small letters, digits and hyphens, such as analytics',
        /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/,
      ),
      secretArn: secretArn.optional(),
      databaseUser: text(
        'a user of the database',
        /^[A-Za-z_][A-Za-z0-9_.:@+-]{0,126}$/,
      ).optional(),
    }).refine((given) => given.secretArn === undefined || given.databaseUser === undefined, {
      error: 'secretArn or databaseUser, because a secret contains a user',
    }),
  ],
  {
    error: ({ code }) => (code === 'invalid_union' ? kinds : `an object whose kind is ${kinds}`),
  },
);
