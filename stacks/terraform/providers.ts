/**
 * What every stack starts with: the AWS provider with tags on everything and refusing any other
 * account, the range of provider versions, and where the state is kept.
 */
import { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import type { TerraformStack } from 'cdktf';
import { sesRegionOf } from '../names/mail-names.ts';
import { mergeTags, type OwnTags } from '../schema/tag-settings.ts';
import type { StackSettings } from '../settings/settings.ts';
import { billingRegion, namesOf } from '../system/names.ts';
import { keepState } from './state-backend.ts';

/**
 * The JSON is typed by version 6 and keeps to what 5.100.0 accepts as well, so both may run it.
 */
export const providerVersions = '>= 5.100.0, < 7.0.0';

/** S3's own lock on the state came with 1.10. */
export const terraformVersions = '>= 1.10.0';

/** Gives the stack its provider, version range and state; the first line of every stack. */
export function connectAws(stack: TerraformStack, settings: StackSettings): AwsProvider {
  const provider = new AwsProvider(stack, 'aws', providerConfig(settings, settings.region));
  stack.addOverride('terraform.required_providers.aws.version', providerVersions);
  stack.addOverride('terraform.required_providers.aws.source', 'hashicorp/aws');
  stack.addOverride('terraform.required_version', terraformVersions);
  keepState(stack, settings);
  return provider;
}

/** Billing exports are made in us-east-1 only, wherever they are delivered. */
export function connectBilling(stack: TerraformStack, settings: StackSettings): AwsProvider {
  return new AwsProvider(stack, 'aws-billing', {
    alias: 'billing',
    ...providerConfig(settings, billingRegion),
  });
}

/** SES may send from another region; undefined where it is in the system's own. */
export function connectMail(
  stack: TerraformStack,
  settings: StackSettings,
): AwsProvider | undefined {
  const region = sesRegionOf(settings);
  if (region === settings.region) return undefined;
  return new AwsProvider(stack, 'aws-mail', { alias: 'mail', ...providerConfig(settings, region) });
}

function providerConfig(settings: StackSettings, region: string) {
  return {
    region,
    allowedAccountIds: [settings.accountId],
    defaultTags: [{ tags: tagsOf(settings) }],
  };
}

/** The settings' own tags win over ours. */
function tagsOf(settings: StackSettings): Record<string, string> {
  return mergeTags(ownTagsOf(settings), settings.tags);
}

/** What every resource says of its system. */
export function ownTagsOf(settings: StackSettings): OwnTags {
  return {
    application: 'finops-digest',
    environment: settings.environment,
    system: namesOf(settings).prefix,
    'managed-by': 'terraform',
  };
}
