/** The staged Savings Plans and reservations of a window, read a day at a time. */
import { readCommitmentsPart } from '../../bill/staged-commitments.ts';
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { Commitment, CommitmentDay } from '../../domain/costs/commitment-day.ts';
import type { StagedRows } from '../../ports/staging.ts';

/** Reads days in any order; only the part that was read last stays in memory. */
export class CommitmentDays {
  readonly #rows: StagedRows;
  #part: { readonly first: BillingDay; readonly days: readonly CommitmentDay[] } | undefined;

  constructor(rows: StagedRows) {
    this.#rows = rows;
  }

  /**
   * Empty on a day without a fee. Null if the whole window has none: its bill may lack the columns, so that the
   * archive stays as it is.
   */
  async of(day: BillingDay): Promise<readonly Commitment[] | null> {
    const { parts } = this.#rows;
    if (parts.length === 0) return null;
    const first = parts.findLast((one) => one <= day);
    if (first === undefined) return [];
    if (this.#part?.first !== first) {
      this.#part = { first, days: await readCommitmentsPart(this.#rows, first) };
    }
    return this.#part.days.find((one) => one.day === day)?.commitments ?? [];
  }
}
