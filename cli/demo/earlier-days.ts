/**
 * What the demo's system did on the days before: it published the rules, filled the archive, and read how the costliest
 * resources were used. A laptop has no CloudWatch, so their use is invented.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { resourceMetrics } from '../../functions/resource-metrics/resource-metrics.ts';
import { InventedCloudWatch } from '../../samples/use/invented-cloudwatch.ts';
import { addDays, type BillingDay } from '../../src/domain/calendar/billing-day.ts';
import { longestDays } from '../../src/metrics/efficiency/efficiency-rule.ts';
import { openLocalPlatform } from '../../src/platform/local/local-platform.ts';
import { defaultMetricUsdPerDay } from '../../src/settings/metrics-settings.ts';
import { main } from '../finops-digest.ts';
import { readRunFlags } from '../read-run-flags.ts';
import { newRunId } from '../run-id.ts';
import { type RunOptions, readRunOptions } from '../run-options.ts';

/** The sample has few resources: metrics of all of them. */
const asked = { share: 1, maxUsdPerDay: defaultMetricUsdPerDay };

/**
 * Archives the days from `first` to the one before the run's, once for a folder. Takes the arguments of `run`. Returns
 * the exit code.
 */
export async function prepareArchive(args: readonly string[], first: BillingDay): Promise<number> {
  const flags = readRunFlags(args);
  if (flags['help'] === true || flags['json'] === true || flags['platform'] === 'aws') return 0;
  const options = readRunOptions(flags, Date.now());
  const last = addDays(options.day, -1);
  if (existsSync(join(options.out, 'receipts')) || last < first) return 0;
  const days = { from: first, to: last };
  const code = await fillArchive(flags, days);
  if (code === 0) await inventUse(options, days);
  return code;
}

interface Days {
  readonly from: BillingDay;
  readonly to: BillingDay;
}

async function fillArchive(
  flags: Readonly<Record<string, unknown>>,
  { from, to }: Days,
): Promise<number> {
  const given = (...names: readonly string[]) =>
    names.flatMap((name) => (flags[name] === undefined ? [] : [`--${name}`, String(flags[name])]));
  const published = await main(['rules', 'publish', ...given('rules', 'out')]);
  if (published !== 0) return published;
  const inputs = given('bill', 'source', 'accounts', 'out', 'currency', 'ou-depth');
  return main(['backfill', '--from', from, '--to', to, ...inputs]);
}

async function inventUse(options: RunOptions, { from, to }: Days): Promise<void> {
  const platform = await openLocalPlatform(options);
  const newest = addDays(to, 1 - longestDays);
  try {
    const { days } = await resourceMetrics(
      { ...platform, metrics: new InventedCloudWatch() },
      { ...asked, healDays: 0, recommendations: null, ...options.settings },
      {
        from: newest < from ? from : newest,
        to,
        again: false,
        ownAccount: null,
        runId: `resource-metrics-${newRunId(platform.now())}`,
      },
    );
    process.stdout.write(
      `Use         ${days.length} days of metrics, invented: a laptop has no CloudWatch\n\n`,
    );
  } finally {
    platform.close();
  }
}
