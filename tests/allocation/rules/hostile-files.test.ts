/** Files of attackers and careless people: each is rejected with a line, or read as what it says. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRuleSet } from '../../../src/allocation/rules/parse-rule-set.ts';
import { problemText } from '../../../src/allocation/yaml/problem.ts';
import { exampleSet, exampleTexts, problemsOf } from './example-set.ts';

const only = (rules: string) =>
  problemsOf({ rules, teams: null, services: null, aliases: null, owners: null });

describe('YAML', () => {
  test.each([
    [
      'an anchor',
      'version: &v 1\n',
      'line 1: anchors (&name) and aliases (*name) are not accepted',
    ],
    ['an alias', 'version: 1\nrequired: *x\n', 'not accepted'],
    [
      'a duplicate key',
      'version: 1\nversion: 1\n',
      "line 2: the key 'version' is already in line 1; keep one.",
    ],
    [
      'a tab as indent',
      'version: 1\ntags:\n\tteam: x\n',
      'line 3: a tab cannot indent YAML; use blanks.',
    ],
    [
      'several documents',
      'version: 1\n---\nversion: 1\n',
      'line 2: the file contains several documents',
    ],
    ['an open list', 'version: [1\n', 'this is not YAML'],
    ['a list as key', 'version: 1\n? [a]\n: b\n', 'a key must be a plain text'],
    ['nothing', '', 'rules.yaml must be names with values'],
    ['a text', 'hello', 'rules.yaml must be names with values'],
    ['a page', '<html><body>\n', 'rules.yaml must be names with values'],
    ['nothing but a comment', '# later\n', 'rules.yaml must be names with values'],
  ])('with %s is rejected', (_, text, message) => {
    expect(only(text).join('\n')).toContain(message);
  });

  test('that would grow to gigabytes by aliases is rejected at once', () => {
    const levels = Array.from({ length: 30 }, (_, n) =>
      n === 0 ? 'a0: &a0 [x, x, x]' : `a${n}: &a${n} [*a${n - 1}, *a${n - 1}, *a${n - 1}]`,
    );
    expect(only(`version: 1\n${levels.join('\n')}\n`).join()).toContain('are not accepted');
  });

  test.each(['[', '{a: ', '- ', '? '])(
    'of a hundred thousand levels of %j is rejected, without exhausting the stack',
    (level) => {
      expect(only(`version: 1\nrules:\n${level.repeat(100_000)}`)).toEqual([
        'rules.yaml: values are nested more than 40 deep; write fewer levels.',
      ]);
    },
  );

  test('of ten thousand rules is rejected quickly, and the first are still checked', () => {
    const rules = Array.from(
      { length: 10_000 },
      (_, n) => `  - {id: r${n}, when: {region: a${n}}, to: x}\n`,
    );
    const problems = only(`version: 1\nrules:\n${rules.join('')}`);
    expect(problems[0]).toBe('rules.yaml, line 3: rules are 10000; at most 500 are accepted.');
    expect(problems).toHaveLength(501);
  });

  test('of many keys is read quickly', () => {
    const keys = Array.from({ length: 60_000 }, (_, n) => `k${n}: x\n`).join('');
    expect(only(`version: 1\ntags:\n  x: {from: [resource:x]}\n${keys}`)).toHaveLength(60_000);
  });

  test('of more than a million characters is rejected', () => {
    expect(only(`version: 1\n# ${'x'.repeat(1_000_000)}`)).toEqual([
      'rules.yaml: the file has 1000013 characters; at most 1000000 are read.',
    ]);
  });

  test('with a byte order mark and with CRLF is the same set', () => {
    const crlf = (text: string | null) => `\uFEFF${(text ?? '').replaceAll('\n', '\r\n')}`;
    const set = exampleSet({
      rules: crlf(exampleTexts.rules),
      teams: crlf(exampleTexts.teams),
      services: crlf(exampleTexts.services),
      aliases: crlf(exampleTexts.aliases),
      owners: crlf(exampleTexts.owners),
    });
    expect(set).toEqual(exampleSet());
  });

  test('tags, numbers and words such as no stay texts', () => {
    const text =
      'version: !!int 1\nrules:\n  - {id: no, when: {region: [012, yes, ~]}, to: unallocated}\n';
    const parsed = parseRuleSet({
      rules: text,
      teams: null,
      services: null,
      aliases: null,
      owners: null,
    });
    expect(parsed).toMatchObject({
      set: { rules: [{ id: 'no', when: { values: ['012', 'yes', '~'] } }] },
    });
  });
});

describe('names of objects in JavaScript', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    '%s is only a text',
    (name) => {
      expect(only(`version: 1\n${name}: {a: b}\n`).join()).toContain(`has no field '${name}'`);
      expect(
        only(`version: 1\nrules:\n  - {id: a, when: {${name}: b}, to: unallocated}\n`).join(),
      ).toContain(`reads '${name}', which is not a column`);
      expect(
        only(
          `version: 1\nrules:\n  - {id: a, when: {region: {${name}: b}}, to: unallocated}\n`,
        ).join(),
      ).toContain('which is unknown; accepted: equals');
      expect(only(`version: 1\nrules:\n  - {id: a, lookup: ${name}}\n`).join()).toContain(
        'which is unknown; accepted: services',
      );
      expect(only(`version: 1\nsplits:\n  - {source: pool/a, method: ${name}}\n`).join()).toContain(
        'which is unknown; accepted: even',
      );
      expect(
        only(`version: 1\nrules:\n  - {id: a, when: {region: ${name}}, to: unallocated}\n`),
      ).toEqual([]);
      const tests = exampleTexts.rules.replace(
        'tags: {Owner: Retail }',
        `tags: {Owner: retail, ${name}: x}`,
      );
      expect(exampleSet({ rules: tests }).tests[0]?.tags.get(name)).toBe('x');
    },
  );
});

describe('texts in messages', () => {
  test('are on one line, visible and short', () => {
    const [problem = ''] = only(`version: 1\n"a\\u202e\\n${'x'.repeat(900)}": 1\n`);
    expect(problem).toMatch(
      /^rules\.yaml, line 2: rules\.yaml has no field 'a\\u\{202e\}\\u\{a\}x+…'; accepted/,
    );
    expect(problem.length).toBeLessThan(250);
  });

  test('are limited in files: 10 kB is not a value', () => {
    const long = 'x'.repeat(10_240);
    expect(
      only(`version: 1\nrules:\n  - {id: a, when: {region: ${long}}, to: unallocated}\n`),
    ).toEqual([
      "rules.yaml, line 3: rule 'a': the value of region has 10240 characters; at most 2048 are accepted.",
    ]);
    expect(
      problemsOf({ aliases: `${exampleTexts.aliases}team,${long},retail,,\n` }).join().length,
    ).toBeLessThan(20_000);
  });

  test('cannot be NUL or half a surrogate pair, which SQL cannot contain', () => {
    for (const text of ['"\\0"', '"\\ud800"']) {
      expect(
        only(`version: 1\nrules:\n  - {id: a, when: {region: ${text}}, to: unallocated}\n`).join(),
      ).toContain('are not text');
    }
    expect(problemsOf({ aliases: `${exampleTexts.aliases}team,a\0b,retail,,\n` })).not.toEqual([]);
  });
});

test('no text makes the parser throw, and every problem has a message of one line', () => {
  const scraps = fc.constantFrom(
    ...[
      'version: 1\n',
      'rules:\n',
      '  - {id: a',
      ', to: ',
      'team/retail',
      '}',
      '\n',
      '[',
      ']',
      '"',
      "'",
    ],
    ...[
      'tags:\n',
      'splits:\n',
      '  team: {from: [resource:team]}\n',
      '&a ',
      '*a',
      '? ',
      '- ',
      '\t',
      '#',
      '|',
      '>',
    ],
    ...[
      '\u202e',
      '\0',
      '😀',
      '\r',
      'when: {',
      'not: ',
      'any: [',
      'region: x',
      'effective: {from: ',
      ',',
    ],
  );
  const text = fc
    .array(fc.oneof(scraps, fc.string()), { maxLength: 20 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (rules, csv) => {
      const texts = { rules, teams: csv, services: csv, aliases: csv, owners: csv };
      for (const given of [texts, { ...exampleTexts, rules: exampleTexts.rules + rules }]) {
        const parsed = parseRuleSet(given);
        const messages = parsed.isValid ? [] : parsed.problems.map(problemText);
        for (const message of messages) expect(message.length).toBeGreaterThan(20);
      }
    }),
    { numRuns: 150 },
  );
});
