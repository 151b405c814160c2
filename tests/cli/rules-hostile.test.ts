/** Files of rules that attack the reader: `rules check` names what is wrong on one safe line each. */
import { describe, expect, it } from 'vitest';
import { exampleTexts } from '../allocation/rules/example-set.ts';
import { commandLine } from '../support/command-line.ts';
import { rulesWorkshop, unsafeCharacters } from './rules-folder.ts';

const evil = '\u001b[2J\u202e\u009b31m\u0007';
const long = 'x'.repeat(10_000);

const { rules, teams, services, aliases, owners } = exampleTexts;

describe('rules check of hostile files', () => {
  it.each([
    ['keys and values of YAML', { rules: `${rules}${evil}: "${long}"\n__proto__: {a: b}\n` }],
    ['a name of a rule', { rules: rules.replace('id: tax', `id: "${long}\\e[2J\\u202e"`) }],
    ['a column of a condition', { rules: rules.replace('chargeType:', `"\\e[31m${long}":`) }],
    ['a value of a condition', { rules: rules.replace('[Tax]', `{"__proto__": "\\x9b${long}"}`) }],
    ['a target', { rules: rules.replace('pool/tax', `"team/\\u202e${long}"`) }],
    ['a test', { rules: `${rules}  - {line: {tags: {"\\e": "${long}"}}, expect: {to: "\\e"}}\n` }],
    ['columns of a CSV', { teams: teams.replace('team,', `${evil},${long},__proto__,team,`) }],
    ['cells of a CSV', { teams: `${teams}${evil},${long},,"${evil}",,,\n` }],
    ['dates of a CSV', { aliases: `${aliases}team,a,retail,"${evil}",${long}\n` }],
    ['a quote without an end', { owners: `${owners}"${evil}\n${long}` }],
    ['a match', { services: `${services}a,${evil},,,,"tag.${evil}=${long}"\n` }],
    ['a tag of an alias', { aliases: `${aliases}${evil},${long},retail,,\n` }],
    ['an address', { teams: teams.replace('payments@example.com', `${evil}@${long}`) }],
  ])('in %s', async (_, changed) => {
    const { set } = rulesWorkshop({ ...exampleTexts, ...changed });
    for (const command of ['check', 'test', 'publish']) {
      const { code, stdout, stderr } = await commandLine(['rules', command, '--rules', set]);
      expect(code).toBe(command === 'check' ? 1 : 2);
      const printed = `${stdout}${stderr}`;
      expect(printed).not.toMatch(unsafeCharacters);
      expect(Math.max(...printed.split('\n').map((line) => line.length))).toBeLessThan(600);
      expect(printed).toMatch(/(rules\.yaml|\.csv)(, line \d+)?: /);
    }
    const { stdout } = await commandLine(['rules', 'check', '--rules', set, '--json']);
    expect(stdout).not.toMatch(unsafeCharacters);
    expect(JSON.parse(stdout)).toMatchObject({ valid: false });
  });
});
