/**
 * The statement of a closed month: what each team is charged, frozen when the month is closed. A change
 * of the month after that is an adjustment in the next month's statement.
 */
import type { BillingPeriod } from '../calendar/billing-day.ts';
import type { TeamMetric } from './allocation-figures.ts';

/**
 * 'direct': own lines of one kind of charge; 'shared': part of a pool; 'month': both together;
 * 'unit': the part of the month in one business unit, only if the team changed its unit;
 * 'adjustment': change of the month before since its statement; 'total': month and adjustment;
 * 'bridge': unblended minus amortized cost of one kind of charge; 'unblended': the own lines as invoiced.
 */
export const statementLineKinds = [
  'direct',
  'shared',
  'month',
  'unit',
  'adjustment',
  'total',
  'bridge',
  'unblended',
] as const;

export type StatementLineKind = (typeof statementLineKinds)[number];

export interface StatementLine {
  /** 'team/retail', 'pool/tax' for shared cost that is not divided, or 'unallocated'. */
  readonly target: string;
  /** On the last day of the month, or of the line's part. Untrusted input, like `item`. */
  readonly businessUnit: string;
  readonly businessGroup: string;
  readonly kind: StatementLineKind;
  /** Kind of charge, pool or month; else ''. */
  readonly item: string;
  /** To the cent. */
  readonly amount: number;
}

export interface MonthStatement {
  readonly month: BillingPeriod;
  readonly metric: TeamMetric;
  /** ISO 4217. */
  readonly currency: string;
  /** True if the month was closed before all of it was on an invoice. */
  readonly isProvisional: boolean;
  /** By target. Sums of 'month' over all targets are the month's total. */
  readonly lines: readonly StatementLine[];
}

/** The lines of one target. */
export function linesOf({ lines }: MonthStatement, target: string): readonly StatementLine[] {
  return lines.filter((line) => line.target === target);
}

/** The targets of the statement, each once, in its order. */
export function targetsIn({ lines }: MonthStatement): readonly string[] {
  return [...new Set(lines.map(({ target }) => target))];
}

/** The only line of a kind; 0 without one. */
export function lineAmount(lines: readonly StatementLine[], kind: StatementLineKind): number {
  return lines.find((line) => line.kind === kind)?.amount ?? 0;
}

/** A statement as it is stored, which never changes again. */
export interface FrozenStatement {
  readonly statement: MonthStatement;
  /** The stored CSV. */
  readonly csv: string;
  /** SHA-256 of the stored bytes, hexadecimal. */
  readonly hash: string;
  /** Where the CSV is, for readers: an s3:// URI or a path. */
  readonly location: string;
}
