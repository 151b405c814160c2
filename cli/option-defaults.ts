/** Defaults of options as `--help` says them. Apart from the options, which load what reads them. */
import { costMetrics, defaultCostMetric } from '../src/domain/costs/cost-metric.ts';

/** The sender of the mails. */
export const defaultSender = 'finops-digest@example.com';

/** Reads the whole digest where nobody else does. */
export const defaultReader = 'finops@example.com';

/** The folder of `--out`, in the current folder. */
export const defaultFolder = 'out';

/** 'unblended (default), amortized, net_unblended or net_amortized'. */
export const metricNames = costMetrics
  .map((metric) => (metric === defaultCostMetric ? `${metric} (default)` : metric))
  .join(', ')
  .replace(/, (\w+)$/, ' or $1');
