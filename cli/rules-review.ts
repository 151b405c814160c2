/** What a set does over days of a bill, or did on days of the archive. */
import { readCurrent } from '../src/allocation/published/current-set.ts';
import { setHash } from '../src/allocation/published/set-hash.ts';
import { readArchivedRuleCosts } from '../src/allocation/review/archived-rule-costs.ts';
import { reviewParts } from '../src/allocation/review/review-parts.ts';
import {
  type Coverage,
  coverageOf,
  type RuleCost,
  readRuleCosts,
  rulesWithoutLines,
} from '../src/allocation/review/rule-costs.ts';
import {
  readTagKeyCosts,
  type TagKeyCost,
  unreadTagKeys,
} from '../src/allocation/review/tag-key-costs.ts';
import { overlaps } from '../src/allocation/rules/date-range.ts';
import type { Rule, RuleSet } from '../src/allocation/rules/rule-set.ts';
import type { SetTexts } from '../src/allocation/rules/set-files.ts';
import { addDays, dayOfTime } from '../src/domain/calendar/billing-day.ts';
import type { OpenArchive } from './archive-on-aws.ts';
import { type DayRange, openBill, reviewedDays, reviewedRange } from './rules-bill.ts';
import { dayOf, type Flags } from './rules-flags.ts';

export interface Review extends DayRange, Coverage {
  readonly source: 'bill' | 'archive';
  /** ISO 4217; '' if it is unknown. */
  readonly currency: string;
  readonly rulesWithoutLines: readonly Rule[];
  /** Rules that are effective on none of the days. */
  readonly rulesNotEffective: readonly Rule[];
  /** Null: the archive has no tags. */
  readonly unreadTagKeys: readonly TagKeyCost[] | null;
}

export async function reviewOverBill(set: RuleSet, flags: Flags): Promise<Review> {
  const bill = await openBill(flags);
  try {
    const range = reviewedRange(bill, { from: dayOf(flags, 'from'), to: dayOf(flags, 'to') });
    const lines = await bill.platform.keepRows(await bill.lines(range, reviewParts([set])));
    const costs = await readRuleCosts(bill.platform, await bill.reviewed(set), lines);
    const keys = await readTagKeyCosts(bill.platform, lines);
    return {
      source: 'bill',
      ...range,
      currency: bill.currency,
      ...claimed(set, range, costs),
      unreadTagKeys: unreadTagKeys(set, keys),
    };
  } finally {
    bill.close();
  }
}

/** Null if the set is not the one that counts: the archive then says nothing about its rules. */
export async function reviewOverArchive(
  { platform, settings }: OpenArchive,
  { texts, set }: { readonly texts: SetTexts; readonly set: RuleSet },
): Promise<Review | null> {
  const { current } = await readCurrent(platform.store);
  if (current?.hash !== setHash(texts)) return null;
  const to = addDays(dayOfTime(platform.now()), -1);
  const range = { from: addDays(to, 1 - reviewedDays), to };
  const { costMetric, currency } = settings;
  const costs = await readArchivedRuleCosts(platform, { ...range, costMetric });
  return {
    source: 'archive',
    ...range,
    currency: currency ?? '',
    ...claimed(set, range, costs),
    unreadTagKeys: null,
  };
}

function claimed(set: RuleSet, range: DayRange, costs: readonly RuleCost[]) {
  const unused = rulesWithoutLines(set, costs);
  const isEffective = ({ effective }: Rule) => overlaps(effective, range);
  return {
    ...coverageOf(costs),
    rulesWithoutLines: unused.filter(isEffective),
    rulesNotEffective: unused.filter((rule) => !isEffective(rule)),
  };
}
