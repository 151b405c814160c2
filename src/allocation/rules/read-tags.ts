/** Reads `tags:` of rules.yaml: where the value of each tag comes from and what makes values equal. */
import { foldedKey } from '../tags/letters.ts';
import { type TagKey, tagSources } from '../tags/tag-key.ts';
import { type TagRule, type TagTransform, tagTransforms, transformed } from '../tags/tag-rule.ts';
import { quoted } from '../yaml/problem.ts';
import {
  advice,
  isText,
  readEntries,
  readFields,
  readName,
  readTexts,
} from '../yaml/read-values.ts';
import type { Subject } from '../yaml/subject.ts';
import type { YamlEntry, YamlNode } from '../yaml/yaml-tree.ts';
import { tagNamePattern } from './target.ts';

const fieldNames = ['from', 'transform', 'aliases', 'allowed'] as const;

export function readTags(node: YamlNode | undefined, file: Subject): readonly TagRule[] {
  if (node === undefined) return [];
  return readEntries(node, file.named('tags')).flatMap((entry) => readTag(entry, file));
}

function readTag({ key: name, line, value }: YamlEntry, file: Subject): readonly TagRule[] {
  const tag = file.named(`tag ${quoted(name)}`);
  if (!tagNamePattern.test(name)) {
    tag.problem(
      line,
      'has a name that cannot be used; write lower-case letters, digits, hyphens and underscores, ' +
        'beginning with a letter.',
    );
    return [];
  }
  const fields = readFields(value, { accepted: fieldNames, required: ['from'] }, tag);
  const transform = readTransforms(fields.get('transform'), tag);
  return [
    {
      name,
      from: readKeys(fields.get('from'), tag),
      transform,
      hasAliases: readFlag(fields.get('aliases'), tag.part('aliases')),
      allowed: readAllowed(fields.get('allowed'), transform, tag),
    },
  ];
}

function readTransforms(node: YamlNode | undefined, tag: Subject): TagTransform[] {
  if (node === undefined) return [];
  const transform = tag.part('transform');
  return readTexts(node, transform).flatMap(
    (text) => readName(text, tagTransforms, transform) ?? [],
  );
}

function readKeys(node: YamlNode | undefined, tag: Subject): readonly TagKey[] {
  if (node === undefined) return [];
  const keys: TagKey[] = [];
  for (const { line, text } of readTexts(node, tag.part('from'))) {
    const key = keyOf(text);
    if (key === null) {
      tag.problem(
        line,
        `reads ${quoted(text)}; write a source and a key, such as resource:team ` +
          `(sources: ${tagSources.join(', ')}).`,
      );
    } else if (keys.some((one) => one.source === key.source && one.key === key.key)) {
      tag.problem(line, `reads ${quoted(text)} twice: case and punctuation do not count.`);
    } else {
      keys.push(key);
    }
  }
  return keys;
}

function keyOf(text: string): TagKey | null {
  const colon = text.indexOf(':');
  const source = tagSources.find((one) => one === text.slice(0, colon));
  const key = foldedKey(text.slice(colon + 1));
  return source === undefined || key === '' ? null : { source, key };
}

function readFlag(node: YamlNode | undefined, flag: Subject): boolean {
  if (node === undefined || isText(node, 'false')) return false;
  if (isText(node, 'true')) return true;
  flag.problem(node.line, 'must be true or false.');
  return false;
}

function readAllowed(
  node: YamlNode | undefined,
  transform: readonly TagTransform[],
  tag: Subject,
): readonly string[] | null {
  if (node === undefined) return null;
  return readTexts(node, tag.part('allowed')).map(({ line, text }) => {
    const expected = transformed(text, { transform });
    if (expected !== text) {
      tag.problem(
        line,
        `allows ${quoted(text)}, but its values are changed by ${transform.join(', ')}; write ` +
          `${quoted(expected)}.`,
      );
    }
    return text;
  });
}

/** Tags that every line should have. Reports names that `tags:` does not declare. */
export function readRequired(
  node: YamlNode | undefined,
  tags: readonly TagRule[],
  file: Subject,
): readonly string[] {
  if (node === undefined) return [];
  const required = file.named('required');
  const names = tags.map(({ name }) => name);
  return readTexts(node, required).map(({ line, text }) => {
    if (!names.includes(text)) {
      required.problem(
        line,
        `names the tag ${quoted(text)}, which is not declared${advice(text, names)}`,
      );
    }
    return text;
  });
}
