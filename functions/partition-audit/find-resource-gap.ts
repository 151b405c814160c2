/** Compares what is archived of one day's resources, their costs and metrics, with the day's bill. Pure. */
import type { Finding, GapKind } from './find-gap.ts';

/** An object of a day, as it was read. */
type Stored<T> =
  | { readonly state: 'absent' }
  | { readonly state: 'damaged'; readonly reason: string }
  | ({ readonly state: 'intact' } & T);

export interface ResourcesState {
  readonly costs: Stored<{
    readonly totalCost: number;
    /** Whether CloudWatch can be asked about one of the resources. */
    readonly isMeasurable: boolean;
  }>;
  readonly metrics: Stored<{
    readonly rowCount: number;
    /** Metrics that CloudWatch did not send completely. */
    readonly partial: number;
  }>;
  /** The day's unblended bill, as archived; undefined where the archive does not have it. */
  readonly bill: number | undefined;
  /** Whether a scheduled run still asks for the metrics that are partial. */
  readonly isHealing: boolean;
}

/** Half a cent: amounts are compared as people read them. */
const tolerance = 0.005;

/** The first problem of the day; undefined if it has none. */
export function findResourceGap({
  costs,
  metrics,
  bill,
  isHealing,
}: ResourcesState): Finding | undefined {
  if (costs.state === 'absent') {
    return gap('resource-costs-missing', 'the day is archived, the costs of its resources are not');
  }
  if (costs.state === 'damaged') return gap('resource-costs-corrupt', costs.reason);
  if (metrics.state === 'damaged') return gap('resource-metrics-corrupt', metrics.reason);
  // Without a resource that can be asked about, a run writes no metrics.
  if (metrics.state === 'absent' && costs.isMeasurable) {
    return gap('resource-metrics-missing', 'the metrics of its resources are not archived');
  }
  if (bill !== undefined && Math.abs(costs.totalCost - bill) > tolerance) {
    const [summed, billed] = [costs.totalCost, bill].map((amount) => amount.toFixed(2));
    return gap(
      'resource-costs-differing',
      `the costs of its resources and all others sum to ${summed}, the day's bill is ${billed}`,
    );
  }
  if (metrics.state === 'absent' || metrics.partial === 0 || isHealing) return undefined;
  const { partial, rowCount } = metrics;
  const says = `${partial} of the ${rowCount} metrics are partial, and no scheduled run asks for them again`;
  return gap('resource-metrics-partial', says);
}

function gap(kind: GapKind, says: string): Finding {
  return { kind, says, fix: 'resource-metrics' };
}
