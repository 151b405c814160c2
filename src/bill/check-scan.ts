/** Checks of a scan of the bill that must pass before any of its days is published. */
import type { ForeignPeriod, ScanDetails } from '../domain/costs/breakdown.ts';
import type { CostMetric } from '../domain/costs/cost-metric.ts';
import { columnsLacking } from '../domain/costs/metric-columns.ts';
import { InputError } from '../domain/input/input-error.ts';

/**
 * Throws an InputError when lines lack a column that the metric needs, or belong to another billing
 * period than the file that contains them.
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
    `The ${metric} cost of ${types.join(', ')} lines is unknown, because the bill lacks ${missing}: ` +
      'add the columns to the export, or choose the metric unblended.',
  );
}
