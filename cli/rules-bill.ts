/** The bill over which rules are reviewed, opened once for all statements of a command. */
import { publishLookups } from '../src/allocation/published/publish-lookups.ts';
import { readBillRange } from '../src/allocation/review/bill-range.ts';
import type { ReviewedSet } from '../src/allocation/review/reviewed-set.ts';
import { type RuleLines, ruleLines } from '../src/allocation/review/rule-lines.ts';
import type { RuleSet } from '../src/allocation/rules/rule-set.ts';
import {
  addDays,
  type BillingDay,
  daysFromTo,
  periodOf,
} from '../src/domain/calendar/billing-day.ts';
import type { CostMetric } from '../src/domain/costs/cost-metric.ts';
import { InputError } from '../src/domain/input/input-error.ts';
import { DirectoryStore } from '../src/platform/local/files/directory-store.ts';
import {
  makeTemporaryFolder,
  removeTemporaryFolder,
} from '../src/platform/local/files/temporary-folders.ts';
import { type LocalPlatform, openLocalPlatform } from '../src/platform/local/local-platform.ts';
import { publishedLookups } from '../src/platform/local/tables/published-lookups.ts';
import type { ReadLineParts } from '../src/queries/line-sums-statement.ts';
import { showNotices } from './progress.ts';
import type { Flags } from './rules-flags.ts';
import { readRunOptions } from './run-options.ts';

export interface DayRange {
  readonly from: BillingDay;
  readonly to: BillingDay;
}

export interface OpenBill {
  readonly platform: LocalPlatform;
  readonly metric: CostMetric;
  /** ISO 4217; '' if no line has one. */
  readonly currency: string;
  readonly first: BillingDay;
  readonly last: BillingDay;
  /**
   * The lines of the days as the compiled statement reads them, with the given parts. Rejects files that were
   * delivered twice.
   */
  readonly lines: (range: DayRange, parts: ReadLineParts) => Promise<RuleLines>;
  /** The set with its look-ups as tables, as on AWS. */
  readonly reviewed: (set: RuleSet) => Promise<ReviewedSet>;
  readonly close: () => void;
}

/** Throws an InputError for flags and files that it cannot use. */
export async function openBill(flags: Flags): Promise<OpenBill> {
  const { date: _, from: __, to: ___, ...inputs } = flags;
  const options = readRunOptions(inputs, Date.now());
  showNotices(options.notices);
  const platform = await openLocalPlatform(options);
  showNotices(platform.notices);
  const folder = makeTemporaryFolder();
  const close = () => {
    removeTemporaryFolder(folder);
    platform.close();
  };
  try {
    const { costMetric: metric, currency: chosen } = options.settings;
    const range = await readBillRange(platform, chosen);
    const store = new DirectoryStore(folder);
    let sets = 0;
    return {
      platform,
      metric,
      ...range,
      lines: async (days, parts) => {
        const { alwaysReadPeriods } = platform.bill;
        const periods = new Set([...daysFromTo(days.from, days.to).map(periodOf)]);
        await platform.bill.listDeliveries([...periods]);
        const selection = {
          ...days,
          costMetric: metric,
          currency: chosen,
          alwaysReadPeriods,
          parts,
        };
        return ruleLines(platform.tables, selection);
      },
      reviewed: async (set) => {
        const name = `set-${sets++}`;
        await publishLookups(store, name, set);
        return { set, lookups: publishedLookups(store, name) };
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

/** As many days as a rule may match nothing before somebody should look at it. */
export const reviewedDays = 30;

/** The days of `--from` and `--to`; without them the last 30 of the bill. */
export function reviewedRange(
  { first, last }: OpenBill,
  given: { readonly from: BillingDay | undefined; readonly to: BillingDay | undefined },
): DayRange {
  const to = given.to ?? last;
  const start = addDays(to, 1 - reviewedDays);
  const from = given.from ?? (start < first ? first : start);
  if (from > to) {
    throw new InputError(
      `The first day ${from} is after the last day ${to}; the bill has ${first} to ${last}.`,
    );
  }
  return { from, to };
}
