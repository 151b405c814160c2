/**
 * Turns a stack into a module that another configuration calls, also with `for_each`. The caller gives
 * the providers and the state, settings become variables, and paths of files start at the module's
 * folder.
 * https://developer.hashicorp.com/terraform/language/modules/develop/providers
 */
import { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import { TerraformResource, type TerraformStack } from 'cdktf';
import { hoursWithoutMailLocal } from '../module/hours-without-mail.ts';
import type { ModuleSettings } from '../module/module-settings.ts';
import { lowerTags } from '../module/variable-blocks.ts';
import { callerExpression, expression, levelsAbove } from '../names/expressions.ts';
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';
import { ownTagsOf } from '../terraform/providers.ts';
import { regionSources } from './caller-checks.ts';

const mailDomain = 'split("@", var.mail_from)[1]';

/** Must be the last step on a stack: resources that are added later would not be tagged. */
export function convertToModule(
  stack: TerraformStack,
  module: ModuleSettings<StackSettings>,
): void {
  stack.addOverride('provider', undefined);
  stack.addOverride('terraform.backend', undefined);
  const aliases = aliasesOf(stack);
  if (aliases.length > 0) {
    stack.addOverride('terraform.required_providers.aws.configuration_aliases', aliases);
  }
  stack.addOverride('variable', module.variables);
  stack.addOverride('locals', localsOf(module));
  stack.addOverride('data', {
    aws_caller_identity: { current: {} },
    aws_partition: { current: {} },
    aws_region: regionSources(module, aliases),
  });
  for (const resource of stack.node.findAll()) {
    if (resource instanceof TerraformResource) adapt(resource);
  }
}

/** Providers in addition to the main one, under the names that the caller uses: 'aws.billing'. */
function aliasesOf(stack: TerraformStack): readonly string[] {
  return stack.node
    .findAll()
    .filter((one) => one instanceof AwsProvider)
    .flatMap(({ alias }) => (alias === undefined ? [] : [`aws.${alias}`]));
}

/**
 * Sets tags and file paths of a resource: the caller's provider does not have our default tags, and
 * relative paths start in the folder in which Terraform runs.
 */
function adapt(resource: TerraformResource): void {
  if ('tagsInput' in resource) resource.addOverride('tags', callerExpression.tags);
  if ('filenameInput' in resource) {
    resource.addOverride(
      'filename',
      `${expression('path.module')}/${String(resource.filenameInput)}`,
    );
  }
}

/**
 * The parent domains of the sender's domain: SES may have verified one of them instead, so policies name
 * them.
 */
function domainsAbove() {
  const labels = `split(".", ${mailDomain})`;
  const above = (level: number) =>
    `join(".", slice(${labels}, min(${level}, length(${labels}) - 2), length(${labels})))`;
  return Object.fromEntries(
    levelsAbove.map((level) => [`mail_domain_above_${level}`, above(level)]),
  );
}

/** Our tags and the caller's. A caller's tag replaces ours of the same name, regardless of case. */
function tagsFor(settings: StackSettings): string {
  const own = JSON.stringify(ownTagsOf(settings));
  return `merge({ for key, value in ${own} : key => value if !contains(${lowerTags}, key) }, var.tags)`;
}

/**
 * The locals that names and policies use in addition to variables. `id` is the region's name in all
 * provider versions.
 */
function localsOf({
  settings,
  variables,
}: ModuleSettings<StackSettings>): Readonly<Record<string, string>> {
  const { prefix } = namesOf(settings);
  const lists = Object.entries(variables).filter(([, { type }]) => type === 'list(string)');
  const expressions = {
    account_id: 'data.aws_caller_identity.current.account_id',
    region: 'data.aws_region.current.id',
    partition: 'data.aws_partition.current.partition',
    dns_suffix: 'data.aws_partition.current.dns_suffix',
    database: `replace("${prefix}-db", "-", "_")`,
    mail_domain: mailDomain,
    ...domainsAbove(),
    digest_silent_hours: hoursWithoutMailLocal(
      variables['digest_schedule']?.default as string | undefined,
    ),
    tags: tagsFor(settings),
    ...Object.fromEntries(lists.map(([name]) => [name, `join(",", var.${name})`])),
  };
  return Object.fromEntries(
    Object.entries(expressions).map(([name, text]) => [name, expression(text)]),
  );
}
