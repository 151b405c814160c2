/** What decides the rows of the archive. Every function that writes it must have the same. */
import type { CostMetric } from '../domain/cost-metric.ts';

export interface ArchiveSettings {
  readonly costMetric: CostMetric;
  /** ISO 4217: only lines of this currency. Null: all lines, which must then share one. */
  readonly currency: string | null;
  /** OU levels below the root to report by; null for the leaf OU. */
  readonly ouDepth: number | null;
}
