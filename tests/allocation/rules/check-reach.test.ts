/** Rules that no line reaches are found; rules that some line can reach are not blamed. */
import { describe, expect, test } from 'vitest';
import { problemsOf } from './example-set.ts';

/** The first message about reach, without its advice; '' if all rules can be reached. */
function unreached(...rules: readonly string[]): string {
  const lines = rules.map((rule, index) => `  - {id: r${index + 1}, ${rule}}\n`);
  const head = 'version: 1\ntags: {team: {from: [resource:team]}}\nrules:\n';
  const problems = problemsOf({ rules: head + lines.join(''), services: null, aliases: null });
  expect(problems.filter((one) => !one.includes('no line reaches'))).toEqual([]);
  return problems[0]?.replace('; move it up or remove it.', '') ?? '';
}

const to = 'to: team/retail';

describe('a rule is not reached', () => {
  test('after a rule that claims every line', () => {
    expect(unreached(to, `when: {region: a}, ${to}`)).toBe(
      "rules.yaml, line 5: no line reaches rule 'r2': rule 'r1' in line 4 claims every line",
    );
  });

  test.each([
    ['an equal condition', '{region: a}', '{region: a}'],
    ['an equal condition in other words', '{region: [b, a]}', '{region: {in: [a, b]}}'],
    ['a longer list', '{region: [a, b, c]}', '{region: [b, a]}'],
    ['a shorter prefix', '{region: {prefix: eu}}', '{region: [eu-west-1, eu-west-2]}'],
    ['a part of its texts', '{region: {contains: west}}', '{region: {suffix: west-1}}'],
    ['existence', '{tag.team: {exists: true}}', '{tag.team: {prefix: a}}'],
    ['fewer tests', '{region: a}', '{region: a, service: b}'],
    ['the same alternatives', '{any: [{region: a}, {service: b}]}', '{service: b}'],
    [
      'more alternatives',
      '{any: [{region: a}, {service: b}]}',
      '{any: [{service: b}, {region: a}]}',
    ],
    ['the reverse of less', '{not: {region: a}}', '{not: {region: [a, b]}}'],
  ])('after %s', (_, first, second) => {
    expect(unreached(`when: ${first}, ${to}`, `when: ${second}, ${to}`)).toContain(
      'claims them before',
    );
  });

  test('after the same look-up', () => {
    const lookup = 'lookup: team, from: tag.team';
    expect(unreached(lookup, `when: {region: a}, ${lookup}`)).not.toBe('');
    expect(unreached(`${lookup}, unknown: unallocated`, lookup)).not.toBe('');
    expect(unreached(lookup, `${lookup}, unknown: unallocated`)).toBe('');
  });
});

describe('a rule can be reached', () => {
  test.each([
    ['another column', '{region: a}', '{service: a}'],
    ['a shorter list', '{region: [a, b]}', '{region: [a, b, c]}'],
    ['a longer prefix', '{region: {prefix: eu-west}}', '{region: {prefix: eu}}'],
    ['more tests', '{region: a, service: b}', '{region: a}'],
    ['absence', '{region: {absent: true}}', '{region: a}'],
    ['the reverse', '{not: {region: a}}', '{region: a}'],
    ['the reverse of more', '{not: {region: [a, b]}}', '{not: {region: a}}'],
    ['fewer alternatives', '{service: b}', '{any: [{region: a}, {service: b}]}'],
    ['a suffix', '{region: {suffix: a}}', '{region: {prefix: a}}'],
  ])('after %s', (_, first, second) => {
    expect(unreached(`when: ${first}, ${to}`, `when: ${second}, ${to}`)).toBe('');
  });

  test('after one that is effective on other days', () => {
    const dated = `when: {region: a}, ${to}, effective: {to: 2026-06-30}`;
    expect(unreached(dated, `when: {region: a}, to: team/payments`)).toBe('');
    expect(unreached(dated, `when: {region: a}, ${to}, effective: {to: 2026-01-31}`)).not.toBe('');
  });

  test('after a look-up, which passes on what it does not find', () => {
    expect(unreached('lookup: team, from: tag.team', to)).toBe('');
  });
});
