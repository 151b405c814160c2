/**
 * What plain stacks refuse when they are synthesized, and a module can only see when its caller plans:
 * whether the providers and keys that it is given are of the right region.
 */
import { billingRegion } from '../names.ts';
import { partitionOf } from '../partition.ts';
import type { StackSettings } from '../settings.ts';
import { expression } from './expressions.ts';
import type { ModuleSettings } from './module-settings.ts';

interface Condition {
  readonly condition: string;
  readonly error_message: string;
}

/** Of the data sources of the providers' regions, by name; `aliases`: providers beside the main one. */
export function regionSources(
  { settings, variables }: ModuleSettings<StackSettings>,
  aliases: readonly string[],
) {
  const makesExport = aliases.includes('aws.billing');
  const { region: mailRegion } = settings.mail;
  const conditions = [
    ...('executives_user_arn' in variables ? userIsHere(settings.quicksight?.identityRegion) : []),
    ...(['kms_key_arn', 'glue_catalog_kms_key_arn'] as const)
      .filter((name) => name in variables)
      .map(keyIsHere),
    ...(makesExport ? [hasExports] : []),
  ];
  return {
    current: conditions.length === 0 ? {} : withPostconditions(conditions),
    ...(makesExport && {
      billing: { provider: 'aws.billing', ...withPostconditions([isBilling]) },
    }),
    ...(aliases.includes('aws.mail') &&
      mailRegion !== undefined && {
        mail: { provider: 'aws.mail', ...withPostconditions(sendsFrom(mailRegion)) },
      }),
  };
}

const keyedThings = { kms_key_arn: 'buckets are', glue_catalog_kms_key_arn: 'Glue catalog is' };

function keyIsHere(name: keyof typeof keyedThings): Condition {
  return {
    condition: expression(`split(":", var.${name})[3] == self.id`),
    error_message: `${name}: accepted: a key in the region of the provider, where the ${keyedThings[name]}.`,
  };
}

/** `identityRegion`: where QuickSight has its users; in the provider's region without. */
function userIsHere(identityRegion: string | undefined): Condition[] {
  const part = (index: number) => `split(":", var.executives_user_arn)[${index}]`;
  const region = identityRegion === undefined ? 'self.id' : `"${identityRegion}"`;
  const isOurs = [
    `${part(1)} == data.aws_partition.current.partition`,
    `${part(4)} == data.aws_caller_identity.current.account_id`,
  ];
  return [
    {
      condition: expression(isOurs.join(' && ')),
      error_message: 'executives_user_arn: accepted: a user of the account of the provider.',
    },
    {
      condition: expression(`${part(3)} == ${region}`),
      error_message:
        `executives_user_arn: accepted: a user in ${identityRegion ?? 'the region of the provider'}; ` +
        'quicksight.identityRegion says where QuickSight has its users.',
    },
  ];
}

const hasExports: Condition = {
  condition: expression('!startswith(self.id, "cn-") && !startswith(self.id, "us-gov-")'),
  error_message: `The bill must exist in this partition: exports are made in ${billingRegion} only.`,
};

const isBilling: Condition = {
  condition: expression(`self.id == "${billingRegion}"`),
  error_message: `providers: accepted for aws.billing: a provider in ${billingRegion}, where exports are made.`,
};

function sendsFrom(region: string): Condition[] {
  return [
    {
      condition: expression(`self.id == "${region}"`),
      error_message: `providers: accepted for aws.mail: a provider in ${region}, where SES sends from.`,
    },
    {
      condition: expression(`data.aws_partition.current.partition == "${partitionOf(region)}"`),
      error_message: `mail.region: ${region} is of another partition than the provider's region.`,
    },
  ];
}

function withPostconditions(postcondition: readonly Condition[]) {
  return { lifecycle: { postcondition } };
}
