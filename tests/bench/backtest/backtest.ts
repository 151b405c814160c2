/**
 * Measures the forecast: repeats it for past days and compares it with the actual costs and with seasonal
 * naive (the last week repeated). `npm run bench -- backtest` writes the report.
 */

import { medianOf } from '../../../src/domain/arithmetic/median.ts';
import { minForecastHistoryDays } from '../../../src/domain/figures/projection.ts';
import { historyDays } from '../../../src/forecast/daily-series.ts';
import type { Forecaster } from '../../../src/forecast/forecaster.ts';
import { loadForecaster } from '../../../src/forecast/forecaster.ts';
import { sharedData } from '../../support/shared-data.ts';
import { daysAhead, type Mase, meanOf } from './backtest-origin.ts';
import { roughSeries } from './backtest-rough-series.ts';
import { type Scores, scoreSeries } from './backtest-scores.ts';
import { generatedSeries, realSeries, type Series } from './backtest-series.ts';

/** Origins move through the days of week and month. */
const originEvery = 11;
/** Fewer are not enough: a share of a few dozen month ends is off by five points by chance. */
const roughCount = 48;

/** The report, in Markdown, without its title. Takes a minute or two. */
export async function backtestReport(): Promise<string> {
  const started = performance.now();
  const forecaster = await loadForecaster();
  const loaded = performance.now() - started;
  const generated = scored(forecaster, await generatedSeries());
  const rough = scored(forecaster, roughSeries(roughCount));
  const times = [...generated, ...rough].map(({ milliseconds }) => milliseconds);
  const ms = medianOf(times.filter((time) => !Number.isNaN(time)));
  return [
    `Model loaded in ${loaded.toFixed(0)} ms; a forecast of 30 days with its ranges takes ${ms.toFixed(0)} ms (median).`,
    howToRead,
    section('The generated organization, by OU', generatedNote, generated),
    section('Rough series', roughNote, rough),
    await realSection(forecaster),
  ].join('\n\n');
}

const howToRead = `A forecast is made every ${originEvery} days from what was known then, ${historyDays} days back at most. MASE:
mean absolute error, divided by that of seasonal naive within the history; of the single days 1 to
${daysAhead} ahead, and of the sum to the month's end. Coverage: share of costs inside the range that
claims 90 %.`;

const generatedNote = `Fifteen months, 60 accounts. Simple series: a fixed weekday pattern, linear growth and mild noise,
which suits any model of trend and week, so the ratio to seasonal naive flatters. Harder, and real:
fees on the first, purchases of commitments, an account that moves, one that closes.`;

const roughNote = `Invented: levels that wander and jump, spikes, weekends of any depth, a fee on the first in half of
them. Where the level is a random walk, no forecast of it can be much better than its last week.`;

function scored(forecaster: Forecaster, series: readonly Series[]): readonly Scores[] {
  return series.map((one) => {
    process.stderr.write(`${one.name}\n`);
    const last = one.days.length - daysAhead;
    const count = Math.floor((last - historyDays) / originEvery) + 1;
    const origins = Array.from({ length: count }, (_, at) => historyDays + at * originEvery);
    return scoreSeries(forecaster, one, origins);
  });
}

async function realSection(forecaster: Forecaster): Promise<string> {
  const title = '## Real bills';
  const data = sharedData();
  if (data === undefined) return `${title}\n\n'../shared/data' is absent: left out.`;
  const note = `One month each, at most: what is longer than ${minForecastHistoryDays} days leaves two or three days to check, and no
past errors to calibrate ranges on. It shows that real lines pass, no more.`;
  const scores = (await realSeries(data)).map((one) => {
    const first = Math.min(minForecastHistoryDays, one.days.length - 1);
    const origins = Array.from({ length: one.days.length - first }, (_, at) => first + at);
    return scoreSeries(forecaster, one, origins);
  });
  return `${title}\n\n${note}\n\n${table(scores)}`;
}

function section(title: string, note: string, scores: readonly Scores[]): string {
  return `## ${title}\n\n${note}\n\n${summary(scores)}\n\n${table(scores)}`;
}

function summary(scores: readonly Scores[]): string {
  const made = scores.filter(({ forecasts }) => forecasts > 0);
  const line = (what: string, of: 'daily' | 'monthEnd') => {
    const median = (way: keyof Mase) => medianOf(made.map((one) => one[of][way])).toFixed(2);
    const beaten = made.filter((one) => one[of].forecast < one[of].seasonalNaive).length;
    const covered = meanOf(
      made.map((one) => one[of].coverage).filter((share) => !Number.isNaN(share)),
    );
    return `| ${what} | ${median('forecast')} | ${median('seasonalNaive')} | ${median('weekdayMeans')} | ${beaten} of ${made.length} | ${percent(covered)} |`;
  };
  return [
    '| median series | forecast | seasonal naive | weekday means | better than naive | 90 % range covers |',
    '|---|---|---|---|---|---|',
    line(`days 1 to ${daysAhead}`, 'daily'),
    line('month end', 'monthEnd'),
  ].join('\n');
}

function table(scores: readonly Scores[]): string {
  return [
    '| series | forecasts | MASE, days | naive | covered | MASE, month end | naive | covered |',
    '|---|---|---|---|---|---|---|---|',
    ...scores.map(row),
  ].join('\n');
}

function row({ name, forecasts, reasons, daily, monthEnd }: Scores): string {
  if (forecasts === 0) return `| ${name} | none: ${reasons.join('; ')} | | | | | | |`;
  const cells = [daily, monthEnd].flatMap(({ forecast, seasonalNaive, coverage }) => [
    number(forecast),
    number(seasonalNaive),
    percent(coverage),
  ]);
  return `| ${name} | ${forecasts} | ${cells.join(' | ')} |`;
}

function number(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(2);
}

function percent(share: number): string {
  return Number.isNaN(share) ? '–' : `${(100 * share).toFixed(1)} %`;
}
