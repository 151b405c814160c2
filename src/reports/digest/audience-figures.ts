/**
 * The figures of one audience, from the data that was read once. An owner's figures use the same
 * arithmetic on only their part of the organization. Pure.
 */
import { isInScope } from '../../domain/audience/audience.ts';
import { seriesWithin } from '../../domain/audience/audience-series.ts';
import { movesWithin } from '../../domain/audience/moves-within.ts';
import { type BillingDay, daysFromTo, firstOfPeriod } from '../../domain/calendar/billing-day.ts';
import { comparedIf } from '../../domain/figures/compared-day.ts';
import type { Figures, Movers, TotalFigures } from '../../domain/figures/figures.ts';
import { moverFloor } from '../../domain/figures/mover-floor.ts';
import { ouFigures, totalFigures } from '../../domain/figures/ou-figures.ts';
import { audienceTrust } from './audience-trust.ts';
import { dayDetails } from './day-details.ts';
import type { FiguresInput } from './figures-input.ts';
import type { DigestData } from './read-digest-data.ts';

export function audienceFigures(digest: DigestData, input: FiguresInput): Figures {
  const { scope } = input.audience;
  const { archived, reportedDay, reportDay, data, movers } = digest;
  const series = { ...seriesWithin(digest.series, scope), remainingCosts: input.remainingCosts };
  const isPart = data.state === 'partial';
  const compare = comparedIf(!isPart);
  const ous = ouFigures(series).map(compare);
  const total = compare(totalFigures(series, ous));
  const details = dayDetails(digest.details, series, { scope, cost: total.cost });
  return {
    requestedDay: archived.window.to,
    reportDay,
    data,
    audience: { name: input.audience.name, scope },
    costMetric: reportedDay.day.costMetric,
    currency: reportedDay.day.currency,
    total,
    missingDays: missingDays(digest.series),
    untypedDays: digest.recurring.untypedDays,
    ous,
    movers: moversWithin(movers, total, input),
    anomalies: input.anomalies,
    trust: audienceTrust(digest, input, { ous, monthToDate: series.monthToDate }),
    details: {
      ...details,
      services: details.services.map(compare),
      lastMonth: isPart ? null : details.lastMonth,
    },
  };
}

function missingDays({ reportDay, archived }: DigestData['series']): readonly BillingDay[] {
  return daysFromTo(firstOfPeriod(reportDay), reportDay).filter((day) => !archived.has(day));
}

function moversWithin(
  { against, rows, moves }: Movers,
  { cost, usual, dayBefore }: TotalFigures,
  { audience: { scope }, moverCount }: FiguresInput,
): Movers {
  const floor = moverFloor(cost, usual ?? dayBefore);
  const own = rows.filter(({ ou, change }) => isInScope(ou, scope) && Math.abs(change) >= floor);
  return { against, floor, rows: own.slice(0, moverCount), moves: movesWithin(moves, scope) };
}
