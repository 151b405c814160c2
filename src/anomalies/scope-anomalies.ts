/** The anomalies that one audience may see: those of its OU and of what lies below it. */
import { isInScope } from '../domain/audience/audience.ts';
import type { Anomalies } from '../domain/figures/anomaly.ts';

/** `scope` is an OU path, or '*' for the whole organization. The state is everyone's. */
export function scopeAnomalies(anomalies: Anomalies, scope: string): Anomalies {
  return { ...anomalies, rows: anomalies.rows.filter(({ ou }) => isInScope(ou, scope)) };
}
