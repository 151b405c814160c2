/**
 * Distinguishes a spike from a commitment discount that is not applied yet. On the newest day AWS may
 * bill usage at on-demand rates that a Savings Plan or reservation covers hours later; with an amortized
 * metric the plan's unused part is high until then. In both cases the covered cost of that day is low,
 * in the service or in other services.
 * https://docs.aws.amazon.com/savingsplans/latest/userguide/sp-applying.html
 */
import type { Suspect } from './detect-service-anomaly.ts';

/** Commitments are late when they cover less than this share of the usual cost. */
const usualCoverage = 0.8;
/**
 * Savings Plans take up to 72 % off, so usage that misses one costs at most 1 / 0.28 times as much.
 * https://aws.amazon.com/savingsplans/compute-pricing/
 */
const maxOnDemandFactor = 1 / (1 - 0.72);

/** Cost covered by commitments, amortized. */
export interface Coverage {
  readonly cost: number;
  /** Mean of the reference days. */
  readonly usual: number;
}

/** The coverage by commitments in the bill, to check a suspect. */
export interface CommitmentEvidence {
  /** In the suspect's service, over all accounts. */
  readonly ofService: Coverage;
  /** In all other services. */
  readonly ofOtherServices: Coverage;
  /** True when the suspect's largest driver is a commitment's cost, such as a plan's unused part. */
  readonly isOfCommitment: boolean;
}

/** Call it for a day whose costs may be incomplete. A spike that lasts two days is always real. */
export function isLateCommitment(suspect: Suspect, evidence: CommitmentEvidence): boolean {
  if (suspect.kind === 'drop' || suspect.isConfirmed) return false;
  const missing =
    missingCoverage(evidence.ofService) +
    (evidence.isOfCommitment ? missingCoverage(evidence.ofOtherServices) : 0);
  return missing > 0 && suspect.cost - suspect.expected <= maxOnDemandFactor * missing;
}

function missingCoverage({ cost, usual }: Coverage): number {
  return cost < usualCoverage * usual ? usual - cost : 0;
}
