/**
 * Groups the days whose archived version is used by the reason that matters to a reader: the bill lost
 * data, it no longer contains the days, or a later run has archived them. Pure.
 */

import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import type { Figures } from '../../domain/figures/figures.ts';
import type { KeptDay, KeptReason } from '../../domain/figures/kept-day.ts';
import type { Trust } from '../../domain/figures/trust.ts';

export interface KeptGroups {
  /** The bill lost lines that it had. */
  readonly lost: readonly KeptDay[];
  /** The bill belongs to another payer account than the archived day. */
  readonly otherPayer: readonly KeptDay[];
  /** The bill begins later or ends earlier, so it does not contain these days. */
  readonly absent: readonly KeptDay[];
  /** Archived from a later scan of the bill than this run's. */
  readonly newer: readonly KeptDay[];
}

const groups: Readonly<Record<KeptReason, keyof KeptGroups>> = {
  shrunk: 'lost',
  emptied: 'lost',
  'account-gone': 'lost',
  'other-payer': 'otherPayer',
  'period-absent': 'absent',
  'day-absent': 'absent',
  newer: 'newer',
};

export function keptGroups({ keptDays }: Pick<Trust, 'keptDays'>): KeptGroups {
  const of = (group: keyof KeptGroups) => keptDays.filter(({ reason }) => groups[reason] === group);
  return {
    lost: of('lost'),
    otherPayer: of('otherPayer'),
    absent: of('absent'),
    newer: of('newer'),
  };
}

/** True if the bill lost data and someone must check it. */
export function isBillUntrusted({ trust, data }: Pick<Figures, 'trust' | 'data'>): boolean {
  const { lost, otherPayer } = keptGroups(trust);
  return lost.length > 0 || otherPayer.length > 0 || data.state === 'held';
}

/** The report day if its archived version is used; undefined if it equals the bill. */
export function keptReportDay({
  trust,
  reportDay,
}: Pick<Figures, 'trust' | 'reportDay'>): KeptDay | undefined {
  return trust.keptDays.find(({ day }) => day === reportDay);
}

/** Cost of some days in the archive, and in the bill now. */
export interface KeptCosts {
  readonly archived: number;
  /** Null if the bill has no line of any of the days. */
  readonly bill: number | null;
}

/** The sums; null if the archive does not know the cost of each day. */
export function keptCosts(days: readonly KeptDay[]): KeptCosts | null {
  const archived = days.flatMap(({ archivedCost }) =>
    archivedCost === null ? [] : [archivedCost],
  );
  if (archived.length < days.length) return null;
  const bill = days.flatMap(({ billCost }) => (billCost === null ? [] : [billCost]));
  return { archived: sumOf(archived), bill: bill.length === 0 ? null : sumOf(bill) };
}
