/**
 * The settings of a module. Those that its caller gives have expressions of variables as values, and
 * the stacks use them like any value. They are read in two steps, so that one set of checks serves
 * modules and plain stacks: placeholders before the checks, expressions after.
 */
import { callerExpression, joined, variable } from '../names/expressions.ts';
import { hoursWithoutMailBlock, hoursWithoutMailVariable } from './hours-without-mail.ts';
import { asVariable, type VariableSetting, variableSettings } from './module-variables.ts';
import { valueAt, withValueAt } from './setting-paths.ts';
import {
  blockOf,
  limitedToDomains,
  limitedToRoleNames,
  tagsBlock,
  type VariableBlock,
} from './variable-blocks.ts';

/** Terraform variables by name. */
export type VariableBlocks = Readonly<Record<string, VariableBlock>>;

/** The settings that a module always changes, in addition to those that are variables. */
interface OwnSettings {
  readonly accountId: string;
  readonly region: string;
  readonly tags: Readonly<Record<string, string>>;
}

export interface ModuleSettings<S extends OwnSettings> {
  readonly settings: S;
  readonly variables: VariableBlocks;
}

/** Variables with the addresses of people who get costs by mail. */
const readerLists = new Set(['mail_to', 'executives_to']);

/** Settings that only the caller's own configuration can have. */
const callerOnly = {
  accountId: 'nothing, because a module is in the account of its provider',
  region: 'nothing, because a module is in the region of its provider',
  backend: 'nothing, because a module uses the state of its caller',
};

/** Free text, which must be the same in every instance of the module. */
const literals = ['bill.prefix', 'directory.csvKey', 'mail.configurationSet'];

export function isModule(given: unknown): given is Readonly<Record<string, unknown>> {
  return valueAt(given, ['module']) === true;
}

/** Whether the caller gives one of the group's settings, without a default. */
export function isSetByCaller(given: unknown, group: string): boolean {
  return variableSettings.some(
    ({ path }) => path[0] === group && valueAt(given, path) === asVariable,
  );
}

/**
 * Replaces settings that the caller gives by placeholders that pass the checks. Other settings stay.
 */
export function withPlaceholders(given: unknown): unknown {
  if (!isModule(given)) return given;
  const { backend: _, ...others } = given;
  const base = { ...others, accountId: '111122223333', region: 'eu-west-1' };
  return variableSettings
    .filter((setting) => needsPlaceholder(setting, given))
    .reduce<unknown>((all, { path, placeholder }) => withValueAt(all, path, placeholder), base);
}

function needsPlaceholder({ path, isNeeded }: VariableSetting, given: unknown): boolean {
  const value = valueAt(given, path);
  return value === asVariable || (value === undefined && isNeeded === true);
}

/** The settings that a module cannot have, each with what is accepted. */
export function moduleProblems(given: unknown, stackPrefix: string): string[] {
  if (!isModule(given)) return [];
  if (stackPrefix !== '') {
    return [
      'module: given true; accepted: a single environment, because callers choose the environments',
    ];
  }
  const problems = Object.entries(callerOnly)
    .filter(([name]) => given[name] !== undefined)
    .map(
      ([name, accepted]) => `${name}: given ${JSON.stringify(given[name])}; accepted: ${accepted}`,
    )
    .concat(fixedProblems(given));
  return [...problems, ...dashboardProblems(given), ...ownStackProblems(given)];
}

/** A module has neither of the two dashboards: Quick Sight's assets and the pages are made by stacks of their own. */
function dashboardProblems(given: Readonly<Record<string, unknown>>): string[] {
  const owner = valueAt(given, ['quicksight', 'principalArn']);
  const accepted: readonly (readonly [path: string, value: unknown, accepted: string])[] = [
    ['quicksight.principalArn', owner, 'dataSetId, because a module creates no dashboard'],
    [
      'web',
      given['web'],
      'nothing, because a module creates no API and no pages; dashboardUrl may name those of another stack',
    ],
  ];
  return accepted
    .filter(([, value]) => value !== undefined)
    .map(([path, value, what]) => `${path}: given ${JSON.stringify(value)}; accepted: ${what}`);
}

/** A module has the stacks `foundation` and `digest` alone. */
function ownStackProblems(given: Readonly<Record<string, unknown>>): string[] {
  return ['warehouse', 'grafana']
    .filter((name) => given[name] !== undefined)
    .map(
      (name) =>
        `${name}: given ${JSON.stringify(given[name])}; accepted: nothing, because a module has no stack ${name}`,
    );
}

/** Settings that cannot be a variable: the word "variable" would be used as their value. */
function fixedProblems(given: Readonly<Record<string, unknown>>): string[] {
  return literals
    .filter((path) => valueAt(given, path.split('.')) === asVariable)
    .map(
      (path) =>
        `${path}: given "${asVariable}"; accepted: the value itself, because this setting cannot be a variable`,
    );
}

/** The settings with expressions, and the variables that the expressions use. */
export function asModule<S extends OwnSettings>(given: unknown, checked: S): ModuleSettings<S> {
  const used = variableSettings
    .filter(({ path }) => isValue(valueAt(checked, path)))
    .filter(({ group }) => group === undefined || valueAt(checked, [group]) !== undefined);
  const settings = used.reduce<S>(
    (all, setting) => withValueAt(all, setting.path, expressionOf(setting)),
    {
      ...checked,
      accountId: callerExpression.accountId,
      region: callerExpression.region,
      tags: {},
    },
  );
  const blocks: Record<string, VariableBlock> = Object.fromEntries(
    used.map((one) => {
      const block = blockOf(one, defaultOf(one, given, checked));
      return [
        one.name,
        one.name === 'iam_name_prefix' ? limitedToRoleNames(one.name, block) : block,
      ];
    }),
  );
  const domains = valueAt(checked, ['mail', 'recipientDomains']) as readonly string[] | undefined;
  const variables = {
    ...(domains === undefined ? blocks : withReadersIn(domains, blocks)),
    [hoursWithoutMailVariable]: hoursWithoutMailBlock(
      blocks['digest_schedule']?.default as string | undefined,
    ),
    tags: tagsBlock(valueAt(given, ['tags'])),
  };
  return { settings, variables };
}

/** Limits recipients to these domains. The addresses are known only when the caller plans. */
function withReadersIn(domains: readonly string[], blocks: VariableBlocks): VariableBlocks {
  const readers = Object.keys(blocks).filter((name) => readerLists.has(name));
  const limited = readers.map((name) => [
    name,
    limitedToDomains(name, blocks[name] as VariableBlock, domains),
  ]);
  return { ...blocks, ...Object.fromEntries(limited) };
}

/**
 * Text, numbers and lists become variables. `true` or `false` for a key changes the structure of the
 * stack.
 */
function isValue(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || Array.isArray(value);
}

function expressionOf({ name, type }: VariableSetting): string | readonly string[] {
  return type === 'list(string)' ? [joined(name)] : variable(name);
}

/** The given value, else the setting's default. */
function defaultOf(setting: VariableSetting, given: unknown, checked: unknown): unknown {
  return needsPlaceholder(setting, given) ? undefined : valueAt(checked, setting.path);
}
