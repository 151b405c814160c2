/**
 * The settings of the stacks, from `context.digest` of cdktf.json: one environment, or several by
 * name. Checked whole before any resource is made; each wrong value is named with its path, what was
 * given and what is accepted.
 */
import type * as z from 'zod';
import { arnFaults } from './arn-faults.ts';
import { backendFaults } from './backend-settings.ts';
import { billKeyFaults } from './bill-key.ts';
import { billFaults } from './bill-place.ts';
import { environmentNameFaults } from './environment-names.ts';
import { iamFaults } from './iam-settings.ts';
import { mailFaults, sharedMailFaults } from './mail-faults.ts';
import {
  asModule,
  isModule,
  moduleFaults,
  type VariableBlocks,
  withStandIns,
} from './module/module-settings.ts';
import { environmentSchema } from './settings-schema.ts';
import { snapshotFaults } from './snapshot-schedule.ts';
import { sharedStateFaults } from './state-faults.ts';
import { dashboardTagFaults } from './tag-settings.ts';
import { twins } from './twin-environments.ts';

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
  if (Object.keys(context).some((key) => key in environmentSchema.shape)) {
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
    faults.push(...moduleFaults(given, stackPrefix).map((one) => `${pathOf(path)}.${one}`));
    if (parsed.success && isModule(given)) {
      environments.push({ stackPrefix, ...asModule(given, parsed.data) });
      const inModule = [...snapshotFaults(parsed.data), ...billKeyFaults(parsed.data)];
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
  faults.push(...twins(all), ...sharedMailFaults(all), ...sharedStateFaults(all));
  if (faults.length > 0) throw invalid(faults);
  return environments;
}

function faultOf(path: readonly string[], given: unknown, issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => `${pathOf([...path, ...issue.path])}.${key}`).join(', ');
    return `${names}: no such setting; accepted: ${issue.message}`;
  }
  const value = issue.path.reduce<unknown>(
    (whole, step) => (isObject(whole) ? whole[String(step)] : undefined),
    given,
  );
  const shown = value === undefined ? 'nothing' : JSON.stringify(value);
  return `${pathOf([...path, ...issue.path])}: given ${shown}; accepted: ${issue.message}`;
}

/** Values that are fine alone, and not together. */
function contradictions(settings: StackSettings): string[] {
  const { region, kms, backend } = settings;
  const faults: string[] = [
    ...snapshotFaults(settings),
    ...backendFaults(backend, region),
    ...billFaults(settings),
    ...billKeyFaults(settings),
  ];
  if (typeof kms === 'string' && kms.split(':')[3] !== region) {
    faults.push(`kms: given "${kms}"; accepted: a key in ${region}, where the buckets are`);
  }
  return faults;
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (whole, step) => (typeof step === 'number' ? `${whole}[${step}]` : `${whole}.${String(step)}`),
    'context',
  );
}

function isObject(value: unknown): value is Given {
  return typeof value === 'object' && value !== null;
}

function invalid(faults: readonly string[]): Error {
  return new Error(`The settings in cdktf.json are not valid.\n- ${faults.join('\n- ')}`);
}
