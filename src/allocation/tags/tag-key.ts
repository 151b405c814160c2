/**
 * Who set a tag, and its key without the prefix that AWS adds. The prefixes are those of CUR 2.0's
 * `resource_tags` and `tags`, of the legacy CUR and of FOCUS.
 * https://docs.aws.amazon.com/cur/latest/userguide/table-dictionary-cur2.html
 */
import { foldedKey } from './letters.ts';

/** A tag of the resource, of its account, of the user who is charged; a cost category. */
export const tagSources = ['resource', 'account', 'user', 'category'] as const;

export type TagSource = (typeof tagSources)[number];

/** What a key of each source starts with. Cost categories are in another map, without prefixes. */
export const sourcePrefixes: Readonly<Record<'account' | 'user', string>> = {
  account: 'accountTag/',
  user: 'userAttribute/',
};

/**
 * Keys that rules do not read as tags: those of the role that made the request, and cost categories, which
 * have a map of their own.
 */
export const ignoredPrefixes = ['iamPrincipal/', 'costCategory/'] as const;

/** Removed from a resource's key, the first that fits. 'aws:' stays: it is not the customer's tag. */
export const resourcePrefixes = ['resourceTags/user:', 'resourceTags/', 'user:', 'user_'] as const;

/** A key as rules name it: the source, and the folded key. */
export interface TagKey {
  readonly source: TagSource;
  readonly key: string;
}

/** The source and folded key of a key in the map of tags; null if rules cannot read it. */
export function tagKeyOf(written: string): TagKey | null {
  if (ignoredPrefixes.some((prefix) => written.startsWith(prefix))) return null;
  for (const source of ['account', 'user'] as const) {
    const prefix = sourcePrefixes[source];
    if (written.startsWith(prefix)) {
      return { source, key: foldedKey(written.slice(prefix.length)) };
    }
  }
  const prefix = resourcePrefixes.find((one) => written.startsWith(one)) ?? '';
  return { source: 'resource', key: foldedKey(written.slice(prefix.length)) };
}
