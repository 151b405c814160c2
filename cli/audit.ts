/** `audit`: compares archive and bill, day by day. Exits with 1 if there are gaps. */

import { readAuditedHealDays } from '../functions/partition-audit/audit-environment.ts';
import { readAuditEvent } from '../functions/partition-audit/audit-event.ts';
import type { AuditedMetrics, DaysToAdd } from '../functions/partition-audit/gaps.ts';
import { type AuditOutcome, partitionAudit } from '../functions/partition-audit/partition-audit.ts';
import { nbsp } from '../src/mail/words/date-and-number-words.ts';
import { dayRanges } from '../src/mail/words/day-ranges.ts';
import { archiveFlags, backfillCommand, dayOption, openArchive } from './archive-options.ts';
import { auditHelp } from './backfill-help.ts';
import { commandName } from './command-name.ts';
import { showProgress } from './progress.ts';
import { readFlags } from './read-flags.ts';
import { newRunId } from './run-id.ts';

/** Returns the exit code. Throws an InputError for bad flags or files, and what the audit throws. */
export async function audit(args: readonly string[]): Promise<number> {
  const flags = readFlags(args, archiveFlags, 'audit');
  if (flags['help'] === true) {
    process.stdout.write(auditHelp());
    return 0;
  }
  const range = rangeOf(flags);
  const { platform, settings, close } = await openArchive(flags);
  try {
    const outcome = await partitionAudit(platform, settings, {
      ...range,
      runId: `partition-audit-${newRunId(platform.now())}`,
      backfillCommand: backfillCommand(flags),
      metrics: auditedMetrics(flags),
      onStep: showProgress(process.stderr),
    });
    const { recordKey, ...found } = outcome;
    const record = platform.store.locate(recordKey);
    const json = { ...range, ...found, record };
    process.stdout.write(
      flags['json'] === true ? `${JSON.stringify(json, null, 2)}\n` : findings(outcome, range),
    );
    return outcome.gaps.length + outcome.copies.length === 0 ? 0 : 1;
  } finally {
    close();
  }
}

/** A laptop has no CloudWatch, so nothing there could fill a gap of the metrics. */
function auditedMetrics(flags: Readonly<Record<string, unknown>>): AuditedMetrics | null {
  const healDays = flags['platform'] === 'aws' ? readAuditedHealDays(process.env) : null;
  if (healDays === null) return null;
  return {
    healDays,
    command: (from, to) =>
      `${commandName} resource-metrics --from ${from} --to ${to} --platform aws`,
  };
}

/** The default range of the weekly function, unless options name another one. */
function rangeOf(flags: Readonly<Record<string, unknown>>) {
  const [from, to] = [dayOption(flags, 'from'), dayOption(flags, 'to')];
  return readAuditEvent({ ...(from && { from }), ...(to && { to }) }, Date.now());
}

type Range = ReturnType<typeof rangeOf>;

function findings(outcome: AuditOutcome, range: Range): string {
  return [
    copyWords(outcome),
    gapWords(outcome, range),
    onlyArchivedWords(outcome),
    notAllocatedWords(outcome),
    notMeasuredWords(outcome),
  ].join('');
}

function copyWords({ copies, notCompared }: AuditOutcome): string {
  const twice = copies.map(
    ({ file, otherFile, lines, sharedLines }) =>
      `${file}: ${sharedLines} of its ${lines} lines are in other files too, most in ${otherFile}; remove one.\n`,
  );
  const unknown = notCompared.map((why) => `The lines of the files were not compared: ${why}\n`);
  return [...twice, ...unknown].join('');
}

/** Days that are not a gap: only an older copy of the bill could fill them. */
function onlyArchivedWords({ onlyInArchive }: AuditOutcome): string {
  if (onlyInArchive.length === 0) return '';
  const days = dayRanges(onlyInArchive).replaceAll(nbsp, ' ');
  return `The bill no longer has ${days}; the archive keeps ${onlyInArchive.length === 1 ? 'it' : 'them'}.\n`;
}

/** Days from before an upgrade are not gaps: whether to allocate them is a decision. */
function notAllocatedWords({ withoutAllocation: found }: AuditOutcome): string {
  if (found === null) return '';
  const { from, to, command } = found;
  return `${countWords(found)} no allocation: backfill from ${from} to ${to} to add it.\n    ${command}\n`;
}

/** Days whose metrics CloudWatch still has are not gaps either: each one costs money. */
function notMeasuredWords({ withoutMetrics: found }: AuditOutcome): string {
  if (found === null) return '';
  return `${countWords(found)} no metrics of resources: CloudWatch still has them.\n    ${found.command}\n`;
}

function countWords({ days }: DaysToAdd): string {
  return days === 1 ? '1 archived day has' : `${days} archived days have`;
}

function gapWords(
  { gaps, days, backfillAll, measureAll }: AuditOutcome,
  { from, to }: Range,
): string {
  if (gaps.length === 0) {
    return `No gap from ${from} to ${to}: ${days} days are archived as the bill has them.\n`;
  }
  const width = Math.max(...gaps.map(({ kind }) => kind.length));
  const lines = gaps.map(
    ({ day, kind, says, command }) => `${day}  ${kind.padEnd(width)}  ${says}\n    ${command}\n`,
  );
  const commands = [backfillAll, measureAll].filter((one) => one !== null);
  const all =
    commands.length === 0 || gaps.length === 1
      ? ''
      : `All at once:\n${commands.map((one) => `    ${one}\n`).join('')}`;
  const found =
    gaps.length === 1
      ? `1 gap from ${from} to ${to}. Run the command below it to fix it.`
      : `${gaps.length} gaps from ${from} to ${to}. Run the command below each gap to fix it.`;
  return `${lines.join('')}\n${found}\n${all}`;
}
