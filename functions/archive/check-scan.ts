/** What must hold of a whole scan of the bill before any of its days may be published. */
import type { ScanFacts } from '../domain/breakdown.ts';
import type { CostMetric } from '../domain/cost-metric.ts';
import { InputError } from '../domain/input-error.ts';

/**
 * Throws an InputError where lines lack a column that the metric needs, or name another billing period
 * than the files that hold them.
 */
export function requirePricedLines(scan: ScanFacts, metric: CostMetric): void {
  const { unpricedType, foreignPeriod } = scan;
  if (foreignPeriod !== null) {
    throw new InputError(
      `The bill has lines of ${foreignPeriod} among the files of another billing period: put each ` +
        'file into the folder of its own period, or copy the export again.',
    );
  }
  if (unpricedType !== null) {
    throw new InputError(
      `The ${metric} cost of ${unpricedType} lines cannot be told from this export: add its columns ` +
        'to the export, or choose --metric unblended.',
    );
  }
}
