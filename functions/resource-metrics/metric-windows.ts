/**
 * Days that a run asks for together: a metric is paid for once for all of them. So many that AWS answers in minutes, and
 * so few that their rows are not too much for the memory.
 */
import { addDays, type BillingDay } from '../../src/domain/calendar/billing-day.ts';
import { metricsForPrice } from '../../src/metrics/plan/metric-price.ts';

export interface MetricsWindow {
  readonly from: BillingDay;
  readonly to: BillingDay;
}

const maxDays = 30;
/** At the default price of a day, 10,000 metrics, these are 15 days: measured, they take 300 MB of the function's 1,024. */
const maxRows = 150_000;

/** The days from `from` to `to`, the newest window first; none is empty. `maxUsdPerDay`: limit of a day's price. */
export function metricWindows(
  { from, to }: MetricsWindow,
  maxUsdPerDay: number,
): readonly MetricsWindow[] {
  const fitting = Math.floor(maxRows / Math.max(1, metricsForPrice(maxUsdPerDay)));
  const days = Math.min(maxDays, Math.max(1, fitting));
  const windows: MetricsWindow[] = [];
  for (let last = to; last >= from; last = addDays(last, -days)) {
    const first = addDays(last, 1 - days);
    windows.push({ from: first < from ? from : first, to: last });
  }
  return windows;
}
