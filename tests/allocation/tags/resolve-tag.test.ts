/** Keys and values of tags: what makes them equal, which one counts, and what is a conflict. */
import { describe, expect, test } from 'vitest';
import {
  countConflicts,
  type LineTags,
  resolveTag,
} from '../../../src/allocation/tags/resolve-tag.ts';
import type { TagRule } from '../../../src/allocation/tags/tag-rule.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';

const team: TagRule = {
  name: 'team',
  from: [
    { source: 'resource', key: 'team' },
    { source: 'resource', key: 'owner' },
    { source: 'account', key: 'team' },
    { source: 'user', key: 'team' },
    { source: 'category', key: 'team' },
  ],
  transform: ['trim', 'lower'],
  hasAliases: true,
  allowed: null,
};

function line(
  tags: Readonly<Record<string, string>>,
  costCategories: Readonly<Record<string, string>> = {},
): LineTags {
  return {
    billingDate: parseBillingDay('2026-11-20'),
    tags: new Map(Object.entries(tags)),
    costCategories: new Map(Object.entries(costCategories)),
  };
}

const noAlias = () => undefined;
const teamOf = (tags: Readonly<Record<string, string>>, rule = team) =>
  resolveTag(rule, line(tags), noAlias).value;

describe('keys', () => {
  test.each([
    'Team',
    'TEAM',
    'te-am',
    'user_team',
    'user:Team',
    'resourceTags/user:Team',
    'resourceTags/Te am',
  ])('lose prefix, case and punctuation: %s', (key) => {
    expect(teamOf({ [key]: 'Retail' })).toBe('retail');
  });

  test("of AWS itself are not the customer's", () => {
    expect(teamOf({ 'resourceTags/aws:team': 'x', aws_team: 'x' })).toBe('');
    const created = { ...team, from: [{ source: 'resource', key: 'awscreatedby' }] } as const;
    expect(teamOf({ 'resourceTags/aws:createdBy': 'Root' }, created)).toBe('root');
  });

  test('lose their prefix once', () => {
    const name = { ...team, from: [{ source: 'resource', key: 'username' }] } as const;
    expect(teamOf({ 'resourceTags/user:user_name': 'a' }, name)).toBe('a');
    expect(teamOf({ user_user_name: 'a' }, name)).toBe('a');
  });

  test('of roles that made a request are ignored', () => {
    expect(teamOf({ 'iamPrincipal/team': 'x' })).toBe('');
    expect(teamOf({ 'costCategory/team': 'x' })).toBe('');
  });

  test.each(['__proto__', 'constructor', '\u202eteam', '', '"', "'; drop table x"])(
    'may be any text: %j',
    (key) => {
      const tags = new Map([
        [key, 'x'],
        ['team', 'retail'],
      ]);
      expect(resolveTag(team, { ...line({}), tags }, noAlias).value).toBe('retail');
    },
  );
});

describe('if several keys fit', () => {
  test('the order of `from` decides first, then the order of keys', () => {
    expect(teamOf({ owner: 'b', Team: 'a' })).toBe('a');
    expect(teamOf({ 'accountTag/team': 'c', Owner: 'b' })).toBe('b');
    expect(teamOf({ 'userAttribute/team': 'd', 'accountTag/Team': 'c' })).toBe('c');
    expect(teamOf({ user_team: 'late', 'resourceTags/user:team': 'early' })).toBe('early');
    expect(teamOf({ te_am: '3', 'te-am': '2', Team: '1' })).toBe('1');
  });

  test('keys are ordered by code point, as SQL orders them', () => {
    const key = 'team😀';
    const rule = { ...team, from: [{ source: 'resource', key }] } as const;
    expect(teamOf({ 'team😀': 'b', 'te.am😀': 'a' }, rule)).toBe('a');
  });

  test('a cost category counts as well', () => {
    expect(resolveTag(team, line({}, { Team: 'Retail' }), noAlias).value).toBe('retail');
  });

  test('a blank value counts as absent', () => {
    expect(teamOf({ team: ' \t', owner: 'b' })).toBe('b');
    expect(resolveTag(team, line({ team: '' }), noAlias).state).toBe('absent');
  });

  test('different values are a conflict, which is counted; equal ones after transforms are not', () => {
    const conflict = resolveTag(team, line({ team: 'a', Owner: 'b' }), noAlias);
    const equal = resolveTag(team, line({ team: 'A ', Owner: 'a' }), noAlias);
    expect([conflict.isConflict, equal.isConflict]).toEqual([true, false]);
    expect(conflict.found.map(({ key }) => key)).toEqual(['team', 'Owner']);
    expect(countConflicts([[conflict], [equal], [conflict]])).toEqual(new Map([['team', 2]]));
  });
});

describe('values', () => {
  test('are changed only by the declared transforms', () => {
    expect(teamOf({ team: ' A ' }, { ...team, transform: [] })).toBe(' A ');
    expect(teamOf({ team: ' A ' }, { ...team, transform: ['trim'] })).toBe('A');
    expect(teamOf({ team: ' A ' }, { ...team, transform: ['lower'] })).toBe(' a ');
  });

  test('become lower case letter by letter, also outside of ASCII', () => {
    expect(teamOf({ team: 'KÖLN ΣΑΣ İ ЖУК' })).toBe('köln σασ i жук');
  });

  test('are replaced by their alias of the day', () => {
    const aliasOf = (tag: string, value: string, day: string) =>
      `${tag}/${value}/${day}` === 'team/shop/2026-11-20' ? 'retail' : undefined;
    expect(resolveTag(team, line({ team: 'Shop' }), aliasOf).value).toBe('retail');
    const without = { ...team, hasAliases: false };
    expect(resolveTag(without, line({ team: 'Shop' }), aliasOf).value).toBe('shop');
  });

  test('that are not allowed are invalid, and rules see none', () => {
    const rule = { ...team, allowed: ['prod', 'test'] };
    expect(resolveTag(rule, line({ team: 'Prod' }), noAlias)).toMatchObject({
      value: 'prod',
      state: 'valid',
    });
    expect(resolveTag(rule, line({ team: 'staging' }), noAlias)).toMatchObject({
      value: '',
      state: 'invalid',
    });
  });
});
