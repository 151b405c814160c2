/** The Savings Plans and reservations of one day, from the lines of their fees. Texts are untrusted input. */
import type { BillingDay } from '../calendar/billing-day.ts';

export const commitmentKinds = ['savings-plan', 'reservation'] as const;

export type CommitmentKind = (typeof commitmentKinds)[number];

/** One Savings Plan or reservation on one day. A null is not known. */
export interface Commitment {
  readonly ou: string;
  readonly linkedAccount: string;
  readonly kind: CommitmentKind;
  /** Its ARN. */
  readonly commitmentId: string;
  readonly endsOn: BillingDay | null;
  /** Amortized; always null for a reservation. */
  readonly usedCost: number | null;
  readonly unusedCost: number | null;
}

export interface CommitmentDay {
  readonly day: BillingDay;
  /** In the archive's order. */
  readonly commitments: readonly Commitment[];
}
