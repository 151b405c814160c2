/** The output of `resource-metrics`: what it would ask for, or what it asked. Plain text for people. */
import type { RecommendationsOfDay } from '../functions/resource-metrics/archive-recommendations.ts';
import type { PlannedDay } from '../functions/resource-metrics/plan-metrics.ts';
import type { MetricsOutcome } from '../functions/resource-metrics/resource-metrics.ts';
import { priceOfMetrics } from '../src/metrics/plan/metric-price.ts';
import type { MetricsSettings } from '../src/settings/metrics-settings.ts';

const endings: Readonly<Record<PlannedDay['choice']['endedBy'], string>> = {
  share: 'the share of the cost is reached',
  price: 'the price of a day is reached',
  'no more resources': 'there are no more resources with metrics',
};

const skippedWords: Readonly<Record<NonNullable<PlannedDay['skipped']>, string>> = {
  archived: 'archived: nothing is missing',
  'not in the archive': 'not in the archive yet: run the digest first',
};

export function metricsPlanAsText(
  planned: readonly PlannedDay[],
  { share, maxUsdPerDay }: Pick<MetricsSettings, 'share' | 'maxUsdPerDay'>,
): string {
  const head = ['day', 'resources', 'requests', 'metrics', 'price', ''];
  const rows = planned.map(({ day, resources, requests, metrics, usd, skipped }) => [
    day,
    String(resources),
    String(requests),
    String(metrics),
    dollars(usd),
    skipped === null ? '' : skippedWords[skipped],
  ]);
  const usd = priceOfMetrics(planned.reduce((sum, { metrics }) => sum + metrics, 0));
  return (
    `Would ask CloudWatch for the costliest resources until they are ${percent(share)} of the cost of all\n` +
    `that have metrics, or a day costs ${dollars(maxUsdPerDay)}:\n\n${table([head, ...rows])}\n` +
    `${newestWords(planned[0])}In all ${dollars(usd)} at list price. Nothing was asked, nothing was written.\n`
  );
}

function newestWords(newest: PlannedDay | undefined): string {
  if (newest === undefined) return '';
  const { day, byKind, choice } = newest;
  const kinds = Object.entries(byKind).map(([kind, count]) => ['', kind, String(count)]);
  const { chosenCost, measurableCost, totalCost, endedBy, withoutRegion } = choice;
  const unknown =
    withoutRegion === 0
      ? ''
      : `${withoutRegion} resources have no Region in the bill and cannot be asked for.\n`;
  return (
    `On ${day}:\n${table(kinds)}\n` +
    `By the costs of the week up to it, they are ${shareOf(chosenCost, measurableCost)} of what has metrics, and ` +
    `${shareOf(chosenCost, totalCost)} of the bill:\n${endings[endedBy]}. ${unknown}`
  );
}

export function measuredAsText({
  days,
  notArchived,
  rest,
  newlyRefused,
  asked,
  usd,
  costsWritten,
  recommendations,
}: MetricsOutcome): string {
  const head = ['day', 'metrics', 'complete', 'none', 'partial', 'refused', ''];
  const rows = days.map(({ day, charged, states, outcome }) => [
    day,
    String(charged),
    String(states.complete),
    String(states.none),
    String(states.partial),
    String(states.inaccessible),
    outcome,
  ]);
  const notes = [
    recommendations.length === 0 ? '' : recommendationsAsText(recommendations),
    notArchived.length === 0 ? '' : `Not in the archive yet: ${notArchived.join(', ')}.\n`,
    newlyRefused.length === 0 ? '' : refusedAsText(newlyRefused),
    rest === null ? '' : `There was no time for ${rest.from} to ${rest.to}: run again.\n`,
  ];
  return (
    `${table([head, ...rows])}\nCosts of resources: ${costsWritten.length} days written. ` +
    `CloudWatch: ${dollars(usd)} at list price, ${asked.requests} requests, ${asked.retries} retries.\n${notes.join('')}`
  );
}

function refusedAsText(places: MetricsOutcome['newlyRefused']): string {
  const names = places.map(
    ({ account, region, metrics }) => `${account} in ${region} (${metrics} metrics)`,
  );
  return `Refused, and answered the day before: ${names.join(', ')}. See the runbook finops-digest-metrics-refused.\n`;
}

/** Of each day of the export: also what is missing, empty, or cannot be read. */
export function recommendationsAsText(days: readonly RecommendationsOfDay[]): string {
  if (days.length === 0) {
    return 'No day is in the archive yet: run the digest first, so that the currency of the bill is known.\n';
  }
  const head = ['export of', '', 'recommendations', 'other currency', 'unreadable', 'doubled'];
  const rows = days.map((one) => [
    one.day,
    one.state,
    String(one.recommendations),
    String(one.otherCurrency),
    String(one.unreadable),
    String(one.doubled),
  ]);
  const problems = days.flatMap(({ day, problem }) =>
    problem === null ? [] : [`${day}: ${problem}\n`],
  );
  return `${table([head, ...rows])}${problems.join('')}`;
}

function dollars(usd: number): string {
  return `$${usd.toFixed(usd < 0.01 ? 5 : 2)}`;
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}

function shareOf(part: number, all: number): string {
  return all > 0 ? percent(part / all) : 'an unknown share';
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row.map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)));
  return `${rows.map((row) => `  ${line(row).join('  ').trimEnd()}`).join('\n')}\n`;
}
