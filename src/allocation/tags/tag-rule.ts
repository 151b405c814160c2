/** How a set of rules declares one tag: where its value comes from, and what makes values equal. */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import { lowerCase, withoutBlanks } from './letters.ts';
import type { TagKey } from './tag-key.ts';

export const tagTransforms = ['trim', 'lower'] as const;

export type TagTransform = (typeof tagTransforms)[number];

export interface TagRule {
  /** The name under which rules read it, as in 'tag.team'. */
  readonly name: string;
  /** In order: the first one with a value counts. */
  readonly from: readonly TagKey[];
  readonly transform: readonly TagTransform[];
  /** Whether `aliases.csv` may replace its values. */
  readonly hasAliases: boolean;
  /** The only values that count; null: all. */
  readonly allowed: readonly string[] | null;
}

/** Finds what `aliases.csv` makes of a value on a day; undefined if it has no alias. */
export type AliasOf = (tag: string, value: string, day: BillingDay) => string | undefined;

/** The value after the tag's transforms. */
export function transformed(value: string, { transform }: Pick<TagRule, 'transform'>): string {
  const trimmed = transform.includes('trim') ? withoutBlanks(value) : value;
  return transform.includes('lower') ? lowerCase(trimmed) : trimmed;
}
