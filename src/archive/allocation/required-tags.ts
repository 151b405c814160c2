/** The tags that a rule set requires, as the tag coverage needs them. */

import type { RuleSet } from '../../allocation/rules/rule-set.ts';
import type { RequiredTag } from '../../bill/staged-coverage.ts';

/** Each once, in the order of the rules. */
export function requiredTags({ required, tags }: RuleSet): readonly RequiredTag[] {
  return [...new Set(required)].flatMap((name) => {
    const rule = tags.find((tag) => tag.name === name);
    if (rule === undefined) return [];
    const readsAccountTags = rule.from.some(
      ({ source }) => source === 'account' || source === 'user',
    );
    return [{ name, readsAccountTags }];
  });
}
