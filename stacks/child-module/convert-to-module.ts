/**
 * Turns a stack into a module that another configuration calls, with `for_each` if it likes: providers
 * and state are the caller's, values are variables, and files are found beside the module.
 * https://developer.hashicorp.com/terraform/language/modules/develop/providers
 */
import { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import { TerraformResource, type TerraformStack } from 'cdktf';
import type { ModuleSettings } from '../module/module-settings.ts';
import { silentHoursLocal } from '../module/silent-hours.ts';
import { lowerTags } from '../module/variable-blocks.ts';
import { callerExpression, expression, levelsAbove } from '../names/expressions.ts';
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';
import { ownTagsOf } from '../terraform/providers.ts';
import { regionSources } from './caller-checks.ts';

const mailDomain = 'split("@", var.mail_from)[1]';

/** The last thing that happens to a stack: resources added later would not be tagged. */
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

/** Providers beside the main one, as the caller names them: 'aws.billing'. */
function aliasesOf(stack: TerraformStack): readonly string[] {
  return stack.node
    .findAll()
    .filter((one) => one instanceof AwsProvider)
    .flatMap(({ alias }) => (alias === undefined ? [] : [`aws.${alias}`]));
}

/** A module's provider has no default tags of ours, and its paths start where Terraform runs. */
function adapt(resource: TerraformResource): void {
  if ('tagsInput' in resource) resource.addOverride('tags', callerExpression.tags);
  if ('filenameInput' in resource) {
    resource.addOverride(
      'filename',
      `${expression('path.module')}/${String(resource.filenameInput)}`,
    );
  }
}

/** The domains above the sender's, for an identity that exists: `identitiesOf` asks for each. */
function domainsAbove() {
  const labels = `split(".", ${mailDomain})`;
  const above = (level: number) =>
    `join(".", slice(${labels}, min(${level}, length(${labels}) - 2), length(${labels})))`;
  return Object.fromEntries(
    levelsAbove.map((level) => [`mail_domain_above_${level}`, above(level)]),
  );
}

/** Ours and the caller's, whose replace ours of the same name in whatever case. */
function tagsFor(settings: StackSettings): string {
  const own = JSON.stringify(ownTagsOf(settings));
  return `merge({ for key, value in ${own} : key => value if !contains(${lowerTags}, key) }, var.tags)`;
}

/** What names and policies are made of beside variables. `id` is the region's name in all versions. */
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
    digest_silent_hours: silentHoursLocal(
      variables['digest_schedule']?.default as string | undefined,
    ),
    tags: tagsFor(settings),
    ...Object.fromEntries(lists.map(([name]) => [name, `join(",", var.${name})`])),
  };
  return Object.fromEntries(
    Object.entries(expressions).map(([name, text]) => [name, expression(text)]),
  );
}
