/**
 * The days whose archived version stays, by what a reader makes of them: the bill has lost something
 * and cannot be trusted, it no longer reaches them, or a later run has archived them. Pure.
 */

import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import type { Figures } from '../../domain/figures/figures.ts';
import type { KeptDay, KeptReason } from '../../domain/figures/kept-day.ts';
import type { Trust } from '../../domain/figures/trust.ts';

export interface KeptGroups {
  /** Lines that the bill had are gone from it. */
  readonly lost: readonly KeptDay[];
  /** The bill is of another payer account than the archived day. */
  readonly otherPayer: readonly KeptDay[];
  /** The bill begins later, or ends earlier: of these days it says nothing. */
  readonly absent: readonly KeptDay[];
  /** Archived from a later reading of the bill than this run's. */
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

/** True where the bill's delivery cannot be trusted until someone has looked at it. */
export function isBillUntrusted({ trust, data }: Pick<Figures, 'trust' | 'data'>): boolean {
  const { lost, otherPayer } = keptGroups(trust);
  return lost.length > 0 || otherPayer.length > 0 || data.state === 'held';
}

/** The report day, where its archived version stays; undefined where it is as the bill has it. */
export function keptReportDay({
  trust,
  reportDay,
}: Pick<Figures, 'trust' | 'reportDay'>): KeptDay | undefined {
  return trust.keptDays.find(({ day }) => day === reportDay);
}

/** What days cost in the archive, and in the bill now. */
export interface KeptCosts {
  readonly archived: number;
  /** Null where the bill has no line of any of the days. */
  readonly bill: number | null;
}

/** The sums; null where the archive does not tell the cost of each day. */
export function keptCosts(days: readonly KeptDay[]): KeptCosts | null {
  const archived = days.flatMap(({ archivedCost }) =>
    archivedCost === null ? [] : [archivedCost],
  );
  if (archived.length < days.length) return null;
  const bill = days.flatMap(({ billCost }) => (billCost === null ? [] : [billCost]));
  return { archived: sumOf(archived), bill: bill.length === 0 ? null : sumOf(bill) };
}
