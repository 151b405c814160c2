/** Defaults of options for `--help`. A separate file, because the options load the code that reads them. */
import { costMetrics, defaultCostMetric } from '../src/domain/costs/cost-metric.ts';

/** The sender of the mails. */
export const defaultSender = 'finops-digest@example.com';

/** Gets the organization's mail if no other recipient is given. */
export const defaultReader = 'finops@example.com';

/** The folder of `--out`, in the current folder. */
export const defaultFolder = 'out';

/** 'unblended (default), amortized, net_unblended or net_amortized'. */
export const metricNames = costMetrics
  .map((metric) => (metric === defaultCostMetric ? `${metric} (default)` : metric))
  .join(', ')
  .replace(/, (\w+)$/, ' or $1');
