/**
 * How much of a resource AWS's recommendation would save, beside our own finding: one of the two counts, never both.
 * The view `resource_efficiency` has the same rule.
 */
import type { AwsFinding } from '../../domain/figures/aws-recommendation.ts';
import type { UseFinding } from '../../domain/figures/resource-use.ts';

/** AWS looks at 14 days, our rules at 32: such a recommendation for what is in use is shown, and not counted. */
export const stoppingActions: readonly string[] = ['Stop', 'Delete'];

/** Days with metrics; an older export says nothing about the resources of now. */
export const recommendationDays = 7;

interface Judged {
  readonly finding: UseFinding;
  readonly monthlyCost: number;
}

/** 0 to 1: the part of its cost; null where our finding counts, or AWS says nothing that can be added up. */
export function awsShare({ finding, monthlyCost }: Judged, aws: AwsFinding | null): number | null {
  if (aws === null || aws.countedSavings === null || monthlyCost <= 0) return null;
  if (finding === 'idle' || finding === 'oversized') return null;
  if (finding === 'in use' && stoppingActions.includes(aws.action)) return null;
  return Math.min(1, aws.countedSavings / monthlyCost);
}
