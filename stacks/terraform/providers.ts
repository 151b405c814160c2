/**
 * The start of every stack: the AWS provider, which tags everything and rejects any other account, the
 * range of provider versions, and the state.
 */
import { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import type { TerraformStack } from 'cdktf';
import { sesRegionOf } from '../names/mail-names.ts';
import { mergeTags, type OwnTags } from '../schema/tag-settings.ts';
import type { StackSettings } from '../settings/settings.ts';
import { billingRegion, edgeRegion, namesOf } from '../system/names.ts';
import { keepState } from './state-backend.ts';

/**
 * The JSON has the types of version 6 but uses only what 5.100.0 accepts as well, so both can be used.
 */
export const providerVersions = '>= 5.100.0, < 7.0.0';

/** Terraform 1.10 introduced S3's own state lock. */
export const terraformVersions = '>= 1.10.0';

/** Sets the stack's provider, version range and state. Must be the first call of every stack. */
export function connectAws(stack: TerraformStack, settings: StackSettings): AwsProvider {
  const provider = new AwsProvider(stack, 'aws', providerConfig(settings, settings.region));
  stack.addOverride('terraform.required_providers.aws.version', providerVersions);
  stack.addOverride('terraform.required_providers.aws.source', 'hashicorp/aws');
  stack.addOverride('terraform.required_version', terraformVersions);
  keepState(stack, settings);
  return provider;
}

/** Billing exports are created only in us-east-1, regardless of the region they deliver to. */
export function connectBilling(stack: TerraformStack, settings: StackSettings): AwsProvider {
  return new AwsProvider(stack, 'aws-billing', {
    alias: 'billing',
    ...providerConfig(settings, billingRegion),
  });
}

/** The provider of SES's region; undefined if it is the system's own. */
export function connectMail(
  stack: TerraformStack,
  settings: StackSettings,
): AwsProvider | undefined {
  const region = sesRegionOf(settings);
  if (region === settings.region) return undefined;
  return new AwsProvider(stack, 'aws-mail', { alias: 'mail', ...providerConfig(settings, region) });
}

/** CloudFront's certificates and log deliveries are in us-east-1, whatever the system's region is. */
export function connectEdge(stack: TerraformStack, settings: StackSettings): AwsProvider {
  return new AwsProvider(stack, 'aws-edge', {
    alias: 'edge',
    ...providerConfig(settings, edgeRegion),
  });
}

function providerConfig(settings: StackSettings, region: string) {
  return {
    region,
    allowedAccountIds: [settings.accountId],
    defaultTags: [{ tags: tagsOf(settings) }],
  };
}

/** The tags of the settings replace ours of the same name. */
function tagsOf(settings: StackSettings): Record<string, string> {
  return mergeTags(ownTagsOf(settings), settings.tags);
}

/** The tags that identify a resource's system. */
export function ownTagsOf(settings: StackSettings): OwnTags {
  return {
    application: 'finops-digest',
    environment: settings.environment,
    system: namesOf(settings).prefix,
    'managed-by': 'terraform',
  };
}
