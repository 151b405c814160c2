/** The staged allocation of a window, read a day at a time. */
import { readAllocationPart } from '../../bill/staged-allocation.ts';
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import { type AllocationDay, noAllocationRows } from '../../domain/costs/allocation-day.ts';
import type { StagedDays } from './stage-allocation.ts';

/** Reads days in any order; only the part that was read last stays in memory. */
export class AllocationDays {
  readonly #staged: readonly StagedDays[];
  #part: { readonly name: string; readonly days: readonly AllocationDay[] } | undefined;

  constructor(staged: readonly StagedDays[]) {
    this.#staged = staged;
  }

  /** The day's rows; none if the bill has no line of it. Throws as `readAllocationPart` does. */
  async of(day: BillingDay): Promise<AllocationDay> {
    const staged = this.#staged.find(({ days }) => days.includes(day));
    if (staged === undefined) throw new Error(`no rule set allocates ${day}`);
    const part = staged.rows.parts.findLast((first) => first <= day);
    const found = part === undefined ? [] : await this.#read(staged, part);
    return found.find((one) => one.day === day) ?? emptyDay(day, staged);
  }

  async #read({ rows, ruleSet }: StagedDays, part: BillingDay): Promise<readonly AllocationDay[]> {
    const name = `${ruleSet} ${part}`;
    if (this.#part?.name !== name) {
      this.#part = { name, days: await readAllocationPart(rows, part, ruleSet) };
    }
    return this.#part.days;
  }
}

function emptyDay(day: BillingDay, { ruleSet }: StagedDays): AllocationDay {
  return { day, ruleSet, rows: noAllocationRows, dailyCost: new Float64Array() };
}
