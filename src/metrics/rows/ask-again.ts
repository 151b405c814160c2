/**
 * Which metrics of an archived day are asked for again: those that were not complete. What was answered is never
 * asked again.
 */
import { knownKind } from '../catalogue/known-kind.ts';
import { type AskedMetric, dimensionText } from '../plan/asked-metric.ts';
import type { MetricRow } from './metric-row.ts';

export type AskedAgain = readonly Exclude<MetricRow['state'], 'complete'>[];

/** A kind or metric that left the catalogue is not asked again. */
export function metricsToAskAgain(
  stored: readonly MetricRow[],
  again: AskedAgain,
): readonly AskedMetric[] {
  return stored.flatMap((row) => {
    if (row.state === 'complete' || !again.includes(row.state)) return [];
    const kind = knownKind(row.kind);
    const metric = kind?.metrics.find(
      (one) => one.name === row.metric && dimensionText(one) === row.dimension,
    );
    if (kind === undefined || metric === undefined) return [];
    const { account, region, resourceId } = row;
    return [{ resource: { account, region, resourceId, kind }, metric }];
  });
}
