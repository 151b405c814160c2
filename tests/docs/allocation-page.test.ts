/** Every example of the page about cost allocation is accepted, and its complete set passes its tests. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runRuleTests } from '../../src/allocation/evaluate/run-rule-tests.ts';
import { parseRuleSet } from '../../src/allocation/rules/parse-rule-set.ts';
import { problemText } from '../../src/allocation/yaml/problem.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';

const page = readFileSync(new URL('../../docs/allocation.md', import.meta.url), 'utf8');

const csv = (name: string) =>
  new RegExp(`^\`${name}\\.csv\`\\n\\n\`\`\`csv\\n([\\s\\S]*?)\`\`\``, 'm').exec(page)?.[1] ?? null;
const tables = {
  teams: csv('teams'),
  services: csv('services'),
  aliases: csv('aliases'),
  owners: csv('owners'),
};
const examples = [...page.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, text = '']) => text);
const complete = examples.find((text) => text.startsWith('version: 1')) ?? '';
const parts = examples.filter((text) => text !== complete);

/** Splits of all pools that examples name. */
const splits = ['platform', 'tax'].map((pool) => `  - {source: pool/${pool}, method: none}\n`);
const [tags = ''] = complete.split('required:');

/** A part of a set as a file: rules get the tags of the complete example. */
function asFile(part: string): string {
  if (!part.startsWith('- ')) {
    return part.startsWith('tags:') ? `version: 1\n${part}` : withPart(part);
  }
  return `${tags}rules:\n${part.replace(/^/gm, '  ')}\nsplits:\n${splits.join('')}`;
}

/** The complete example with other splits or tests. */
function withPart(part: string): string {
  const name = part.slice(0, part.indexOf(':'));
  return complete.replace(new RegExp(`^${name}:\\n(?: .*\\n)*`, 'm'), part);
}

function problemsOf(rules: string): readonly string[] {
  const isTags = rules.startsWith('version: 1\ntags:') && !rules.includes('rules:');
  const given = isTags ? { ...tables, services: null } : tables;
  const parsed = parseRuleSet({ rules, ...given });
  return parsed.isValid ? [] : parsed.problems.map(problemText);
}

describe('the page', () => {
  test('has a complete example, whose tests pass', () => {
    const parsed = parseRuleSet({ rules: complete, ...tables });
    if (!parsed.isValid) throw new Error(parsed.problems.map(problemText).join('\n'));
    const results = runRuleTests(parsed.set, parseBillingDay('2026-11-20'));
    expect(results).toHaveLength(5);
    expect(results.flatMap(({ differences }) => differences)).toEqual([]);
    expect(parsed.set.aliases).toHaveLength(3);
  });

  test.each(parts)('has only examples that are accepted: %s', (part) => {
    expect(problemsOf(asFile(part))).toEqual([]);
  });

  test('shows a message as it is', () => {
    const [message = ''] = problemsOf(complete.replace('chargeType: [Tax]', 'chargetype: [Tax]'));
    expect(message).toContain('did you mean');
    expect(page).toContain(`    ${message}\n`);
  });

  test('has examples of tests that pass', () => {
    const part = parts.find((text) => text.startsWith('tests:')) ?? '';
    const parsed = parseRuleSet({ rules: withPart(part), ...tables });
    if (!parsed.isValid) throw new Error(parsed.problems.map(problemText).join('\n'));
    const results = runRuleTests(parsed.set, parseBillingDay('2026-11-20'));
    expect(results).toHaveLength(3);
    expect(results.flatMap(({ differences }) => differences)).toEqual([]);
  });
});
