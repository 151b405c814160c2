/** How the value of a tag was found, in words, as `rules explain` prints it. */
import type { FoundTag, ResolvedTag } from '../tags/resolve-tag.ts';
import { quoted } from '../yaml/problem.ts';

/** "team is 'retail': resource tag 'user_owner' is 'Shop ', alias of 'shop'" */
export function tagWords(tag: ResolvedTag): string {
  const [first, ...others] = tag.found;
  if (first === undefined) return `${tag.name} is absent`;
  const state =
    tag.state === 'valid' ? `is ${quoted(tag.value)}` : 'has a value that is not allowed';
  const isAlias = tag.state === 'valid' && tag.value !== first.transformed;
  const alias = isAlias ? `, alias of ${quoted(first.transformed)}` : '';
  const different = others.filter((one) => one.transformed !== first.transformed);
  const conflict = different.length === 0 ? '' : `; ignored: ${different.map(keyWords).join(', ')}`;
  return `${tag.name} ${state}: ${keyWords(first)}${alias}${conflict}`;
}

const sourceWords = {
  resource: 'resource tag',
  account: 'account tag',
  user: 'user attribute',
  category: 'cost category',
} as const;

function keyWords({ source, key, value }: FoundTag): string {
  return `${sourceWords[source]} ${quoted(key)} is ${quoted(value)}`;
}
