/** The first set for a bill is always valid, whatever people wrote into their tags and OUs. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runRuleTests } from '../../../src/allocation/evaluate/run-rule-tests.ts';
import type { TagKeyCost } from '../../../src/allocation/review/tag-key-costs.ts';
import { parseRuleSet } from '../../../src/allocation/rules/parse-rule-set.ts';
import type { SetTexts } from '../../../src/allocation/rules/set-files.ts';
import { chooseTagKeys } from '../../../src/allocation/starting/choose-tag-keys.ts';
import { type StartingBill, startingSet } from '../../../src/allocation/starting/starting-set.ts';
import { teamNameOf, teamsOfValues } from '../../../src/allocation/starting/starting-teams.ts';
import { problemText } from '../../../src/allocation/yaml/problem.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';

const day = parseBillingDay('2026-11-20');
const keyOf = (key: string, cost = 1, map: TagKeyCost['map'] = 'tags'): TagKeyCost => ({
  map,
  key,
  cost,
  lines: 1,
  distinctValues: 1,
});

function parsed(texts: SetTexts) {
  const result = parseRuleSet(texts);
  if (!result.isValid) throw new Error(result.problems.map(problemText).join('\n'));
  return result.set;
}

function billOf(
  keys: readonly TagKeyCost[],
  values: readonly string[],
  ous: readonly string[] = [],
) {
  const chosen = chooseTagKeys(keys);
  const [key] = chosen.team;
  const bill: StartingBill = {
    keys: chosen,
    teamValues: key === undefined ? [] : values.map((value) => ({ key, value })),
    accounts: ous.map((ou, index) => ({ account: String(111_111_111_111 + index), ou, cost: 1 })),
  };
  return bill;
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '=cmd()',
    '@x',
    '-1',
    "O'Brien",
    '"quoted", with comma',
    '__proto__',
    'constructor',
    ' Shop ',
    'shop',
    'Shop',
    'SHOP!',
    '\u202eevil',
    'İstanbul',
    'ΣΊΣΥΦΟΣ',
    '#comment',
    'a: b',
    '- x',
    '{a}',
    'x'.repeat(300),
    'null',
    'true',
    '１２',
    '\u00a0nbsp',
    'line\nbreak',
    '🚀',
    'Root/Old',
  ),
);

describe('the first set', () => {
  test('is valid for any values and OUs, and its own example passes', () => {
    const keys = fc.subarray([
      keyOf('user_Team'),
      keyOf('Owner', 5),
      keyOf('accountTag/cost-center'),
      keyOf('Team', 3, 'cost_categories'),
      keyOf('user_env'),
      keyOf('user_app'),
      keyOf('team\u202e', 9),
    ]);
    const values = fc.uniqueArray(hostile, { maxLength: 12 });
    const ous = fc.array(
      fc.array(hostile, { maxLength: 4 }).map((names) => names.join('/')),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(keys, values, ous, (some, texts, paths) => {
        const set = parsed(startingSet(billOf(some, texts, paths)));
        expect(set.rules.length).toBeGreaterThan(0);
        const failed = runRuleTests(set, day).filter((one) => one.differences.length > 0);
        expect(failed).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  test('has a team for each value, with an alias where the value is not a name', () => {
    const set = startingSet(billOf([keyOf('user_team')], ['Online Shop', 'retail', '=cmd()']));
    expect(set.teams).toContain('\nonline-shop,,,,,,\nretail,,,,,,\n');
    expect(set.aliases).toContain('team,Online Shop,online-shop,,\n');
    expect(`${set.teams}${set.aliases}`).not.toContain('cmd');
    expect(set.rules).toContain('{from: [resource:team], transform: [trim, lower], aliases: true}');
  });

  test('without tags has an owner for each OU below the root', () => {
    const set = parsed(
      startingSet(billOf([], [], ['Root', 'Root/Shops/Prod', 'Root/Shops', 'Root/Data'])),
    );
    expect(set.owners.map(({ team, ou }) => `${team} ${ou}`)).toEqual([
      'shops Root/Shops',
      'data Root/Data',
    ]);
    expect(set.rules.map(({ id }) => id)).toEqual(['by-ou']);
  });

  test('without tags and OUs has an owner for each account', () => {
    const set = parsed(startingSet(billOf([], [], ['', ''])));
    expect(set.owners.map(({ account }) => account)).toEqual(['111111111111', '111111111112']);
  });

  test('of a bill that shows nothing puts all cost into one pool', () => {
    const set = parsed(startingSet(billOf([], [])));
    expect(set.rules.map(({ action }) => action)).toEqual([{ kind: 'to', target: 'pool/shared' }]);
  });
});

describe('the chosen keys', () => {
  const chosen = (tag: 'team' | 'environment' | 'application', keys: readonly TagKeyCost[]) =>
    chooseTagKeys(keys)[tag].map(({ read }) => `${read.source}:${read.key}`);

  test('are read by word, then by source, and each once', () => {
    const keys = [
      keyOf('user_Owner', 9),
      keyOf('Team', 2),
      keyOf('user_team', 5),
      keyOf('accountTag/team', 8),
    ];
    expect(chosen('team', keys)).toEqual(['resource:team', 'account:team', 'resource:owner']);
  });

  test('leave out keys that almost nothing has, and those of AWS', () => {
    expect(chosen('team', [keyOf('owner', 100), keyOf('team', 1)])).toEqual(['resource:owner']);
    expect(chosen('team', [keyOf('aws:team', 100), keyOf('Name', 3)])).toEqual([]);
    expect(chosen('environment', [keyOf('user_Env')])).toEqual(['resource:env']);
    expect(chosen('application', [keyOf('user_app-name')])).toEqual(['resource:appname']);
  });
});

test('names of teams keep what a name may have', () => {
  expect(teamNameOf('R&D Prototypes!')).toBe('r-d-prototypes');
  expect(teamNameOf('...')).toBe('');
  expect(teamsOfValues(['Shop', 'SHOP', 'shop '])).toEqual({ teams: ['shop'], aliases: [] });
});
