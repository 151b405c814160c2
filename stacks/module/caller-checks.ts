/**
 * What plain stacks refuse when they are synthesized, and a module can only see when its caller plans:
 * whether the providers, keys and the bill's bucket that it is given are of the right region.
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
    ...('kms_key_arn' in variables ? [keyIsHere] : []),
    ...billConditions(Object.keys(variables)),
    ...('iam_permissions_boundary' in variables ? [boundaryIsHere] : []),
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

const keyIsHere: Condition = {
  condition: expression('split(":", var.kms_key_arn)[3] == self.id'),
  error_message:
    'kms_key_arn: accepted: a key in the region of the provider, where the buckets are.',
};

/** What `billFaults` refuses, in the caller's region. */
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

/** Regions of China and GovCloud begin with their partition's name, without 'aws-'. */
const isReadable: Condition = {
  condition: expression(
    'data.aws_partition.current.partition == "aws" ? ' +
      '!can(regex("^(cn|us-gov)-", var.bill_region)) : ' +
      'data.aws_partition.current.partition == "aws-cn" ? var.bill_region == self.id : ' +
      'startswith(var.bill_region, "us-gov-")',
  ),
  error_message:
    'bill_region: accepted: a region of the provider’s partition; in China the provider’s own, since ' +
    'Athena reads no other region’s buckets there.',
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
