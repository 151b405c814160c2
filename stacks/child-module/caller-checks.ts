/**
 * Checks that plain stacks make at synthesis. A module can make them only when its caller plans,
 * because only then the regions of the given providers, of the keys and of the bill's bucket are known.
 */

import type { ModuleSettings } from '../module/module-settings.ts';
import { expression } from '../names/expressions.ts';
import { partitionOf } from '../names/partition.ts';
import { regionsWithoutSes } from '../names/regions.ts';
import type { StackSettings } from '../settings/settings.ts';
import { billingRegion } from '../system/names.ts';

interface Condition {
  readonly condition: string;
  readonly error_message: string;
}

/**
 * The data sources of the providers' regions, by name; `aliases`: providers in addition to the main
 * one.
 */
export function regionSources(
  { settings, variables }: ModuleSettings<StackSettings>,
  aliases: readonly string[],
) {
  const makesExport = aliases.includes('aws.billing');
  const { region: mailRegion } = settings.mail;
  const conditions = [
    isKnown,
    ...(mailRegion === undefined ? [hasSes] : []),
    ...('executives_user_arn' in variables ? userIsHere(settings.quicksight?.identityRegion) : []),
    ...(['kms_key_arn', 'glue_catalog_kms_key_arn'] as const)
      .filter((name) => name in variables)
      .map(keyIsHere),
    ...billConditions(Object.keys(variables)),
    ...('iam_permissions_boundary' in variables ? [boundaryIsHere] : []),
    ...(makesExport ? [hasExports] : []),
  ];
  return {
    current: withPostconditions(conditions),
    ...(makesExport && {
      billing: { provider: 'aws.billing', ...withPostconditions([isBilling]) },
    }),
    ...(aliases.includes('aws.mail') &&
      mailRegion !== undefined && {
        mail: { provider: 'aws.mail', ...withPostconditions(sendsFrom(mailRegion)) },
      }),
  };
}

const isKnown: Condition = {
  condition: expression('can(regex("^(aws|aws-us-gov)$", data.aws_partition.current.partition))'),
  error_message:
    'providers: accepted for aws: a provider in a region of the partitions aws and aws-us-gov.',
};

const hasSes: Condition = {
  condition: expression(`!contains(${JSON.stringify(regionsWithoutSes)}, self.id)`),
  error_message:
    'mail.region: SES does not send in the region of the provider; make the module with another one.',
};

const keyedThings = { kms_key_arn: 'buckets are', glue_catalog_kms_key_arn: 'Glue catalog is' };

function keyIsHere(name: keyof typeof keyedThings): Condition {
  return {
    condition: expression(`split(":", var.${name})[3] == self.id`),
    error_message: `${name}: accepted: a key in the region of the provider, where the ${keyedThings[name]}.`,
  };
}

/** `identityRegion`: region of QuickSight's users; if undefined, the provider's region. */
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

/** The checks of `billProblems` for the caller's region. */
function billConditions(variables: readonly string[]): Condition[] {
  const isGiven = variables.includes('bill_region');
  const region = isGiven ? 'var.bill_region' : 'self.id';
  const prefix = `"arn:\${data.aws_partition.current.partition}:kms:\${${region}}:"`;
  const keyIsThere: Condition = {
    condition: expression(`startswith(var.bill_kms_key_arn, ${prefix})`),
    error_message:
      'bill_kms_key_arn: accepted: a key in the region of the bill’s bucket: bill_region, else the ' +
      'provider’s.',
  };
  return [
    ...(variables.includes('bill_kms_key_arn') ? [keyIsThere] : []),
    ...(isGiven ? [isReadable] : []),
  ];
}

/** The name of a GovCloud region begins with the name of its partition without 'aws-'. */
const isReadable: Condition = {
  condition: expression(
    'startswith(var.bill_region, "us-gov-") == (data.aws_partition.current.partition == "aws-us-gov")',
  ),
  error_message: 'bill_region: accepted: a region of the provider’s partition.',
};

const boundary = 'split(":", var.iam_permissions_boundary)';

const boundaryIsHere: Condition = {
  condition: expression(
    `${boundary}[1] == data.aws_partition.current.partition && ` +
      `contains(["aws", data.aws_caller_identity.current.account_id], ${boundary}[4])`,
  ),
  error_message:
    'iam_permissions_boundary: accepted: a policy of the account and partition of the provider, or one ' +
    'of AWS’s own.',
};

const hasExports: Condition = {
  condition: expression('!startswith(self.id, "us-gov-")'),
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
