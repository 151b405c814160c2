/** `backfill`: updates a range of archived days from the bill, or prints what that would scan and cost. */
import { type BackfillRequest, backfill as fill } from '../functions/backfill/backfill.ts';
import { planBackfill } from '../functions/backfill/plan-backfill.ts';
import { heldDays } from '../src/domain/figures/kept-day.ts';
import { InputError } from '../src/domain/input/input-error.ts';
import { acceptFlags } from './accept-flags.ts';
import { archiveFlags, dayOption, openArchive } from './archive-options.ts';
import { backfillHelp } from './backfill-help.ts';
import { outcomeAsJson, outcomeAsText, planAsText } from './backfill-report.ts';
import { dayProgress } from './day-progress.ts';
import { readFlags } from './read-flags.ts';
import { newRunId } from './run-id.ts';

export const backfillFlags = {
  ...archiveFlags,
  ...acceptFlags,
  'dry-run': { type: 'boolean' },
} as const;

/**
 * Returns the exit code: 1 if days are held or not allocated. Throws an InputError for bad flags, and what the backfill
 * throws.
 */
export async function backfill(args: readonly string[]): Promise<number> {
  const { 'dry-run': isDry, ...flags } = readFlags(args, backfillFlags, 'backfill');
  if (flags['help'] === true) {
    process.stdout.write(backfillHelp());
    return 0;
  }
  const range = rangeOf(flags);
  const isJson = flags['json'] === true;
  const { platform, settings, accept, close } = await openArchive(flags);
  try {
    if (isDry === true) {
      const plan = await planBackfill(platform, range);
      const isCharged = platform.name === 'aws';
      process.stdout.write(
        isJson ? asJson({ dryRun: true, ...plan }) : planAsText(plan, isCharged),
      );
      return 0;
    }
    const runId = `backfill-${newRunId(platform.now())}`;
    const outcome = await fill(platform, settings, {
      ...range,
      runId,
      accept,
      ...dayProgress(process.stderr, range),
    });
    const write = isJson ? outcomeAsJson : outcomeAsText;
    process.stdout.write(write(outcome, range, platform.store));
    const { archived } = outcome;
    const isAllocated = archived.every(({ allocation }) => allocation.failure === null);
    return isAllocated && heldDays(archived.flatMap(({ kept }) => kept)) === 0 ? 0 : 1;
  } finally {
    close();
  }
}

function rangeOf(flags: Readonly<Record<string, unknown>>): Pick<BackfillRequest, 'from' | 'to'> {
  const from = dayOption(flags, 'from');
  const to = dayOption(flags, 'to');
  if (from === undefined || to === undefined) {
    const missing = from === undefined ? '--from' : '--to';
    throw new InputError(`${missing} is missing: name the first and the last day, YYYY-MM-DD.`);
  }
  if (from > to) throw new InputError(`--from ${from} is after --to ${to}; swap the two.`);
  return { from, to };
}

function asJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
