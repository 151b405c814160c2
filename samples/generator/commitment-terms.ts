/**
 * Acme's commitments: two Savings Plans and two reservations, one of each bought with an upfront payment
 * within the scenario. Prices are invented.
 */
import { addDays, type BillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { BillRequest } from './bill-request.ts';
import { storyOf } from './scenario.ts';

/** One row of the table `commitment_terms`. */
export interface CommitmentTerms {
  readonly commitment_no: number;
  readonly kind: 'savings-plan' | 'reservation';
  /** The value of `coverage` in the SKU table that this commitment pays for. */
  readonly coverage: string;
  readonly owner_role: string;
  /** SKU under which its fees are billed. */
  readonly fee_sku_no: number;
  readonly arn: string;
  readonly title: string;
  readonly offering: string;
  readonly payment_option: string;
  readonly family: string | null;
  readonly start_day: BillingDay;
  readonly years: 1 | 3;
  /** Price of covered usage ÷ its on-demand price. */
  readonly rate: number;
  /** Commitment ÷ what covered resources use at most; above 1, so a part is always unused. */
  readonly oversize: number;
  readonly upfront_share: number;
  /** Net ÷ gross for discounted accounts; null if AWS leaves the net columns empty. */
  readonly net_share: number | null;
}

/** The commitments of a request, with their first days. */
export function commitmentTermsOf(request: BillRequest): readonly CommitmentTerms[] {
  const story = storyOf(request);
  const paidMonthly = {
    payment_option: 'No Upfront',
    start_day: addDays(request.storyDay, -1000),
    years: 3,
    upfront_share: 0,
    net_share: 0.97,
  } as const;
  const paidPartly = { payment_option: 'Partial Upfront', years: 1, net_share: null } as const;
  const { savingsPlanBought, reservationBought } = story;
  return [
    savingsPlan({ ...paidMonthly, commitment_no: 1, coverage: 'compute-sp' }),
    savingsPlan({
      ...paidPartly,
      commitment_no: 2,
      coverage: 'instance-sp',
      start_day: savingsPlanBought,
      upfront_share: 0.25,
    }),
    reservation('shared', 6, { ...paidMonthly, commitment_no: 3, coverage: 'ec2-ri' }),
    reservation('payments', 14, {
      ...paidPartly,
      commitment_no: 4,
      coverage: 'rds-ri',
      start_day: reservationBought,
      upfront_share: 0.2,
    }),
  ];
}

type Purchase = Pick<
  CommitmentTerms,
  | 'commitment_no'
  | 'coverage'
  | 'payment_option'
  | 'start_day'
  | 'years'
  | 'upfront_share'
  | 'net_share'
>;

function savingsPlan(purchase: Purchase): CommitmentTerms {
  const number = purchase.commitment_no;
  const forInstances = purchase.coverage === 'instance-sp';
  const offering = forInstances ? 'EC2InstanceSavingsPlans' : 'ComputeSavingsPlans';
  return {
    ...purchase,
    kind: 'savings-plan',
    owner_role: 'payer',
    fee_sku_no: 36,
    arn: `arn:aws:savingsplans::012345678901:savingsplan/5a4e0f0${number}-acce-4e11-9a11-0000000000a${number}`,
    title: `${offering} ${purchase.years}yr ${purchase.payment_option}`,
    offering,
    family: forInstances ? 'm6i' : null,
    rate: 0.72,
    oversize: 1.06,
  };
}

function reservation(owner: string, sku: number, purchase: Purchase): CommitmentTerms {
  const number = purchase.commitment_no;
  const service = purchase.coverage.slice(0, 3);
  return {
    ...purchase,
    kind: 'reservation',
    owner_role: owner,
    fee_sku_no: sku,
    arn: `arn:aws:${service}:eu-west-1:200000000105:reserved-instances/7c5e0f0${number}-acce-4e11-9a11-0000000000b${number}`,
    title: `${service.toUpperCase()} reservation ${purchase.years}yr ${purchase.payment_option}`,
    offering: 'standard',
    family: null,
    rate: 0.62,
    oversize: 1.14,
  };
}
