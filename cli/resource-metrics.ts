/** `resource-metrics`: asks CloudWatch for the metrics of a range of days, or prints what that would cost. */
import {
  resourceMetrics as measure,
  planMetrics,
} from '../functions/resource-metrics/resource-metrics.ts';
import { checkedRange } from '../functions/resource-metrics/resource-metrics-event.ts';
import { dayOfTime } from '../src/domain/calendar/billing-day.ts';
import { InputError } from '../src/domain/input/input-error.ts';
import {
  defaultMetricShare,
  defaultMetricUsdPerDay,
  type MetricsSettings,
} from '../src/settings/metrics-settings.ts';
import { archiveFlags, dayOption, openArchive } from './archive-options.ts';
import { copyRecommendations } from './copy-recommendations.ts';
import { showProgress } from './progress.ts';
import { readFlags } from './read-flags.ts';
import { resourceMetricsHelp } from './resource-metrics-help.ts';
import { measuredAsText, metricsPlanAsText } from './resource-metrics-report.ts';
import { newRunId } from './run-id.ts';

export const resourceMetricsFlags = {
  ...archiveFlags,
  'dry-run': { type: 'boolean' },
  again: { type: 'boolean' },
  'cost-share': { type: 'string' },
  'usd-per-day': { type: 'string' },
  recommendations: { type: 'string' },
} as const;

/** Returns the exit code. Throws an InputError for bad flags, and what the steps throw. */
export async function resourceMetrics(args: readonly string[]): Promise<number> {
  const {
    'dry-run': isDry,
    again,
    'cost-share': share,
    'usd-per-day': usd,
    recommendations: folder,
    ...flags
  } = readFlags(args, resourceMetricsFlags, 'resource-metrics');
  if (flags['help'] === true) {
    process.stdout.write(resourceMetricsHelp());
    return 0;
  }
  const range = rangeOf(flags);
  const limits = {
    share: numberOf('--cost-share', share, { max: 1, otherwise: defaultMetricShare }),
    maxUsdPerDay: numberOf('--usd-per-day', usd, { max: 1000, otherwise: defaultMetricUsdPerDay }),
  };
  if (isDry !== true && typeof folder === 'string') {
    return copyRecommendations(flags, range, folder);
  }
  if (isDry !== true) requireCloudWatch(flags);
  const { platform, settings: archive, close } = await openArchive(flags);
  const settings: MetricsSettings = { ...archive, ...limits, healDays: 0, recommendations: null };
  const isJson = flags['json'] === true;
  const write = (value: object, text: string) =>
    void process.stdout.write(isJson ? `${JSON.stringify(value, null, 2)}\n` : text);
  try {
    if (isDry === true) {
      const planned = await planMetrics(platform, settings, { ...range, again: again === true });
      write({ dryRun: true, days: planned }, metricsPlanAsText(planned, limits));
      return 0;
    }
    const { openMetricSource } = await import('../src/platform/aws/metric-source.ts');
    const outcome = await measure({ ...platform, metrics: openMetricSource() }, settings, {
      ...range,
      again: again === true,
      ownAccount: process.env['DIGEST_ACCOUNT_ID'] ?? null,
      runId: `resource-metrics-${newRunId(platform.now())}`,
      recommendations: await exportOnAws(),
      onStep: showProgress(process.stderr),
    });
    write(outcome, measuredAsText(outcome));
    return outcome.rest === null ? 0 : 1;
  } finally {
    close();
  }
}

async function exportOnAws() {
  const [{ readMetricsSettings }, { openRecommendationFiles }] = await Promise.all([
    import('../src/settings/metrics-settings.ts'),
    import('../src/platform/aws/recommendation-files.ts'),
  ]);
  const { recommendations } = readMetricsSettings(process.env);
  if (recommendations === null) return undefined;
  return openRecommendationFiles(recommendations, process.env['AWS_REGION'] ?? '');
}

function requireCloudWatch(flags: Readonly<Record<string, unknown>>): void {
  if (flags['platform'] === 'aws') return;
  throw new InputError(
    'A laptop has no CloudWatch: add --dry-run to see what would be asked for, --recommendations to archive ' +
      "only AWS's recommendations, or --platform aws.",
  );
}

function rangeOf(flags: Readonly<Record<string, unknown>>) {
  const [from, to] = [dayOption(flags, 'from'), dayOption(flags, 'to')];
  if (from === undefined || to === undefined) {
    const missing = from === undefined ? '--from' : '--to';
    throw new InputError(`${missing} is missing: name the first and the last day, YYYY-MM-DD.`);
  }
  return checkedRange(from, to, dayOfTime(Date.now()));
}

function numberOf(
  name: string,
  given: unknown,
  { max, otherwise }: { readonly max: number; readonly otherwise: number },
): number {
  if (given === undefined) return otherwise;
  const number = given === '' ? Number.NaN : Number(given);
  if (number >= 0 && number <= max) return number;
  throw new InputError(`${name} '${String(given)}' is not valid: a number from 0 to ${max}.`);
}
