/**
 * Shows the steps of a run on standard error: one line that is updated on a terminal, plain lines
 * elsewhere.
 */
import type { Step, StepListener } from '../src/observability/run-record.ts';

const titles: Readonly<Record<string, string>> = {
  rules: 'Reading the allocation rules',
  query: 'Reading the bill',
  archive: 'Checking and archiving days',
  check: 'Checking the archive',
  forecast: 'Forecasting',
  anomalies: 'Searching for anomalies',
  refresh: 'Refreshing the dashboard',
  figures: 'Computing figures',
  mail: 'Writing the mail',
  teams: 'Computing teams',
  send: 'Sending',
  'team mails': 'Sending to teams',
  'untagged resources': 'Finding resources without required tags',
  'resource costs': 'Reading what resources cost',
  'audit resources': 'Checking costs and metrics of resources',
  metrics: 'Asking CloudWatch',
  'refused metrics': 'Comparing what CloudWatch refuses with the day before',
  'archive costs': 'Archiving what resources cost',
  'AWS recommendations': "Archiving AWS's recommendations",
  restatements: 'Keeping which days AWS changed',
  summaries: 'Sending weekly and monthly summaries that are due',
};

/** A listener that writes to `stream`, at most twice per step. Steps may run at once. */
export function showProgress(stream: NodeJS.WriteStream): StepListener {
  const running = new Set<string>();
  return (step) => {
    // A laptop has no dashboard to refresh.
    if (step.name === 'refresh' && step.outcome !== 'failed') return;
    const title = titles[step.name] ?? step.name;
    const isRunning = step.outcome === 'running';
    if (isRunning) running.add(title);
    else running.delete(title);
    const mark = step.outcome === 'done' ? '✓' : '✗';
    const ended = isRunning ? '' : `${mark} ${title} ${seconds(step)}\n`;
    if (!stream.isTTY) stream.write(ended);
    else stream.write(`\r\x1b[2K${ended}${[...running].map((one) => `  ${one} …`).join('')}`);
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
