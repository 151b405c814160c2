/**
 * Measures the projection of month ends on every day of three months, next to what others do.
 * `npm run bench -- backtest` writes the report.
 */
import { sharedData } from '../../support/shared-data.ts';
import { type AdversarialSeries, adversarialSeries } from './adversarial-series.ts';
import { roughSeries } from './backtest-rough-series.ts';
import { type Score, scoreWays } from './backtest-scores.ts';
import { generatedSeries, realSeries, type Series } from './backtest-series.ts';
import { loadForecaster } from './mstl/forecaster.ts';
import { waysWith } from './ways.ts';

const roughCount = 24;
/** Real files have one month each. */
const minRealDays = 28;

/** The report, in Markdown, without its title. Takes some minutes. */
export async function backtestReport(): Promise<string> {
  const ways = waysWith(await loadForecaster());
  const company = (await generatedSeries()).filter(({ values }) =>
    values.every((cost) => cost > 0),
  );
  const all = adversarialSeries();
  const names = [...new Set(all.map(({ name }) => name))];
  const ofName = (name: string) => all.filter((one) => one.name === name);
  return [
    howToRead,
    `## Situations that go wrong\n\n${table(scoreWays(ways, all))}`,
    `## The same, one by one (ours)\n\n${byName(names.map((name) => [name, scoreWays(ways, ofName(name)).get('ours') as Score]))}`,
    `## Situations that go wrong, with other seeds\n\n${otherSeeds}\n\n${table(scoreWays(ways, adversarialSeries(51)))}`,
    `## The generated company, by OU\n\n${table(scoreWays(ways, company.map(asKnown)))}`,
    `## Rough series\n\n${table(scoreWays(ways, roughSeries(roughCount).map(asKnown)))}`,
    await realSection(),
  ].join('\n\n');
}

const howToRead = `A projection is made on every day from the 5th of a month to its last but one, from what was known then. MASE: mean
absolute error of the rest of the month, divided by that of repeating the last week. Bias: of the month end, in per
cent. Light right: share of days, with six budgets between 80 % and 150 % of the month's cost, on which the light was
that of the month's end; counted are days whose final light follows from what had happened. The oracle knows the level
of the day without its noise, and no future event; for series without an oracle every day counts, so that its row is
100 % by definition. Falsely calm: after the 10th "on track" where the oracle says more than 10 % over.`;

const otherSeeds = `The rules were adjusted on the seeds above, and not on these: other noise, other days of steps, stops and one-offs.`;

/** Without an oracle, the future itself. */
function asKnown({ name, days, values }: Series): AdversarialSeries {
  const from = Math.max(0, days.length - 273);
  const own = values.slice(from);
  return {
    name,
    days: days.slice(from),
    values: own,
    oneOffs: new Map(),
    expected: (at) => own[at] as number,
  };
}

function table(scores: ReadonlyMap<string, Score>): string {
  return [
    '| way | days | MASE | bias | 90 % range covers | light right | grey | falsely calm |',
    '|---|---|---|---|---|---|---|---|',
    ...[...scores].map(([way, score]) => row(way, score)),
  ].join('\n');
}

function byName(scores: readonly (readonly [string, Score])[]): string {
  return table(new Map(scores));
}

function row(way: string, score: Score): string {
  const { days, absoluteError, naiveError, error, actual, ranges, inRange, lights } = score;
  const share = (part: number, of: number) =>
    of === 0 ? '–' : `${((100 * part) / of).toFixed(1)} %`;
  const mase = naiveError === 0 ? '–' : (absoluteError / naiveError).toFixed(2);
  const cells = [
    share(error, actual),
    share(inRange, ranges),
    share(score.right, lights),
    share(score.grey, lights),
    share(score.falselyCalm, lights),
  ];
  return `| ${way} | ${days} | ${mase} | ${cells.join(' | ')} |`;
}

async function realSection(): Promise<string> {
  const data = sharedData();
  const title = '## Real bills';
  if (data === undefined) return `${title}\n\nNo real bill is next to the repository: left out.`;
  const series = (await realSeries(data)).filter(({ days }) => days.length >= minRealDays);
  const names = series.map(({ name, days }) => `${name}: ${days.length} days`);
  return `${title}\n\nOne month each, which tests short history only, and is too short for this report: ${names.join('; ')}.`;
}
