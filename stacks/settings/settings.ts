/**
 * The settings of the stacks, from `context.digest` of cdktf.json: one environment, or several by name.
 * All of them are checked before any resource is created. The error lists each wrong value with its
 * path, what was given and what is accepted.
 */
import type * as z from 'zod';
import {
  asModule,
  isModule,
  isSetByCaller,
  moduleProblems,
  type VariableBlocks,
  withPlaceholders,
} from '../module/module-settings.ts';
import { backendProblems } from '../schema/backend-settings.ts';
import { iamProblems } from '../schema/iam-settings.ts';
import { environmentSchema } from '../schema/settings-schema.ts';
import { dashboardTagProblems } from '../schema/tag-settings.ts';
import { accessLogProblems } from './access-log-problems.ts';
import { arnProblems } from './arn-problems.ts';
import { billKeyProblems } from './bill-key.ts';
import { billProblems } from './bill-location.ts';
import { conflictingNames, sharedRoles, sharedWorkgroups } from './conflicting-environments.ts';
import { environmentNameProblems } from './environment-names.ts';
import { dashboardProblems, pageProblems } from './executive-page-problems.ts';
import { grafanaProblems } from './grafana-problems.ts';
import { mailProblems, sharedMailProblems } from './mail-problems.ts';
import { recommendationProblems } from './recommendation-problems.ts';
import { pathOf, problemOf } from './setting-problem.ts';
import { sharedStateProblems } from './state-problems.ts';
import { templateProblems } from './template-problems.ts';
import { warehouseProblems } from './warehouse-problems.ts';
import { webProblems } from './web-problems.ts';

type Immutable<T> = T extends object ? { readonly [K in keyof T]: Immutable<T[K]> } : T;

/** One environment's settings with the defaults filled in. */
export type StackSettings = Immutable<z.infer<typeof environmentSchema>>;

/**
 * An environment, and the prefix of its stacks' names, which is empty if there is only one environment.
 */
export interface Environment {
  readonly stackPrefix: string;
  readonly settings: StackSettings;
  /** The variables of a module, which its caller gives. */
  readonly variables?: VariableBlocks;
}

type Given = Readonly<Record<string, unknown>>;

/**
 * The environments of `context.digest`: the value itself, or each entry of a map by name, whose key is
 * its `environment`. Throws an Error that lists every problem, one per line.
 */
export function readEnvironments(context: unknown): readonly Environment[] {
  if (!isObject(context) || Object.keys(context).length === 0) {
    throw invalid([
      'context.digest: nothing is set; stacks/README.md has the values to start from',
    ]);
  }
  if (Object.keys(context).some((key) => Object.hasOwn(environmentSchema.shape, key))) {
    return read([{ path: ['digest'], stackPrefix: '', given: context }]);
  }
  const badNames = environmentNameProblems(Object.keys(context));
  if (badNames.length > 0) throw invalid(badNames);
  return read(
    Object.entries(context).map(([environment, given]) => ({
      path: ['digest', environment],
      stackPrefix: `${environment}-`,
      given: isObject(given) ? { environment, ...given } : given,
    })),
  );
}

/** One environment's settings. Throws as `readEnvironments` does. */
export function readSettings(given: unknown): StackSettings {
  const [environment] = read([{ path: ['digest'], stackPrefix: '', given }]);
  return (environment as Environment).settings;
}

interface Entry {
  readonly path: readonly string[];
  readonly stackPrefix: string;
  readonly given: unknown;
}

function read(entries: readonly Entry[]): readonly Environment[] {
  const problems: string[] = [];
  const environments: Environment[] = [];
  for (const { path, stackPrefix, given } of entries) {
    const parsed = environmentSchema.safeParse(withPlaceholders(given));
    const asGiven = parsed.success ? templateProblems(given) : [];
    asGiven.push(...moduleProblems(given, stackPrefix));
    problems.push(...asGiven.map((one) => `${pathOf(path)}.${one}`));
    if (parsed.success && isModule(given)) {
      environments.push({ stackPrefix, ...asModule(given, parsed.data) });
      const inModule = [
        ...(isSetByCaller(given, 'schedules') ? [] : pageProblems(parsed.data)),
        ...dashboardProblems(parsed.data),
        ...billKeyProblems(parsed.data),
      ];
      problems.push(...inModule.map((one) => `${pathOf(path)}.${one}`));
    } else if (parsed.success) {
      environments.push({ stackPrefix, settings: parsed.data });
      const together = [
        ...contradictions(parsed.data),
        ...arnProblems(parsed.data),
        ...mailProblems(parsed.data),
        ...iamProblems(parsed.data),
        ...dashboardTagProblems(parsed.data),
      ];
      problems.push(...together.map((one) => `${pathOf(path)}.${one}`));
    } else {
      problems.push(...parsed.error.issues.map((issue) => problemOf(path, given, issue)));
    }
  }
  const all = environments.map(({ settings }) => settings);
  problems.push(...conflictingNames(all), ...sharedWorkgroups(all), ...sharedRoles(all));
  problems.push(...sharedMailProblems(all), ...sharedStateProblems(all));
  if (problems.length > 0) throw invalid(problems);
  return environments;
}

/** Values that are valid alone but not together. */
function contradictions(settings: StackSettings): string[] {
  return [
    ...pageProblems(settings),
    ...dashboardProblems(settings),
    ...backendProblems(settings.backend, settings.region),
    ...billProblems(settings),
    ...billKeyProblems(settings),
    ...recommendationProblems(settings),
    ...accessLogProblems(settings),
    ...webProblems(settings),
    ...warehouseProblems(settings),
    ...grafanaProblems(settings),
  ];
}

function isObject(value: unknown): value is Given {
  return typeof value === 'object' && value !== null;
}

function invalid(problems: readonly string[]): Error {
  return new Error(`The settings in cdktf.json are not valid.\n- ${problems.join('\n- ')}`);
}
