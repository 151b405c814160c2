/**
 * What a rule about the use of a resource is made of. Rules are data: the view `resource_efficiency` joins them, and
 * nothing else knows a threshold.
 */
import type { Figure } from '../catalogue/resource-kind.ts';

/** `points`: hours of the day with a point, also where CloudWatch has none. */
export type RuleFigure = Figure | 'points';

/** True of a day if the figures of its metrics together are within the limit. */
export interface RuleCondition {
  /** Of the catalogue; several are added up. */
  readonly metrics: readonly string[];
  readonly figure: RuleFigure;
  /** `any`: it must be known, whatever it is. */
  readonly comparison: 'below' | 'at most' | 'any';
  /** In the unit of the metrics. */
  readonly limit: number;
}

export interface EfficiencyRule {
  /** Of the catalogue. */
  readonly kind: string;
  readonly finding: 'idle' | 'oversized';
  /** Newest days that must be known. */
  readonly days: number;
  /** What was found, for people: one sentence without figures of the resource. */
  readonly words: string;
  /** Where the limits are published. */
  readonly source: string;
  /** 0 to 1: the part of the cost that ends if somebody acts. */
  readonly share: number;
  /** All of them. The first one is shown. */
  readonly conditions: readonly RuleCondition[];
}

/** AWS's default: two weeks of work, with both weekends. */
export const defaultDays = 14;
/**
 * AWS's period for what is not attached or routed, and its longer choice for everything else. Use on any of these days
 * counts, so that the job at the start of a month is seen.
 */
export const longestDays = 32;

const userGuides = 'https://docs.aws.amazon.com';
export const idleCriteria = `${userGuides}/compute-optimizer/latest/ug/view-idle-recommendations.html#idle-criteria`;
export const trustedAdvisorChecks = `${userGuides}/awssupport/latest/user/cost-optimization-checks.html`;
export const rightsizingHeadroom = `${userGuides}/compute-optimizer/latest/ug/rightsizing-preferences.html`;
