/** Reads `tags:` of rules.yaml: where the value of each tag comes from and what makes values equal. */
import { foldedKey } from '../tags/letters.ts';
import { type TagKey, tagSources } from '../tags/tag-key.ts';
import { type TagRule, type TagTransform, tagTransforms, transformed } from '../tags/tag-rule.ts';
import { quoted, type Report } from '../yaml/problem.ts';
import { advice, readEntries, readFields, readTexts, requireFields } from '../yaml/read-values.ts';
import type { YamlEntry, YamlNode } from '../yaml/yaml-tree.ts';
import { tagNamePattern } from './target.ts';

const fieldNames = ['from', 'transform', 'aliases', 'allowed'] as const;

export function readTags(node: YamlNode | undefined, report: Report): readonly TagRule[] {
  if (node === undefined) return [];
  return readEntries(node, 'tags', report).flatMap((entry) => readTag(entry, report));
}

function readTag({ key: name, line, value }: YamlEntry, report: Report): readonly TagRule[] {
  const what = `tag ${quoted(name)}`;
  if (!tagNamePattern.test(name)) {
    report(
      line,
      `${what} has a name that cannot be used; write lower-case letters, digits, hyphens and ` +
        'underscores, beginning with a letter.',
    );
    return [];
  }
  const fields = readFields(value, what, fieldNames, report);
  requireFields(value, fields, what, ['from'], report);
  const transform = readTransforms(fields.get('transform'), what, report);
  const from = readKeys(fields.get('from'), what, report);
  return [
    {
      name,
      from,
      transform,
      hasAliases: readFlag(fields.get('aliases'), `'aliases' of ${what}`, report),
      allowed: readAllowed(fields.get('allowed'), transform, what, report),
    },
  ];
}

function readTransforms(node: YamlNode | undefined, what: string, report: Report): TagTransform[] {
  if (node === undefined) return [];
  return readTexts(node, `'transform' of ${what}`, report).flatMap(({ line, text }) => {
    const transform = tagTransforms.find((one) => one === text);
    if (transform === undefined) {
      report(
        line,
        `${what} has the unknown transform ${quoted(text)}${advice(text, tagTransforms)}`,
      );
    }
    return transform ?? [];
  });
}

function readKeys(node: YamlNode | undefined, what: string, report: Report): readonly TagKey[] {
  if (node === undefined) return [];
  const keys: TagKey[] = [];
  for (const { line, text } of readTexts(node, `'from' of ${what}`, report)) {
    const key = keyOf(text);
    if (key === null) {
      report(
        line,
        `${what} reads ${quoted(text)}; write a source and a key, such as resource:team ` +
          `(sources: ${tagSources.join(', ')}).`,
      );
    } else if (keys.some((one) => one.source === key.source && one.key === key.key)) {
      report(line, `${what} reads ${quoted(text)} twice: case and punctuation do not count.`);
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

function readFlag(node: YamlNode | undefined, what: string, report: Report): boolean {
  if (node === undefined) return false;
  if (node.kind === 'text' && (node.text === 'true' || node.text === 'false')) {
    return node.text === 'true';
  }
  report(node.line, `${what} must be true or false.`);
  return false;
}

function readAllowed(
  node: YamlNode | undefined,
  transform: readonly TagTransform[],
  what: string,
  report: Report,
): readonly string[] | null {
  if (node === undefined) return null;
  return readTexts(node, `'allowed' of ${what}`, report).map(({ line, text }) => {
    const expected = transformed(text, { transform });
    if (expected !== text) {
      report(
        line,
        `${what} allows ${quoted(text)}, but its values are changed by ${transform.join(', ')}; ` +
          `write ${quoted(expected)}.`,
      );
    }
    return text;
  });
}

/** Tags that every line should have. Reports names that `tags:` does not declare. */
export function readRequired(
  node: YamlNode | undefined,
  tags: readonly TagRule[],
  report: Report,
): readonly string[] {
  if (node === undefined) return [];
  const names = tags.map(({ name }) => name);
  return readTexts(node, 'required', report).map(({ line, text }) => {
    if (!names.includes(text)) {
      report(
        line,
        `required names the tag ${quoted(text)}, which is not declared${advice(text, names)}`,
      );
    }
    return text;
  });
}
