/** The anomalies that one audience may see: those of its OU and the OUs below it. */
import { isInScope } from '../domain/audience/audience.ts';
import type { Anomalies } from '../domain/figures/anomaly.ts';

/** `scope`: an OU path, or '*' for the whole organization. All audiences have the same state. */
export function scopeAnomalies(anomalies: Anomalies, scope: string): Anomalies {
  return { ...anomalies, rows: anomalies.rows.filter(({ ou }) => isInScope(ou, scope)) };
}
