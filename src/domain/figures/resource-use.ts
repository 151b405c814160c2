/** What the metrics of one resource say about its use, and what it costs. */
import type { BillingDay } from '../calendar/billing-day.ts';
import type { AwsFinding, OtherRecommendations } from './aws-recommendation.ts';

/** 'unknown': a day or a metric is missing, or no metric of the kind shows use. */
export type UseFinding = 'idle' | 'oversized' | 'in use' | 'unknown';

export interface UseEvidence {
  readonly finding: UseFinding;
  /** Why, in words. */
  readonly words: string;
  /** Names joined with ' + ' are added up; null for a kind without a rule, and where no metric was asked for. */
  readonly metric: string | null;
  /** The highest day; null where no day is known. */
  readonly value: number | null;
  readonly limit: number | null;
  readonly unit: string | null;
  readonly knownDays: number;
  readonly neededDays: number | null;
  /** 0 to 1: the part of its cost that could be saved; null where the finding is unknown and AWS says nothing. */
  readonly share: number | null;
}

/** A row of `resource_costs`: what a part of a resource cost its owner on one day. Names are untrusted input. */
export interface OwnedCost {
  readonly day: BillingDay;
  readonly region: string;
  readonly ou: string;
  readonly service: string;
  readonly target: string;
  readonly unblended: number;
  readonly amortized: number | null;
}

/** Names are untrusted input. */
export interface ResourceUse extends UseEvidence {
  readonly account: string;
  readonly region: string;
  readonly kind: string;
  readonly resourceId: string;
  /** Of its newest day, by most of the cost. */
  readonly ou: string;
  readonly service: string;
  readonly target: string;
  /** Cost of a month like the newest days: amortized, unblended where that is unknown. */
  readonly monthlyCost: number;
  /** The part of it that could be saved; null where neither our rules nor AWS know. */
  readonly atStakeCost: number | null;
  /** Whose figure that is; null where it is. */
  readonly atStakeSource: 'own rules' | 'AWS' | null;
  /** What AWS recommends for it; null where it recommends nothing, or its export is not given. */
  readonly aws: AwsFinding | null;
  /** What the two costs above are made of, at least one row. */
  readonly costs: readonly OwnedCost[];
}

/** The resources of an archive, in the newest days that have metrics. */
export interface ResourcesInUse {
  /** First and last day of the costs. */
  readonly from: BillingDay;
  readonly to: BillingDay;
  /** Number of days with costs between them. */
  readonly days: number;
  /** Highest cost at stake first, then highest cost. */
  readonly resources: readonly ResourceUse[];
  /** What AWS recommends for anything else; null where its export is not given. */
  readonly recommendations: OtherRecommendations | null;
}
