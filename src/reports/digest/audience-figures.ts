/**
 * The figures of one audience, from the data that was read once. An owner's figures use the same
 * arithmetic on only their part of the organization. Pure.
 */
import { isInScope } from '../../domain/audience/audience.ts';
import { seriesWithin } from '../../domain/audience/audience-series.ts';
import { type BillingDay, daysFromTo, firstOfPeriod } from '../../domain/calendar/billing-day.ts';
import type { DayFigures, Figures } from '../../domain/figures/figures.ts';
import { ouFigures, totalFigures } from '../../domain/figures/ou-figures.ts';
import { audienceTrust } from './audience-trust.ts';
import { dayDetails } from './day-details.ts';
import type { FiguresInput } from './figures-input.ts';
import type { DigestData } from './read-digest-data.ts';

export function audienceFigures(digest: DigestData, input: FiguresInput): Figures {
  const { scope } = input.audience;
  const { archived, reportedDay, reportDay, data, movers } = digest;
  const series = { ...seriesWithin(digest.series, scope), remainingCosts: input.remainingCosts };
  const compare =
    data.state === 'partial' ? withoutComparison : <T extends DayFigures>(one: T) => one;
  const ous = ouFigures(series).map(compare);
  const total = compare(totalFigures(series, ous));
  const rows = movers.rows.filter(({ ou }) => isInScope(ou, scope)).slice(0, input.moverCount);
  return {
    requestedDay: archived.window.to,
    reportDay,
    data,
    audience: { name: input.audience.name, scope },
    costMetric: reportedDay.day.costMetric,
    currency: reportedDay.day.currency,
    total,
    missingDays: missingDays(digest.series),
    ous,
    movers: { against: movers.against, rows },
    anomalies: input.anomalies,
    trust: audienceTrust(digest, input, { ous, monthToDate: series.monthToDate }),
    details: dayDetails(digest.details, series, { scope, cost: total.cost }),
  };
}

/** A part of a day is compared with nothing. */
function withoutComparison<T extends DayFigures>(figures: T): T {
  return { ...figures, dayBefore: null, usual: null };
}

function missingDays({ reportDay, archived }: DigestData['series']): readonly BillingDay[] {
  return daysFromTo(firstOfPeriod(reportDay), reportDay).filter((day) => !archived.has(day));
}
