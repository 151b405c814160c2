/**
 * Finds the value of a declared tag on one line of the bill. Several keys of a line can be equal after
 * folding: the order of `from` decides first, then the order of the keys by code point. Blank values
 * count as absent, because AWS writes them for resources without the tag.
 */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import { byCodePoint } from '../../domain/columns/row-order.ts';
import { foldedKey } from './letters.ts';
import { type TagSource, tagKeyOf } from './tag-key.ts';
import { type AliasOf, type TagRule, transformed } from './tag-rule.ts';

/** The tags of one line, with keys as the bill writes them. Maps, because keys are untrusted. */
export interface LineTags {
  readonly billingDate: BillingDay;
  readonly tags: ReadonlyMap<string, string>;
  readonly costCategories: ReadonlyMap<string, string>;
}

/** `invalid`: there is a value, but not one that is allowed; rules see no value. */
export type TagState = 'absent' | 'valid' | 'invalid';

export interface FoundTag {
  readonly source: TagSource;
  /** As the bill writes it. */
  readonly key: string;
  /** As the bill writes it. */
  readonly value: string;
  /** After the transforms. */
  readonly transformed: string;
}

export interface ResolvedTag {
  readonly name: string;
  /** What rules see: transformed, replaced by its alias, and allowed; '' if there is none. */
  readonly value: string;
  readonly state: TagState;
  /** All keys of the line that fit, in the order in which they count; the first gave the value. */
  readonly found: readonly FoundTag[];
  /** Whether the keys that fit have different values after the transforms. */
  readonly isConflict: boolean;
}

export function resolveTag(rule: TagRule, line: LineTags, aliasOf: AliasOf): ResolvedTag {
  const found = foundTags(rule, line);
  const [first] = found;
  const isConflict = found.some((one) => one.transformed !== first?.transformed);
  if (first === undefined) {
    return { name: rule.name, value: '', state: 'absent', found, isConflict };
  }
  const alias = rule.hasAliases
    ? aliasOf(rule.name, first.transformed, line.billingDate)
    : undefined;
  const value = alias ?? first.transformed;
  const isAllowed = rule.allowed === null || rule.allowed.includes(value);
  return {
    name: rule.name,
    value: isAllowed ? value : '',
    state: isAllowed ? 'valid' : 'invalid',
    found,
    isConflict,
  };
}

/** Tags whose keys conflict, each counted once for the lines it is on. */
export function countConflicts(lines: Iterable<readonly ResolvedTag[]>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const tags of lines) {
    for (const { name, isConflict } of tags) {
      if (isConflict) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}

function foundTags(rule: TagRule, line: LineTags): readonly FoundTag[] {
  return rule.from.flatMap(({ source, key }) => {
    const map = source === 'category' ? line.costCategories : line.tags;
    return [...map]
      .filter(([written]) => isKey(written, source, key))
      .sort(([a], [b]) => byCodePoint(a, b))
      .map(([written, value]) => ({
        source,
        key: written,
        value,
        transformed: transformed(value, rule),
      }))
      .filter((one) => one.transformed !== '');
  });
}

function isKey(written: string, source: TagSource, key: string): boolean {
  if (source === 'category') return foldedKey(written) === key;
  const found = tagKeyOf(written);
  return found !== null && found.source === source && found.key === key;
}
