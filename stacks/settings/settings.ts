/**
 * The settings of the stacks, from `context.digest` of cdktf.json: one environment, or several by
 * name. Checked whole before any resource is made; each wrong value is named with its path, what was
 * given and what is accepted.
 */
import type * as z from 'zod';
import {
  asModule,
  isModule,
  leavesOpen,
  moduleFaults,
  type VariableBlocks,
  withStandIns,
} from '../module/module-settings.ts';
import { backendFaults } from '../schema/backend-settings.ts';
import { iamFaults } from '../schema/iam-settings.ts';
import { environmentSchema } from '../schema/settings-schema.ts';
import { dashboardTagFaults } from '../schema/tag-settings.ts';
import { accessLogFaults } from './access-log-faults.ts';
import { arnFaults } from './arn-faults.ts';
import { billKeyFaults } from './bill-key.ts';
import { billFaults } from './bill-place.ts';
import { environmentNameFaults } from './environment-names.ts';
import { mailFaults, sharedMailFaults } from './mail-faults.ts';
import { faultOf, pathOf } from './setting-fault.ts';
import { dashboardFaults, snapshotFaults } from './snapshot-faults.ts';
import { sharedStateFaults } from './state-faults.ts';
import { templateFaults } from './template-faults.ts';
import { sharedRoles, sharedWorkgroups, twins } from './twin-environments.ts';

type Immutable<T> = T extends object ? { readonly [K in keyof T]: Immutable<T[K]> } : T;

/** One environment's settings, defaults filled in. */
export type StackSettings = Immutable<z.infer<typeof environmentSchema>>;

/** An environment, and what its stacks' names start with: nothing where there is one only. */
export interface Environment {
  readonly stackPrefix: string;
  readonly settings: StackSettings;
  /** Of a module: what its caller gives. */
  readonly variables?: VariableBlocks;
}

type Given = Readonly<Record<string, unknown>>;

/**
 * The environments of `context.digest`: the value itself, or each entry of a map by name, whose key
 * is its `environment`. Throws an Error that lists every fault, one a line.
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
  const badNames = environmentNameFaults(Object.keys(context));
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
  const faults: string[] = [];
  const environments: Environment[] = [];
  for (const { path, stackPrefix, given } of entries) {
    const parsed = environmentSchema.safeParse(withStandIns(given));
    const asGiven = parsed.success ? templateFaults(given) : [];
    asGiven.push(...moduleFaults(given, stackPrefix));
    faults.push(...asGiven.map((one) => `${pathOf(path)}.${one}`));
    if (parsed.success && isModule(given)) {
      environments.push({ stackPrefix, ...asModule(given, parsed.data) });
      const inModule = [
        ...(leavesOpen(given, 'schedules') ? [] : snapshotFaults(parsed.data)),
        ...dashboardFaults(parsed.data),
        ...billKeyFaults(parsed.data),
      ];
      faults.push(...inModule.map((one) => `${pathOf(path)}.${one}`));
    } else if (parsed.success) {
      environments.push({ stackPrefix, settings: parsed.data });
      const together = [
        ...contradictions(parsed.data),
        ...arnFaults(parsed.data),
        ...mailFaults(parsed.data),
        ...iamFaults(parsed.data),
        ...dashboardTagFaults(parsed.data),
      ];
      faults.push(...together.map((one) => `${pathOf(path)}.${one}`));
    } else {
      faults.push(...parsed.error.issues.map((issue) => faultOf(path, given, issue)));
    }
  }
  const all = environments.map(({ settings }) => settings);
  faults.push(...twins(all), ...sharedWorkgroups(all), ...sharedRoles(all));
  faults.push(...sharedMailFaults(all), ...sharedStateFaults(all));
  if (faults.length > 0) throw invalid(faults);
  return environments;
}

/** Values that are fine alone, and not together. */
function contradictions(settings: StackSettings): string[] {
  return [
    ...snapshotFaults(settings),
    ...dashboardFaults(settings),
    ...backendFaults(settings.backend, settings.region),
    ...billFaults(settings),
    ...billKeyFaults(settings),
    ...accessLogFaults(settings),
  ];
}

function isObject(value: unknown): value is Given {
  return typeof value === 'object' && value !== null;
}

function invalid(faults: readonly string[]): Error {
  return new Error(`The settings in cdktf.json are not valid.\n- ${faults.join('\n- ')}`);
}
