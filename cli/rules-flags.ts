/** The options of the `rules` commands. Those of the bill are the same as of `run`. */
import type { BillingDay } from '../src/domain/calendar/billing-day.ts';
import { InputError } from '../src/domain/input/input-error.ts';
import { dayIn } from '../src/invocation/function-event.ts';
import { readFlags } from './read-flags.ts';
import { runFlags } from './run-options.ts';

const { bill, source, accounts, out, metric, currency, platform, json, help } = runFlags;

/** In the form that parseArgs of `node:util` takes. */
const common = { rules: { type: 'string' }, out, json, help } as const;

const ofBill = {
  bill,
  source,
  accounts,
  metric,
  currency,
  'memory-limit': runFlags['memory-limit'],
} as const;

const ofRange = { from: { type: 'string' }, to: { type: 'string' } } as const;

/** By command. */
export const rulesFlags = {
  check: { ...common, platform, ...ofBill, ...ofRange },
  test: { ...common, platform },
  explain: {
    ...common,
    ...ofBill,
    resource: { type: 'string' },
    account: { type: 'string' },
    date: { type: 'string' },
  },
  init: { ...common, ...ofBill, ...ofRange },
  diff: { ...common, ...ofBill, ...ofRange, against: { type: 'string' } },
  coverage: { out, platform, ...ofRange, json, help },
  publish: { ...common, platform },
} as const;

export type RulesCommand = keyof typeof rulesFlags;
export type Flags = Readonly<Record<string, unknown>>;

/** Throws an InputError for unknown flags, and for a platform that is not known. */
export function readRulesFlags(command: RulesCommand, args: readonly string[]): Flags {
  const flags = readFlags(args, rulesFlags[command], `rules ${command}`);
  const given = flags['platform'];
  if (given !== undefined && given !== 'local' && given !== 'aws') {
    throw new InputError(`--platform '${String(given)}' is not valid: choose local or aws.`);
  }
  return flags;
}

export function textOf(flags: Flags, name: string): string | undefined {
  const value = flags[name];
  return typeof value === 'string' ? value : undefined;
}

/** The day of an option. Throws an InputError if it is not a calendar date, or is in the future. */
export function dayOf(flags: Flags, name: 'from' | 'to' | 'date'): BillingDay | undefined {
  const text = textOf(flags, name);
  return text === undefined ? undefined : dayIn(`--${name}`, text, Date.now());
}
