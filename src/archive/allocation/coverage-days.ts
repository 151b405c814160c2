/** The staged tag coverage of a window, read a day at a time. */
import { type RequiredTag, readCoveragePart } from '../../bill/staged-coverage.ts';
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { CoverageDay } from '../../domain/costs/coverage-day.ts';
import type { StagedRows } from '../../ports/staging.ts';

/** The staged rows of the days for which one rule set requires tags. */
export interface StagedCoverage {
  readonly tags: readonly RequiredTag[];
  readonly days: readonly BillingDay[];
  readonly rows: StagedRows;
}

/** Reads days in any order; only the part that was read last stays in memory. */
export class CoverageDays {
  readonly #staged: readonly StagedCoverage[];
  #part: { readonly first: BillingDay; readonly days: readonly CoverageDay[] } | undefined;

  constructor(staged: readonly StagedCoverage[]) {
    this.#staged = staged;
  }

  /** Null if the rules of the day require no tag, or the bill has no line of it. */
  async of(day: BillingDay): Promise<CoverageDay | null> {
    const staged = this.#staged.find(({ days }) => days.includes(day));
    const first = staged?.rows.parts.findLast((one) => one <= day);
    if (staged === undefined || first === undefined) return null;
    if (this.#part?.first !== first || !this.#part.days.some((one) => one.day === day)) {
      this.#part = { first, days: await readCoveragePart(staged.rows, first, staged.tags) };
    }
    return this.#part.days.find((one) => one.day === day) ?? null;
  }
}
