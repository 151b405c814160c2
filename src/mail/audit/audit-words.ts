/**
 * The text of the audit's mail, as plain text and as HTML: first duplicate files of the bill, then one
 * command for all gaps, then gap by gap. Each command is on its own unbroken line, because people copy it.
 */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import { type Markup, markup } from '../markup/html-markup.ts';
import { palette } from '../markup/palette.ts';
import { capitalised, counted } from '../words/date-and-number-words.ts';
import { safeName } from '../words/safe-name.ts';
import { wrapped } from '../words/text-layout.ts';

/** One day with a problem, as the audit reports it. */
export interface AuditedGap {
  readonly day: BillingDay;
  readonly kind: string;
  /** What was found; may quote the content of a file. */
  readonly says: string;
  /** Run it unchanged to fix the day. */
  readonly command: string;
}

export interface AuditedCopy {
  readonly file: string;
  readonly otherFile: string;
  readonly lines: number;
  readonly sharedLines: number;
}

export interface DaysToAdd {
  readonly from: BillingDay;
  readonly to: BillingDay;
  readonly days: number;
  readonly command: string;
}

export interface AuditFindings {
  readonly from: BillingDay;
  readonly to: BillingDay;
  /** In order of day; may be empty if `copies` is not. */
  readonly gaps: readonly AuditedGap[];
  /** Files of the bill that contain the lines of other files. */
  readonly copies: readonly AuditedCopy[];
  /** A single command that fixes all gaps that a backfill can fix; null if there are none. */
  readonly backfillAll: string | null;
  /** Archived days from before the first allocation; null if there are none. */
  readonly withoutAllocation: DaysToAdd | null;
  /** A single command that fixes all gaps of costs and metrics of resources; null if there are none. */
  readonly measureAll: string | null;
  /** Archived days from before the first metrics; null if there are none. */
  readonly withoutMetrics: DaysToAdd | null;
  /** Location of the run record, which names every gap. */
  readonly record: string;
}

/** People would skip a longer mail instead of reading it; the run record has all gaps. */
const maxGapsShown = 50;
const maxFindingLength = 300;

export function auditText(findings: AuditFindings): string {
  const { gaps, copies, lead, order, all, more, toAdd, footer } = textsOf(findings);
  const lines = [
    ...copies.flatMap((words) => [...wrapped(words), '']),
    ...(lead === null ? [] : [...wrapped(lead), '']),
    ...all.flatMap(({ label, command }) => [label, '', `    ${command}`, '']),
    ...(order === null ? [] : [...wrapped(order), '']),
    ...gaps.flatMap(({ day, title, command }) => [
      ...wrapped(`${day}  ${title}`, '            '),
      '',
      `    ${command}`,
      '',
    ]),
    ...(more === null ? [] : [more, '']),
    ...toAdd.flatMap(({ title, command }) => [...wrapped(title), '', `    ${command}`, '']),
    ...footer,
  ];
  return `${lines.join('\n')}\n`;
}

const muted = `color:${palette.ink.grey}`;
const code =
  'margin:4px 0 0;padding:8px 10px;background:#f3f5f3;font-family:Menlo,Consolas,monospace;font-size:13px;white-space:pre-wrap;word-break:break-all';

/** Uses only inline styles, because mail clients drop all others. */
export function auditHtml(findings: AuditFindings): string {
  const { gaps, copies, lead, order, all, more, toAdd, footer } = textsOf(findings);
  return markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>AWS cost archive</title></head>
<body style="margin:0;padding:20px 16px;background:#ffffff;color:#1d2321;font-family:'Helvetica Neue',Helvetica,Arial,sans-serif;font-size:15px;line-height:1.45">
<div style="max-width:720px;margin:0 auto">
${copies.map((words) => markup`<p style="margin:0 0 16px"><bdi>${words}</bdi></p>`)}
${lead === null ? null : markup`<p style="margin:0 0 16px">${lead}</p>`}
${all.map(({ label, command }) => markup`<p style="margin:0 0 12px">${label}</p>${commandBlock(command)}`)}
${order === null ? null : markup`<p style="margin:16px 0 0">${order}</p>`}
${gaps.map(({ day, title, command }) => markup`<p style="margin:16px 0 0"><b>${day}</b> <bdi>${title}</bdi></p>${commandBlock(command)}`)}
${more === null ? null : markup`<p style="margin:16px 0 0">${more}</p>`}
${toAdd.map(({ title, command }) => markup`<p style="margin:16px 0 0">${title}</p>${commandBlock(command)}`)}${footer.map((line) => markup`<p style="margin:16px 0 0;${muted}">${line}</p>`)}
</div></body></html>
`.html;
}

function commandBlock(command: string): Markup {
  return markup`<pre style="${code}">${command}</pre>`;
}

const backfillLabel = 'All that a backfill can fix, at once:';
const measureLabel = 'All costs and metrics of resources, at once:';

function textsOf({
  gaps,
  copies,
  backfillAll,
  withoutAllocation,
  measureAll,
  withoutMetrics,
  from,
  to,
  record,
}: AuditFindings) {
  const hidden = gaps.length - maxGapsShown;
  return {
    gaps: gaps.slice(0, maxGapsShown).map(shownGap),
    copies: copies.slice(0, maxCopies).map(copyText),
    lead: gaps.length === 0 ? null : leadOf(gaps, from, to),
    all: gaps.length === 1 ? [] : allAtOnce(backfillAll, measureAll),
    order: gaps.some(({ kind }) => kind.endsWith('duplicated')) ? duplicatedFirst : null,
    more: hidden > 0 ? `and ${hidden.toLocaleString('en-US')} more` : null,
    toAdd: [
      ...(withoutAllocation === null ? [] : [toAllocateText(withoutAllocation)]),
      ...(withoutMetrics === null ? [] : [toMeasureText(withoutMetrics)]),
    ],
    footer: [`Every gap, in the run record: ${record}`, page],
  };
}

const maxCopies = 10;

function toAllocateText({ from, to, days, command }: DaysToAdd) {
  const title =
    `${capitalised(counted(days, 'archived day'))} from before the first allocation, ${from} to ${to}: ` +
    'reports by team begin later. To allocate these days too:';
  return { title, command };
}

function leadOf(gaps: readonly AuditedGap[], from: BillingDay, to: BillingDay): string {
  const days = `${capitalised(counted(gaps.length, 'day'))} from ${from} to ${to}`;
  const [are, have, them] = gaps.length === 1 ? ['is', 'has', 'it'] : ['are', 'have', 'them'];
  if (gaps.every(({ kind }) => kind.startsWith('resource-'))) {
    return (
      `${days} ${have} a gap in the costs or the metrics of resources. The list of idle resources is wrong or ` +
      `incomplete about ${them} until fixed.`
    );
  }
  return (
    `${days} ${are} not archived as the bill says. The dashboard, and mails that compare with ${them}, are wrong ` +
    `about ${them} until fixed. A backfill leaves days that are right as they are.`
  );
}

function allAtOnce(backfillAll: string | null, measureAll: string | null) {
  return [
    ...(backfillAll === null ? [] : [{ label: backfillLabel, command: backfillAll }]),
    ...(measureAll === null ? [] : [{ label: measureLabel, command: measureAll }]),
  ];
}

function toMeasureText({ from, to, days, command }: DaysToAdd) {
  const title =
    `${capitalised(counted(days, 'archived day'))} from before the first metrics of resources, ${from} to ` +
    `${to}. CloudWatch still has them, and charges for each metric that is asked for. To archive them too:`;
  return { title, command };
}

function copyText({ file, otherFile, lines, sharedLines }: AuditedCopy): string {
  const [one, other] = [file, otherFile].map((name) => safeName(name, maxFindingLength));
  return (
    `The bill has ${sharedLines.toLocaleString('en-US')} of the ${lines.toLocaleString('en-US')} lines of ` +
    `${one} in other files too, most of them in ${other}: their costs are counted twice. Remove the copy, ` +
    'or let AWS deliver the billing period again, then backfill it.'
  );
}

const page = 'What to do step by step: runbooks/finops-digest-archive-gaps.md';

const duplicatedFirst =
  'The command of a duplicated day comes first: while files lie beside its object, a backfill of ' +
  'its month fails.';

/** Findings may quote a damaged file: they are reduced to one line without control characters. */
function shownGap({ day, kind, says, command }: AuditedGap) {
  return { day, title: `${kind}: ${safeName(says, maxFindingLength)}`, command };
}
