/** Where the value of a tag comes from, in words. */
import { expect, test } from 'vitest';
import { tagWords } from '../../../src/allocation/evaluate/tag-words.ts';
import { resolveTag } from '../../../src/allocation/tags/resolve-tag.ts';
import type { TagRule } from '../../../src/allocation/tags/tag-rule.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';

const rule: TagRule = {
  name: 'team',
  from: [
    { source: 'resource', key: 'owner' },
    { source: 'account', key: 'team' },
    { source: 'category', key: 'team' },
  ],
  transform: ['trim', 'lower'],
  hasAliases: true,
  allowed: ['retail', 'payments'],
};

function words(tags: Readonly<Record<string, string>>): string {
  const line = {
    billingDate: parseBillingDay('2026-11-20'),
    tags: new Map(Object.entries(tags)),
    costCategories: new Map<string, string>(),
  };
  return tagWords(resolveTag(rule, line, (_, value) => (value === 'shop' ? 'retail' : undefined)));
}

test.each([
  [{}, 'team is absent'],
  [{ Owner: 'Retail ' }, "team is 'retail': resource tag 'Owner' is 'Retail '"],
  [
    { user_owner: 'Shop' },
    "team is 'retail': resource tag 'user_owner' is 'Shop', alias of 'shop'",
  ],
  [
    { 'accountTag/Team': 'live' },
    "team has a value that is not allowed: account tag 'accountTag/Team' is 'live'",
  ],
  [
    { owner: 'retail', OWNER: 'payments', 'accountTag/team': 'Retail' },
    "team is 'payments': resource tag 'OWNER' is 'payments'; ignored: resource tag 'owner' is " +
      "'retail', account tag 'accountTag/team' is 'Retail'",
  ],
  [
    { owner: 'x\u202e' },
    String.raw`team has a value that is not allowed: resource tag 'owner' is 'x\u{202e}'`,
  ],
])('%j: %s', (tags, expected) => {
  expect(words(tags)).toBe(expected);
});
