/** Lines are grouped only by what the rules read. */
import { describe, expect, test } from 'vitest';
import {
  readColumns,
  readResourceLength,
  readTagRules,
} from '../../../src/allocation/compile/read-columns.ts';
import { exampleSet, exampleTexts } from '../rules/example-set.ts';

const withRules = (rules: string, services: string | null = null) =>
  exampleSet({ rules: `version: 1\nrules:\n${rules}`, services, aliases: null });

test('columns of conditions and of look-ups are read', () => {
  expect(readColumns(exampleSet())).toEqual([
    'account',
    'ou',
    'serviceCode',
    'chargeType',
    'resource',
  ]);
  expect(
    readColumns(withRules('  - {id: a, when: {not: {region: x}}, to: unallocated}\n')),
  ).toEqual(['region']);
});

test('tags that nothing reads are not looked for', () => {
  const names = (rules: string) =>
    readTagRules(exampleSet({ rules, aliases: null })).map(({ name }) => name);
  expect(names(exampleTexts.rules)).toEqual(['team', 'environment', 'application']);
  const [tags = ''] = exampleTexts.rules.split('required:');
  expect(names(tags)).toEqual(['environment', 'application']);
});

describe('of a resource id', () => {
  test('only the start is read, as far as the longest start that is compared', () => {
    expect(readResourceLength(exampleSet())).toBe('arn:aws:s3:::images-'.length);
    const prefix = '  - {id: a, when: {resource: {prefix: [i-, "😀😀😀"]}}, to: unallocated}\n';
    expect(readResourceLength(withRules(prefix))).toBe(3);
    const exists = '  - {id: a, when: {resource: {absent: true}}, to: unallocated}\n';
    expect(readResourceLength(withRules(exists))).toBe(1);
  });

  test.each(['i-1', '{suffix: x}', '{contains: x}'])('all is read for %s', (condition) => {
    const rule = `  - {id: a, when: {resource: ${condition}}, to: unallocated}\n`;
    expect(readResourceLength(withRules(rule))).toBeNull();
  });
});
