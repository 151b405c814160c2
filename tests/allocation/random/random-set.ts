/**
 * Random sets of rules. They are made as data, not as files: so they are not limited to names that files
 * may contain, and have rules that no line reaches.
 */
import fc from 'fast-check';
import type { Rule, RuleAction, RuleSet } from '../../../src/allocation/rules/rule-set.ts';
import type { Target } from '../../../src/allocation/rules/target.ts';
import { foldedKey } from '../../../src/allocation/tags/letters.ts';
import { tagSources } from '../../../src/allocation/tags/tag-key.ts';
import { type TagRule, transformed } from '../../../src/allocation/tags/tag-rule.ts';
import { condition } from './random-condition.ts';
import { aliases, owners, range, services, teams } from './random-tables.ts';
import { tagKeys, text } from './vocabulary.ts';

const tagNames = ['team', 'environment', 'application'] as const;

const key = fc.record({
  source: fc.constantFrom('resource' as const, ...tagSources),
  key: fc.constantFrom(...tagKeys).map(foldedKey),
});

function tagRule(name: string): fc.Arbitrary<TagRule> {
  return fc
    .record({
      from: fc.uniqueArray(key, {
        minLength: 1,
        maxLength: 4,
        selector: (one) => `${one.source}:${one.key}`,
      }),
      transform: fc.subarray(['trim', 'lower'] as const),
      hasAliases: fc.boolean(),
      allowed: fc.option(fc.uniqueArray(text, { minLength: 3, maxLength: 9 }), { freq: 2 }),
    })
    .map((rule) => ({
      name,
      ...rule,
      allowed: rule.allowed?.map((value) => transformed(value, rule)) ?? null,
    }));
}

const target = fc.constantFrom<Target>(
  'team/retail',
  'team/payments',
  'pool/shared',
  'unallocated',
);

function action(tags: readonly TagRule[]): fc.Arbitrary<RuleAction> {
  const unknown = fc.option(target);
  const byTag = tags.map(({ name }) =>
    fc.record({ kind: fc.constant('team' as const), tag: fc.constant(name), unknown }),
  );
  return fc.oneof(
    fc.record({ kind: fc.constant('to' as const), target }),
    fc.constant<RuleAction>({ kind: 'services' }),
    fc.constant<RuleAction>({ kind: 'account_owner' }),
    fc.constant<RuleAction>({ kind: 'nearest_ou_owner' }),
    ...byTag,
  );
}

function rules(tags: readonly TagRule[]): fc.Arbitrary<readonly Rule[]> {
  const rule = fc.record({
    when: fc.option(condition(tags), { freq: 2 }),
    action: action(tags),
    application: fc.option(fc.constantFrom("app's", 'app 1'), { freq: 1 }),
    effective: range,
    reason: fc.constant(null),
    line: fc.constant(1),
  });
  return fc
    .array(rule, { maxLength: 8 })
    .map((all) => all.map((one, index) => ({ id: `rule-${index}`, ...one })));
}

export const ruleSet: fc.Arbitrary<RuleSet> = fc
  .subarray([...tagNames])
  .chain((names) => fc.tuple(...names.map(tagRule)))
  .chain((tags) =>
    fc.record({
      tags: fc.constant(tags),
      required: fc.constant([]),
      rules: rules(tags),
      splits: fc.constant([]),
      tests: fc.constant([]),
      teams,
      services: services(tags),
      aliases: aliases(tags),
      owners,
    }),
  );
