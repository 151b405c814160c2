/**
 * A setting as a Terraform variable, which Terraform checks with the setting's own pattern and rejects
 * with the setting's own message.
 */
import * as z from 'zod';
import { expression, variable } from '../names/expressions.ts';
import { maxRoleNameLength, roleNamesOf } from '../names/role-names.ts';
import {
  maxKeyLength,
  maxTags,
  maxValueLength,
  ownTags,
  tagCharacters,
  tagCharactersText,
} from '../schema/tag-settings.ts';
import type { VariableSetting } from './module-variables.ts';

/** A variable block of Terraform's JSON. */
export interface VariableBlock {
  readonly type: string;
  readonly description: string;
  readonly nullable: boolean;
  readonly default?: unknown;
  readonly validation?: readonly { readonly condition: string; readonly error_message: string }[];
}

/** The block of a setting; `value` is the default, undefined if the caller must give one. */
export function blockOf(setting: VariableSetting, value: unknown): VariableBlock {
  const { type, description } = setting;
  return {
    type,
    description,
    nullable: false,
    ...(value !== undefined && { default: value }),
    validation: rulesOf(setting),
  };
}

function rulesOf(setting: VariableSetting) {
  if (setting.type === 'number') return [numberRule(setting)];
  return setting.type === 'string' ? [matches(setting)] : listRules(setting);
}

/** The block of a list of addresses that must be in the given domains. */
export function limitedToDomains(
  name: string,
  block: VariableBlock,
  domains: readonly string[],
): VariableBlock {
  const isInDomains = {
    condition: expression(
      `alltrue([for one in var.${name} : contains(${JSON.stringify(domains)}, element(split("@", one), -1))])`,
    ),
    error_message: `${name}: accepted: addresses of ${domains.join(', ')}, each.`,
  };
  return { ...block, validation: [...(block.validation ?? []), isInDomains] };
}

/** The block of a prefix of roles' names, which IAM limits in length. */
export function limitedToRoleNames(name: string, block: VariableBlock): VariableBlock {
  const iam = { path: '/', namePrefix: variable(name) };
  const [organization, environment] = [variable('organization'), variable('environment')];
  const [longest = ''] = roleNamesOf({ organization, environment, iam });
  const fits = {
    condition: expression(`length("${longest}") <= ${maxRoleNameLength}`),
    error_message:
      `${name}: accepted: a prefix with which no role's name has more than ${maxRoleNameLength} ` +
      `characters; the longest is ${longest}.`,
  };
  return { ...block, validation: [...(block.validation ?? []), fits] };
}

/** The block of the tags, which are a map and therefore not among the other variables. */
export function tagsBlock(value: unknown): VariableBlock {
  return {
    type: 'map(string)',
    description: 'Tags on every resource, beside those of the provider',
    nullable: false,
    default: value ?? {},
    validation: [
      eachTag(
        '!startswith(lower(key), "aws:") && !startswith(lower(value), "aws:")',
        'names and values that do not begin with aws:, which AWS keeps for itself',
      ),
      eachTag(
        `trimspace(key) != "" && length(key) <= ${maxKeyLength} && length(value) <= ${maxValueLength}`,
        `names of 1 to ${maxKeyLength} characters, and values of at most ${maxValueLength}`,
      ),
      eachTag(
        `can(regex(${tagPattern}, key)) && can(regex(${tagPattern}, value))`,
        `names and values of ${tagCharactersText}`,
      ),
      {
        condition: expression(`length(distinct(${lowerTags})) == length(var.tags)`),
        error_message:
          'tags: accepted: keys that differ in more than case: IAM has each only once.',
      },
      {
        condition: expression(
          `length(distinct(concat(${lowerTags}, ${JSON.stringify(ownTags)}))) <= ${maxTags}`,
        ),
        error_message: `tags: accepted: at most ${maxTags} with ours, as many as a resource may have.`,
      },
    ],
  };
}

const tagPattern = JSON.stringify(tagCharacters.source);

function eachTag(condition: string, accepted: string) {
  return {
    condition: expression(`alltrue([for key, value in var.tags : ${condition}])`),
    error_message: `tags: accepted: ${accepted}.`,
  };
}

/** Lower case, as IAM compares tag names. */
export const lowerTags = '[for key in keys(var.tags) : lower(key)]';

/** SNS rejects a second subscription of one address. */
function isDistinct(name: string) {
  return {
    condition: expression(
      `length(distinct([for one in var.${name} : lower(one)])) == length(var.${name})`,
    ),
    error_message: `${name}: accepted: each address once.`,
  };
}

function numberRule(setting: VariableSetting) {
  const { name, condition = 'true' } = setting;
  return {
    condition: expression(condition),
    error_message: `${name}: accepted: ${acceptedBy(setting)}.`,
  };
}

function matches(setting: VariableSetting) {
  const { name, rejected } = setting;
  const isAccepted = `can(regex(${patternOf(setting)}, var.${name}))`;
  const isRejected = rejected && `can(regex(${quoted(rejected.source)}, var.${name}))`;
  return {
    condition: expression(isRejected ? `${isAccepted} && !${isRejected}` : isAccepted),
    error_message: `${setting.name}: accepted: ${acceptedBy(setting)}.`,
  };
}

function eachMatches(setting: VariableSetting) {
  return {
    condition: expression(
      `alltrue([for one in var.${setting.name} : can(regex(${patternOf(setting)}, one))])`,
    ),
    error_message: `${setting.name}: accepted: ${acceptedBy(setting)}, each.`,
  };
}

function listRules(setting: VariableSetting) {
  const { name } = setting;
  const rules = [isFilled(name), eachMatches(setting)];
  return name === 'alarm_emails' ? [...rules, isDistinct(name)] : rules;
}

/** The limit of SES for one mail. */
function isFilled(name: string) {
  return {
    condition: expression(`length(var.${name}) > 0 && length(var.${name}) <= 50`),
    error_message: `${name}: accepted: 1 to 50 addresses.`,
  };
}

/** The setting's own pattern as a string of Terraform's language, which uses RE2 patterns. */
function patternOf({ name, value }: VariableSetting): string {
  const { pattern } = z.toJSONSchema(value, { io: 'input' }) as { pattern?: string };
  if (pattern === undefined) throw new Error(`the variable ${name} has no pattern for its check`);
  return quoted(pattern);
}

function quoted(pattern: string): string {
  // '${' would begin an expression and '%{' a directive, so the sign is doubled.
  return JSON.stringify(pattern).replace(/[$%](?=\{)/g, (sign) => sign + sign);
}

/** The setting's own text about what it accepts. */
function acceptedBy({ value }: VariableSetting): string {
  return value.safeParse(null).error?.issues[0]?.message ?? '';
}
