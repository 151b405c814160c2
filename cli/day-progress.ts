/**
 * Shows the progress of a backfill: one line per billing period, and on a terminal also a bar. The caller
 * gives standard error, so that results can be piped.
 */

import type { DayListener } from '../functions/backfill/backfill.ts';
import type { DayRange } from '../functions/backfill/day-range.ts';
import { type BillingDay, daysBetween } from '../src/domain/calendar/billing-day.ts';
import type { Step, StepListener } from '../src/observability/run-record.ts';

const barWidth = 24;
const redrawMilliseconds = 50;
const clearLine = '\r\x1b[2K';

/** The listeners for a backfill of these days. */
export function dayProgress(
  stream: NodeJS.WriteStream,
  { from, to }: DayRange,
): { readonly onStep: StepListener; readonly onDay: DayListener } {
  const total = daysBetween(from, to) + 1;
  let drawnAt = 0;
  const draw = (day: BillingDay) => {
    const now = Date.now();
    if (!stream.isTTY || now - drawnAt < redrawMilliseconds) return;
    drawnAt = now;
    stream.write(`${clearLine}${bar(daysBetween(from, day) + 1, total)} ${day}`);
  };
  return {
    onDay: draw,
    onStep: (step) => {
      const hasNoDashboard = step.facts['status'] === 'not-configured';
      if (step.outcome === 'running' || hasNoDashboard) return;
      stream.write(`${stream.isTTY ? clearLine : ''}${lineOf(step)}\n`);
    },
  };
}

/** '[############------------]  51 %'. */
export function bar(done: number, total: number): string {
  const share = Math.min(1, done / total);
  const filled = Math.floor(share * barWidth);
  const percent = String(Math.floor(share * 100)).padStart(3);
  return `[${'#'.repeat(filled)}${'-'.repeat(barWidth - filled)}] ${percent} %`;
}

const titles: Readonly<Record<string, string>> = {
  check: 'Checking that queries return the archived days',
  refresh: 'Refreshing the dashboard',
};

function lineOf(step: Step): string {
  const mark = step.outcome === 'done' ? '✓' : '✗';
  const elapsed = Date.parse(step.endedAt ?? step.startedAt) - Date.parse(step.startedAt);
  const title = titles[step.name] ?? step.name.replace(/^archive /, '');
  return `${mark} ${title}${countOf(step)} (${(elapsed / 1000).toFixed(1)} s)`;
}

function countOf({ name, facts, outcome }: Step): string {
  if (!name.startsWith('archive ') || outcome === 'failed') return '';
  const days = facts['days'] as readonly { readonly outcome: string }[] | undefined;
  if (days === undefined) return ': not in the bill';
  const written = days.filter((day) => day.outcome === 'written').length;
  return `: ${written} of ${days.length} days written`;
}
