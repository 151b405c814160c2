/** The goals of the projection over the situations that go wrong; the whole report is of `npm run bench -- backtest`. */
import { beforeAll, describe, expect, it } from 'vitest';
import { adversarialSeries } from '../bench/backtest/adversarial-series.ts';
import { type Score, scoreWays } from '../bench/backtest/backtest-scores.ts';
import { loadForecaster } from '../bench/backtest/mstl/forecaster.ts';
import { waysWith } from '../bench/backtest/ways.ts';

describe('month ends over steps, stops, one-offs, weeks, holidays and sparse costs', () => {
  let scores: ReadonlyMap<string, Score>;
  beforeAll(async () => {
    const { 'previous version': _, ...ways } = waysWith(await loadForecaster());
    scores = scoreWays(ways, adversarialSeries());
  }, 300_000);
  const scoreOf = (way: string) => scores.get(way) as Score;
  const mase = ({ absoluteError, naiveError }: Score) => absoluteError / naiveError;
  const lights = ({ right, lights: all }: Score) => right / all;

  it('have the light of the month’s end on 95 % of the days where it follows from what has happened', () => {
    expect(lights(scoreOf('ours'))).toBeGreaterThan(0.95);
    expect(scoreOf('ours').grey / scoreOf('ours').lights).toBeLessThan(0.05);
    expect(lights(scoreOf('oracle'))).toBe(1);
  });

  it('are never on track after the 10th where it is known that the budget is exceeded by 10 %', () => {
    const { falselyCalm, lights: all } = scoreOf('ours');
    expect(falselyCalm / all).toBeLessThan(0.0005);
  });

  it('are better than every simple way', () => {
    for (const way of ['seasonal naive', 'weekday mean', 'linear run rate']) {
      expect(mase(scoreOf('ours')), way).toBeLessThan(mase(scoreOf(way)));
      expect(lights(scoreOf('ours')), way).toBeGreaterThan(lights(scoreOf(way)));
    }
  });

  it('have little bias, and ranges that cover what they claim', () => {
    const { error, actual, inRange, ranges } = scoreOf('ours');
    expect(Math.abs(error / actual)).toBeLessThan(0.03);
    expect(inRange / ranges).toBeGreaterThan(0.85);
    expect(inRange / ranges).toBeLessThan(0.97);
  });
});
