/**
 * Shows the steps of a run on standard error: one line that is updated on a terminal, plain lines
 * elsewhere.
 */
import type { Step, StepListener } from '../src/observability/run-record.ts';

const titles: Readonly<Record<string, string>> = {
  query: 'Reading the bill',
  archive: 'Checking and archiving days',
  check: 'Checking the archive',
  forecast: 'Forecasting',
  anomalies: 'Searching for anomalies',
  refresh: 'Refreshing the dashboard',
  figures: 'Computing figures',
  mail: 'Writing the mail',
  send: 'Sending',
  summaries: 'Sending weekly and monthly summaries that are due',
};

/** A listener that writes to `stream`, at most twice per step. */
export function showProgress(stream: NodeJS.WriteStream): StepListener {
  return (step) => {
    // A laptop has no dashboard to refresh.
    if (step.name === 'refresh' && step.outcome !== 'failed') return;
    const title = titles[step.name] ?? step.name;
    if (step.outcome === 'running') {
      if (stream.isTTY) stream.write(`  ${title} …`);
      return;
    }
    const mark = step.outcome === 'done' ? '✓' : '✗';
    stream.write(`${stream.isTTY ? '\r\x1b[2K' : ''}${mark} ${title} ${seconds(step)}\n`);
  };
}

/** Written to standard error as well, so that results can be piped. */
export function showNotices(notices: readonly string[]): void {
  for (const notice of notices) process.stderr.write(`finops-digest: ${notice}\n`);
}

function seconds({ startedAt, endedAt }: Step): string {
  const elapsed = Date.parse(endedAt ?? startedAt) - Date.parse(startedAt);
  return `(${(elapsed / 1000).toFixed(1)} s)`;
}
