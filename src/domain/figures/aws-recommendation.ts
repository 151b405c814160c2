/** What AWS itself recommends, as archived. All texts are untrusted input, in the words of AWS. */
import type { BillingDay } from '../calendar/billing-day.ts';

/** For one of our resources: the one recommendation that counts for it. */
export interface AwsFinding {
  /** Such as 'Stop' or 'Rightsize'. */
  readonly action: string;
  /** What the resource should be; '' where AWS does not say. */
  readonly recommendedResource: string;
  /** 'ComputeOptimizer' or 'CostExplorer'. */
  readonly source: string;
  /** Of its export. */
  readonly day: BillingDay;
  /** Of a month, in `currency`; null where AWS gives none. */
  readonly monthlySavings: number | null;
  readonly currency: string;
  /** The same, if it is in the bill's currency and may be added up. */
  readonly countedSavings: number | null;
}

/** A recommendation for something that is not among our resources. */
export interface OtherRecommendation extends AwsFinding {
  readonly recommendationId: string;
  readonly account: string;
  /** '' where it is not known. */
  readonly ou: string;
  readonly region: string;
  /** Of the catalogue; '' for other kinds. */
  readonly kind: string;
  /** '' for purchases. */
  readonly resourceId: string;
  /** In the words of AWS. */
  readonly resourceType: string;
  readonly currentResource: string;
  /** 'first', 'group', 'purchase' or 'no resource', as in `cost_recommendations`. Only the first is added up. */
  readonly standing: string;
  /** As AWS estimates it, in `currency`. */
  readonly monthlyCost: number | null;
}

/** Of the newest day of AWS's export. */
export interface OtherRecommendations {
  readonly day: BillingDay;
  /** Highest counted saving first, then highest saving. */
  readonly list: readonly OtherRecommendation[];
}
