/** `rules check`: the mistakes of a set and, over a bill, what its rules do not reach. */

import { reviewParts } from '../src/allocation/review/review-parts.ts';
import {
  coverageOf,
  readRuleCosts,
  rulesWithoutLines,
} from '../src/allocation/review/rule-costs.ts';
import { readTagKeyCosts, unreadTagKeys } from '../src/allocation/review/tag-key-costs.ts';
import { overlaps } from '../src/allocation/rules/date-range.ts';
import type { Rule, RuleSet } from '../src/allocation/rules/rule-set.ts';
import { InputError } from '../src/domain/input/input-error.ts';
import { openBill, reviewedRange } from './rules-bill.ts';
import { invalidSetText, type Review, reviewText, validSetText } from './rules-check-report.ts';
import { dayOf, type Flags, textOf } from './rules-flags.ts';
import { asJson } from './rules-output.ts';
import { type GivenFiles, readGivenFiles } from './rules-sets.ts';
import { rulesStore } from './rules-store.ts';

/** Returns 1 if the set is not valid. */
export async function checkRules(flags: Flags): Promise<number> {
  requireBill(flags);
  const given = await readGivenFiles(textOf(flags, 'rules'), await rulesStore(flags));
  const { working } = given;
  if (working.state === 'invalid') {
    print(flags, { valid: false, problems: working.problems }, () => invalidSetText(given));
    return 1;
  }
  const review = flags['bill'] === undefined ? null : await reviewOf(working.set, flags);
  print(flags, { valid: true, problems: [], ...jsonOf(working.set, review) }, () =>
    textFor(given, working.set, review),
  );
  return 0;
}

function textFor(given: GivenFiles, set: RuleSet, review: Review | null): string {
  return `${validSetText(given.where, set)}${review === null ? '' : reviewText(review)}`;
}

function print(flags: Flags, json: object, text: () => string): void {
  process.stdout.write(flags['json'] === true ? asJson(json) : text());
}

/** Options that only say how to read a bill are a mistake without one. */
function requireBill(flags: Flags): void {
  if (flags['bill'] !== undefined) return;
  const ofBill = ['source', 'accounts', 'metric', 'currency', 'memory-limit', 'from', 'to'];
  const stray = ofBill.find((name) => flags[name] !== undefined);
  if (stray !== undefined) {
    throw new InputError(`--${stray} is about a bill; name one with --bill.`);
  }
}

async function reviewOf(set: RuleSet, flags: Flags): Promise<Review> {
  const bill = await openBill(flags);
  try {
    const range = reviewedRange(bill, { from: dayOf(flags, 'from'), to: dayOf(flags, 'to') });
    const lines = await bill.lines(range, reviewParts([set]));
    const costs = await readRuleCosts(bill.platform, await bill.reviewed(set), lines);
    const keys = await readTagKeyCosts(bill.platform, lines);
    const unused = rulesWithoutLines(set, costs);
    const isEffective = ({ effective }: Rule) => overlaps(effective, range);
    return {
      ...range,
      ...coverageOf(costs),
      currency: bill.currency,
      rulesWithoutLines: unused.filter(isEffective),
      rulesNotEffective: unused.filter((rule) => !isEffective(rule)),
      unreadTagKeys: unreadTagKeys(set, keys),
    };
  } finally {
    bill.close();
  }
}

function jsonOf(set: RuleSet, review: Review | null) {
  const { rules, teams, splits, services, aliases, owners, tests } = set;
  const counts = {
    rules: rules.length,
    teams: new Set(teams.map(({ team }) => team)).size,
    pools: splits.length,
    services: services.length,
    aliases: aliases.length,
    owners: owners.length,
    tests: tests.length,
  };
  if (review === null) return { counts };
  const named = (some: readonly Rule[]) => some.map(({ id, line }) => ({ id, line }));
  return {
    counts,
    bill: {
      ...review,
      rulesWithoutLines: named(review.rulesWithoutLines),
      rulesNotEffective: named(review.rulesNotEffective),
    },
  };
}
