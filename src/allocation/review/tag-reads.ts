/** How a tag key of the bill is written in rules, and whether a set reads it. */
import type { RuleSet } from '../rules/rule-set.ts';
import { foldedKey } from '../tags/letters.ts';
import { type TagKey, tagKeyOf } from '../tags/tag-key.ts';

export interface BillTagKey {
  readonly map: 'tags' | 'cost_categories';
  /** As the bill writes it. Untrusted. */
  readonly key: string;
}

/** Null if rules cannot read the key. */
export function ruleKeyOf({ map, key }: BillTagKey): TagKey | null {
  return map === 'tags' ? tagKeyOf(key) : { source: 'category', key: foldedKey(key) };
}

export function isTagRead({ tags }: RuleSet, written: BillTagKey): boolean {
  const read = ruleKeyOf(written);
  return tags.some(({ from }) =>
    from.some(({ source, key }) => source === read?.source && key === read.key),
  );
}
