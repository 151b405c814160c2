/**
 * The settings of a module: those that its caller gives have expressions of variables for values, and
 * go through the stacks as any value does. Read in two steps, so that one set of checks serves both
 * ways: stand-ins before the checks, expressions after.
 */
import { callerExpression, joined, variable } from '../names/expressions.ts';
import { asVariable, type VariableSetting, variableSettings } from './module-variables.ts';
import { valueAt, withValueAt } from './setting-paths.ts';
import { silentHoursBlock, silentHoursVariable } from './silent-hours.ts';
import {
  blockOf,
  inDomains,
  inRoleNames,
  tagsBlock,
  type VariableBlock,
} from './variable-blocks.ts';

/** Terraform variables by name. */
export type VariableBlocks = Readonly<Record<string, VariableBlock>>;

/** What a module changes of any settings, beside those that are variables. */
interface OwnSettings {
  readonly accountId: string;
  readonly region: string;
  readonly tags: Readonly<Record<string, string>>;
}

export interface ModuleSettings<S extends OwnSettings> {
  readonly settings: S;
  readonly variables: VariableBlocks;
}

/** Variables of those who get costs by mail. */
const readerLists = new Set(['mail_to', 'executives_to']);

/** What only the caller's own configuration has. */
const ofTheCaller = {
  accountId: 'nothing, since a module is in the account of the provider it is given',
  region: 'nothing, since a module is in the region of the provider it is given',
  backend: 'nothing, since the state is that of whoever calls the module',
};

/** Text of any kind, which is in every instance of the module the same. */
const literals = ['bill.prefix', 'directory.csvKey', 'mail.configurationSet'];

export function isModule(given: unknown): given is Readonly<Record<string, unknown>> {
  return valueAt(given, ['module']) === true;
}

/** Whether one of the group's settings is the caller's to give, and has no default. */
export function isSetByCaller(given: unknown, group: string): boolean {
  return variableSettings.some(
    ({ path }) => path[0] === group && valueAt(given, path) === asVariable,
  );
}

/** What the caller shall give has a value that passes. Other settings stay as they are. */
export function withPlaceholders(given: unknown): unknown {
  if (!isModule(given)) return given;
  const { backend: _, ...others } = given;
  const place = { ...others, accountId: '111122223333', region: 'eu-west-1' };
  return variableSettings
    .filter((setting) => standsIn(setting, given))
    .reduce<unknown>((all, { path, standIn }) => withValueAt(all, path, standIn), place);
}

function standsIn({ path, isNeeded }: VariableSetting, given: unknown): boolean {
  const value = valueAt(given, path);
  return value === asVariable || (value === undefined && isNeeded === true);
}

/** Settings that a module cannot have, each with what is accepted. */
export function moduleProblems(given: unknown, stackPrefix: string): string[] {
  if (!isModule(given)) return [];
  if (stackPrefix !== '') {
    return ['module: given true; accepted: only alone, since its environments are its callers’'];
  }
  const problems = Object.entries(ofTheCaller)
    .filter(([name]) => given[name] !== undefined)
    .map(
      ([name, accepted]) => `${name}: given ${JSON.stringify(given[name])}; accepted: ${accepted}`,
    )
    .concat(fixedProblems(given));
  const owner = valueAt(given, ['quicksight', 'principalArn']);
  if (owner === undefined) return problems;
  const shown = `quicksight.principalArn: given ${JSON.stringify(owner)}`;
  return [...problems, `${shown}; accepted: dataSetId, since a module makes no dashboard`];
}

/** Settings that no variable can be, and that would take the word for a name. */
function fixedProblems(given: Readonly<Record<string, unknown>>): string[] {
  return literals
    .filter((path) => valueAt(given, path.split('.')) === asVariable)
    .map(
      (path) =>
        `${path}: given "${asVariable}"; accepted: the value itself, since no variable can be`,
    );
}

/** The settings with expressions in them, and the variables that these name. */
export function asModule<S extends OwnSettings>(given: unknown, checked: S): ModuleSettings<S> {
  const used = variableSettings
    .filter(({ path }) => isText(valueAt(checked, path)))
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
      return [one.name, one.name === 'iam_name_prefix' ? inRoleNames(one.name, block) : block];
    }),
  );
  const domains = valueAt(checked, ['mail', 'recipientDomains']) as readonly string[] | undefined;
  const variables = {
    ...(domains === undefined ? blocks : withReadersIn(domains, blocks)),
    [silentHoursVariable]: silentHoursBlock(
      blocks['digest_schedule']?.default as string | undefined,
    ),
    tags: tagsBlock(valueAt(given, ['tags'])),
  };
  return { settings, variables };
}

/** Costs go to these domains only: who reads them is known when the caller plans. */
function withReadersIn(domains: readonly string[], blocks: VariableBlocks): VariableBlocks {
  const readers = Object.keys(blocks).filter((name) => readerLists.has(name));
  const held = readers.map((name) => [
    name,
    inDomains(name, blocks[name] as VariableBlock, domains),
  ]);
  return { ...blocks, ...Object.fromEntries(held) };
}

/** A key that is only wanted, or not, is a choice of structure. */
function isText(value: unknown): boolean {
  return typeof value === 'string' || Array.isArray(value);
}

function expressionOf({ name, type }: VariableSetting): string | readonly string[] {
  return type === 'string' ? variable(name) : [joined(name)];
}

/** What was given, else the setting's own default. */
function defaultOf(setting: VariableSetting, given: unknown, checked: unknown): unknown {
  return standsIn(setting, given) ? undefined : valueAt(checked, setting.path);
}
