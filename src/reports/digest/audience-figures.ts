/**
 * The figures of one audience, from the facts that were read once: an owner's are the same arithmetic
 * over their part of the organization alone. Pure.
 */
import { isInScope } from '../../domain/audience/audience.ts';
import { seriesWithin } from '../../domain/audience/audience-series.ts';
import type { Figures } from '../../domain/figures/figures.ts';
import { ouFigures, totalFigures } from '../../domain/figures/ou-figures.ts';
import { audienceTrust } from './audience-trust.ts';
import type { FiguresInput } from './figures-input.ts';
import type { DigestData } from './read-digest-data.ts';

export function audienceFigures(facts: DigestData, input: FiguresInput): Figures {
  const { scope } = input.audience;
  const { archived, reportedDay, reportDay, data, movers } = facts;
  const series = { ...seriesWithin(facts.series, scope), remainingCosts: input.remainingCosts };
  const ous = ouFigures(series);
  const rows = movers.rows.filter(({ ou }) => isInScope(ou, scope)).slice(0, input.moverCount);
  return {
    requestedDay: archived.window.to,
    reportDay,
    data,
    audience: { name: input.audience.name, scope },
    costMetric: reportedDay.day.costMetric,
    currency: reportedDay.day.currency,
    total: totalFigures(series, ous),
    ous,
    movers: { against: movers.against, rows },
    anomalies: input.anomalies,
    trust: audienceTrust(facts, input, { ous, monthToDate: series.monthToDate }),
  };
}
