/**
 * What every stack starts with: the AWS provider with tags on everything and refusing any other
 * account, the range of provider versions, and where the state is kept.
 */
import { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import { S3Backend, type TerraformStack } from 'cdktf';
import { billingRegion, namesOf } from './names.ts';
import type { StackSettings } from './settings.ts';
import { mergeTags } from './tag-settings.ts';

/**
 * The JSON is typed by version 6 and keeps to what 5.100.0 accepts as well, so both may run it.
 */
export const providerVersions = '>= 5.100.0, < 7.0.0';

/** Gives the stack its provider, version range and state; the first line of every stack. */
export function connectAws(stack: TerraformStack, settings: StackSettings): AwsProvider {
  const provider = new AwsProvider(stack, 'aws', providerConfig(settings, settings.region));
  stack.addOverride('terraform.required_providers.aws.version', providerVersions);
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

function providerConfig(settings: StackSettings, region: string) {
  return {
    region,
    allowedAccountIds: [settings.accountId],
    defaultTags: [{ tags: tagsOf(settings) }],
  };
}

/** The settings' own tags win over ours. */
function tagsOf(settings: StackSettings): Record<string, string> {
  const own = {
    application: 'finops-digest',
    environment: settings.environment,
    system: namesOf(settings).prefix,
    'managed-by': 'terraform',
  };
  return mergeTags(own, settings.tags);
}

/** Without a backend the state is a local file beside cdktf.json. */
function keepState(stack: TerraformStack, settings: StackSettings): void {
  const { backend, environment, region } = settings;
  if (backend === undefined) return;
  // With several environments a stack's id starts with its environment's name already.
  const name = stack.node.id.replace(new RegExp(`^${environment}-`), '');
  new S3Backend(stack, {
    bucket: backend.bucket,
    key: `${backend.keyPrefix}/${namesOf(settings).prefix}/${name}.tfstate`,
    region: backend.region ?? region,
    encrypt: true,
  });
  // S3's own lock (Terraform 1.10) needs no DynamoDB table; cdktf does not know it yet.
  stack.addOverride('terraform.backend.s3.use_lockfile', true);
  stack.addOverride('terraform.required_version', '>= 1.10');
}
