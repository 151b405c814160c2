/** What must hold of a whole scan of the bill before any of its days may be published. */
import type { ForeignPeriod, ScanDetails } from '../domain/costs/breakdown.ts';
import type { CostMetric } from '../domain/costs/cost-metric.ts';
import { columnsLacking } from '../domain/costs/metric-columns.ts';
import { InputError } from '../domain/input/input-error.ts';

/**
 * Throws an InputError where lines lack a column that the metric needs, or name another billing period
 * than the files that hold them.
 */
export function requirePricedLines(scan: ScanDetails, metric: CostMetric): void {
  const { unpricedTypes, foreignPeriod } = scan;
  if (foreignPeriod !== null) throw foreign(foreignPeriod);
  if (unpricedTypes.length > 0) throw unpriced(unpricedTypes, metric);
}

function foreign({ ofFiles, ofLines }: ForeignPeriod): InputError {
  if (ofLines === null) {
    return new InputError(
      `The bill has usage without a start date among the files of ${ofFiles}, which belongs to no ` +
        'day: export the billing period again.',
    );
  }
  return new InputError(
    `The bill has lines of ${ofLines} among the files of ${ofFiles}: put each file into the folder of ` +
      'its own billing period, or copy the export again.',
  );
}

function unpriced(types: readonly string[], metric: CostMetric): InputError {
  const columns = new Set(types.flatMap((type) => columnsLacking(type, metric)));
  const missing = columns.size === 0 ? 'a column' : [...columns].join(', ');
  return new InputError(
    `The ${metric} cost of ${types.join(', ')} lines is not known, since the bill lacks ${missing}: ` +
      'add the columns to the export, or choose the metric unblended.',
  );
}
