/**
 * The options of `run` that `backfill` and `audit` accept: those that determine the archive's rows and its
 * location. Opens the platform that they name.
 */

import type { BackfillCommand } from '../functions/partition-audit/gaps.ts';
import type { BillingDay } from '../src/domain/calendar/billing-day.ts';
import { InputError } from '../src/domain/input/input-error.ts';
import { dayIn } from '../src/invocation/function-event.ts';
import { openLocalPlatform } from '../src/platform/local/local-platform.ts';
import { acceptFlags, readAccepted } from './accept-flags.ts';
import type { OpenArchive } from './archive-on-aws.ts';
import { commandName } from './command-name.ts';
import { showNotices } from './progress.ts';
import { readRunOptions, runFlags } from './run-options.ts';

const { bill, source, accounts, budgets, out, metric, currency, platform, json, help } = runFlags;

/** In the form that parseArgs of `node:util` takes. */
export const archiveFlags = {
  from: { type: 'string' },
  to: { type: 'string' },
  bill,
  source,
  accounts,
  budgets,
  out,
  metric,
  currency,
  platform,
  json,
  help,
  'ou-depth': runFlags['ou-depth'],
  'memory-limit': runFlags['memory-limit'],
} as const;

type Flags = Readonly<Record<string, unknown>>;

/** The only options accepted on AWS, where the environment defines all others. */
const onAws = new Set(['from', 'to', 'dry-run', 'platform', 'json', ...Object.keys(acceptFlags)]);

/** Throws an InputError for flags, files or variables that it cannot use. */
export async function openArchive(flags: Flags): Promise<OpenArchive> {
  if (flags['platform'] !== 'aws') {
    const options = readRunOptions({ ...flags }, Date.now());
    showNotices(options.notices);
    const local = await openLocalPlatform(options);
    showNotices(local.notices);
    const { settings, acceptShrink: shrink, acceptPayer: payer } = options;
    return { platform: local, settings, accept: { shrink, payer }, close: () => local.close() };
  }
  const foreign = Object.keys(flags).find((name) => !onAws.has(name));
  if (foreign !== undefined) {
    throw new InputError(
      `--${foreign} is for --platform local; on AWS the environment defines it.`,
    );
  }
  const accept = readAccepted(flags);
  // Loaded only here, because a laptop's archive needs no AWS SDK.
  const { openArchiveOnAws } = await import('./archive-on-aws.ts');
  return openArchiveOnAws(accept);
}

/** The day of an option. Throws an InputError if it is not a calendar date, or is in the future. */
export function dayOption(flags: Flags, name: 'from' | 'to'): BillingDay | undefined {
  const text = flags[name] as string | undefined;
  return text === undefined ? undefined : dayIn(`--${name}`, text, Date.now());
}

const notRepeated = new Set(['from', 'to', 'json', 'help', 'dry-run', ...Object.keys(acceptFlags)]);

/** The command line that backfills days with the same inputs; it can be run unchanged in a shell. */
export function backfillCommand(flags: Flags): BackfillCommand {
  const inputs = Object.entries(flags)
    .filter(([name]) => !notRepeated.has(name))
    .map(([name, value]) => ` --${name} ${quoted(String(value))}`);
  return (from, to, accept) =>
    `${commandName} backfill --from ${from} --to ${to}${inputs.join('')}` +
    (accept === undefined ? '' : ' --accept-shrink');
}

function quoted(text: string): string {
  return /^[\w./:@=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
