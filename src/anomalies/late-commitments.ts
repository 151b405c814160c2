/**
 * Tells a spike from a commitment that has not been applied yet. On the newest day AWS may bill usage
 * at on-demand rates that a Savings Plan or reservation will cover hours later; with an amortized
 * metric the plan's unused part is high for as long. Either way the cost that commitments cover is
 * low on that day, in the service itself or elsewhere: that is what the bill is asked.
 * https://docs.aws.amazon.com/savingsplans/latest/userguide/sp-applying.html
 */
import type { Suspect } from './detect-service-anomaly.ts';

/** Commitments are late when they cover less than this share of what they usually do. */
const usualCoverage = 0.8;
/**
 * Savings Plans take up to 72 % off, so usage that misses one costs at most 1 / 0.28 times as much.
 * https://aws.amazon.com/savingsplans/compute-pricing/
 */
const dearestOnDemand = 1 / (1 - 0.72);

/** Cost covered by commitments, amortized. */
export interface Coverage {
  readonly cost: number;
  /** Mean of the reference days. */
  readonly usual: number;
}

/** What the bill says about the commitments behind a suspect. */
export interface CommitmentEvidence {
  /** In the suspect's service, over all accounts. */
  readonly ofService: Coverage;
  /** In all other services. */
  readonly elsewhere: Coverage;
  /** The suspect's largest driver is itself a commitment's cost, such as a plan's unused part. */
  readonly isOfCommitment: boolean;
}

/** Of a spike on a day that is not settled. What lasts to the next day is believed. */
export function isLateCommitment(suspect: Suspect, evidence: CommitmentEvidence): boolean {
  if (suspect.kind === 'drop' || suspect.isConfirmed) return false;
  const missing =
    missingCoverage(evidence.ofService) +
    (evidence.isOfCommitment ? missingCoverage(evidence.elsewhere) : 0);
  return missing > 0 && suspect.cost - suspect.expected <= dearestOnDemand * missing;
}

function missingCoverage({ cost, usual }: Coverage): number {
  return cost < usualCoverage * usual ? usual - cost : 0;
}
