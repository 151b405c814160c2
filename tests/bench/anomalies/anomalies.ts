/**
 * Measures anomaly detection: how many anomalies injected into a generated organization are found, by kind
 * and size, and how many false ones an OU's owner reads in a month. `npm run bench -- anomalies` writes the
 * report.
 */
import { defaultAnomalySettings } from '../../../src/anomalies/anomaly-settings.ts';
import type { ServiceSeries } from '../../../src/anomalies/service-series.ts';
import { medianOf } from '../../../src/domain/arithmetic/median.ts';
import { daysFromTo } from '../../../src/domain/calendar/billing-day.ts';
import { falseAlarms } from './anomalies-false-alarms.ts';
import {
  firstMorning,
  lastMorning,
  type Organization,
  organizationSeries,
} from './anomalies-organization.ts';
import { type Recall, recallOf } from './anomalies-recall.ts';
import { injections } from './anomaly-injections.ts';

const seed = 7;

/** The report, in Markdown, without its title. Takes a minute. */
export async function anomaliesReport(): Promise<string> {
  const organization = withFloor(await organizationSeries(seed));
  const { series, floor, ous } = organization;
  process.stderr.write(`${series.length} services of ${ous} OUs\n`);
  return [
    `${series.length} services of ${ous} OUs, mornings from ${firstMorning} to ${lastMorning}; the floor is ${floor.toFixed(0)} USD.`,
    howToRead,
    recallTable(injections.map((injection) => recallOf(organization, injection))),
    alarmTable(falseAlarms(organization)),
  ].join('\n\n');
}

const howToRead = `Costs are those of the generator, with its weekday pattern and charges on firsts, and on top of them a
slow walk and day-to-day noise of 3, 8 or 15 %. Anomalies are put into one service each; all change at
least half as much again as the floor. On its day: as the mail of the next morning tells it, when a
drop in a service that is low everywhere, or that only one OU uses, waits a day. Three sigma: further than three
standard deviations from the mean of the 28 days before, with the same floor.`;

/** The base of a reader's floor: the organization's median day. */
function withFloor(series: readonly ServiceSeries[]): Organization {
  const totals = daysFromTo(firstMorning, lastMorning).map((day) =>
    series.reduce((sum, { costs }) => sum + (costs.get(day) ?? 0), 0),
  );
  const { floorAmount, floorShare } = defaultAnomalySettings;
  const floor = Math.max(floorAmount, floorShare * medianOf(totals));
  return { series, floor, ous: new Set(series.map(({ ou }) => ou)).size };
}

function recallTable(rows: readonly Recall[]): string {
  const percent = (share: number | null) =>
    share === null ? '' : `${Math.round(100 * share).toString()} %`;
  const cells = rows.map(({ name, onItsDay, byTheNext, onceSettled, daysTold, threeSigma }) => [
    name,
    ...[onItsDay, byTheNext, onceSettled].map(percent),
    daysTold?.toFixed(1) ?? '',
    percent(threeSigma),
  ]);
  return [
    '| put in | found on its day | by the next | once its costs are settled | days reported of 28 | three sigma, on its day |',
    '|---|---|---|---|---|---|',
    ...cells.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}

function alarmTable(rows: ReturnType<typeof falseAlarms>): string {
  return [
    '| false alarms per OU-month | all | of these drops |',
    '|---|---|---|',
    ...rows.map(({ what, all, drops }) => `| ${what} | ${all.toFixed(3)} | ${drops.toFixed(3)} |`),
  ].join('\n');
}
