/** `rules` on the command line: help, bad usage, and the checks and tests of a set. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rulesFlags } from '../../cli/rules-flags.ts';
import { exampleTexts } from '../allocation/rules/example-set.ts';
import { commandLine } from '../support/command-line.ts';
import { rulesWorkshop, writeSet } from './rules-folder.ts';

const commands = Object.keys(rulesFlags) as (keyof typeof rulesFlags)[];

describe('help', () => {
  it('of rules names every command', async () => {
    const { code, stdout } = await commandLine(['rules', '--help']);
    expect(code).toBe(0);
    for (const name of commands) expect(stdout).toContain(` rules ${name} `);
    expect((await commandLine(['rules'])).code).toBe(2);
  });

  it.each(commands)('of rules %s names every option that it accepts', async (name) => {
    const { code, stdout } = await commandLine(['rules', name, '--help']);
    expect(code).toBe(0);
    for (const flag of Object.keys(rulesFlags[name])) expect(stdout).toContain(`--${flag}`);
  });
});

describe('bad usage exits with 2', () => {
  it.each([
    ['an unknown command', ['lint'], "Unknown command 'rules lint'; the commands are check, test"],
    ['a command of objects', ['constructor'], "Unknown command 'rules constructor'"],
    ['an unknown option', ['check', '--strict'], 'Unknown option --strict'],
    ['an unknown platform', ['check', '--platform', 'gcp'], 'choose local or aws'],
    ['no set', ['check', '--out', '{}/none'], 'There is no rules.yaml in {}/none/allocation'],
    ['a folder that does not exist', ['test', '--rules', '{}/none'], '{}/none does not exist'],
    ['options of a bill without one', ['check', '--currency', 'USD'], '--currency is about a bill'],
    [
      'a review without a bill',
      ['diff', '--rules', '{}/set', '--against', '{}/set'],
      '--bill is missing',
    ],
    ['nothing to compare with', ['diff', '--rules', '{}/set'], '--against is missing'],
    ['nothing to explain', ['explain', '--rules', '{}/set'], 'Name either a resource'],
    [
      'an unknown hash',
      ['explain', '--account', '1', '--rules', 'a'.repeat(64), '--out', '{}/out'],
      'No set of rules was published as aaaa',
    ],
    [
      'an impossible day',
      [
        'explain',
        '--account',
        '1',
        '--rules',
        '{}/set',
        '--bill',
        '{}/bill.csv',
        '--date',
        '2026-02-30',
      ],
      "--date: '2026-02-30'",
    ],
    [
      'a reversed range',
      [
        'check',
        '--rules',
        '{}/set',
        '--bill',
        '{}/bill.csv',
        '--from',
        '2026-11-20',
        '--to',
        '2026-11-19',
      ],
      'The first day 2026-11-20 is after the last day 2026-11-19',
    ],
  ])('for %s', async (_, args, says) => {
    const { folder } = rulesWorkshop();
    const filled = args.map((arg) => arg.replace('{}', folder));
    const { code, stdout, stderr } = await commandLine(['rules', ...filled]);
    expect(stderr).toContain(says.replaceAll('{}', folder));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });
});

describe('rules check', () => {
  it('exits with 0 and counts what a valid set contains', async () => {
    const { set } = rulesWorkshop();
    const { code, stdout } = await commandLine(['rules', 'check', '--rules', set]);
    expect(code).toBe(0);
    expect(stdout).toBe(
      `The set in ${set} is valid: 7 rules, 3 teams, 3 pools, 2 services, 3 aliases, 3 owners, 1 test.\n`,
    );
  });

  it('finds the set of the archive without --rules', async () => {
    const { out } = rulesWorkshop();
    writeSet(join(out, 'allocation'));
    const { code, stdout } = await commandLine(['rules', 'check', '--out', out]);
    expect(code).toBe(0);
    expect(stdout).toContain(`The set in ${join(out, 'allocation')} is valid`);
  });

  it('exits with 1 and lists every mistake with file and line', async () => {
    const { set } = rulesWorkshop({
      ...exampleTexts,
      rules: exampleTexts.rules.replace('[Tax]}', '[Tax], colour: red}'),
      owners: `${exampleTexts.owners}nobody,,Root/X,,\n`,
    });
    const { code, stdout } = await commandLine(['rules', 'check', '--rules', set]);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^rules\.yaml, line 9: rule 'tax' reads 'colour', which is not a column/m,
    );
    expect(stdout).toMatch(/^owners\.csv, line 5: .*team 'nobody' is not in teams\.csv/m);
    expect(stdout).toMatch(/\n2 problems in .*set\.\n$/);
    const { stdout: json } = await commandLine(['rules', 'check', '--rules', set, '--json']);
    expect(JSON.parse(json)).toMatchObject({
      valid: false,
      problems: [
        { file: 'rules.yaml', line: 9 },
        { file: 'owners.csv', line: 5 },
      ],
    });
  });

  it('shows over a bill what rules allocate, do not reach, and do not read', async () => {
    const { set, bill } = rulesWorkshop();
    const { code, stdout } = await commandLine(['rules', 'check', '--rules', set, ...bill]);
    expect(code).toBe(0);
    expect(stdout).toContain(
      '2026-11-20 to 2026-11-20: $90.00 of $100.00 are allocated to teams and pools, 90.0 %.\n',
    );
    expect(stdout).toMatch(/^ {2}rules\.yaml, line 11: catalogue +matched no line$/m);
    expect(stdout).toMatch(
      /^ {2}rules\.yaml, line 8: reorg-2026 +is effective on none of these days$/m,
    );
    expect(stdout).not.toMatch(/: (tax|shared|by-team-tag|by-account) /);
    expect(stdout).toMatch(/^ {2}user_Project +\$10\.00 +1 line +1 value$/m);
    expect(stdout).not.toContain('user_Owner');
    const json = await commandLine(['rules', 'check', '--rules', set, ...bill, '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      valid: true,
      counts: { rules: 7, teams: 3 },
      bill: {
        total: 100,
        allocated: 90,
        currency: 'USD',
        rulesWithoutLines: [{ id: 'catalogue', line: 11 }, { id: 'by-ou' }],
        rulesNotEffective: [{ id: 'reorg-2026', line: 8 }],
        unreadTagKeys: [{ key: 'user_Project', cost: 10 }],
      },
    });
  });
});

describe('rules test', () => {
  it('exits with 0 if all examples pass', async () => {
    const { set } = rulesWorkshop();
    const { code, stdout } = await commandLine(['rules', 'test', '--rules', set]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '1 test passed.\n' });
  });

  it('exits with 1 and prints what was expected and found', async () => {
    const line = '  - {line: {tags: {Owner: Shop}}, expect: {to: team/platform, rule: tax}}\n';
    const { set } = rulesWorkshop({ ...exampleTexts, rules: `${exampleTexts.rules}${line}` });
    const { code, stdout } = await commandLine(['rules', 'test', '--rules', set]);
    expect(code).toBe(1);
    expect(stdout).toContain(
      'rules.yaml, line 21: the test fails; rule by-team-tag wins\n' +
        "  to: expected 'team/platform', found 'team/retail'\n" +
        "  rule: expected 'tax', found 'by-team-tag'\n" +
        "  team is 'retail': resource tag 'Owner' is 'Shop', alias of 'shop'\n",
    );
    expect(stdout).toMatch(/\n1 of 2 tests failed, 1 passed\.\n$/);
    const json = await commandLine(['rules', 'test', '--rules', set, '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      tests: 2,
      failed: [{ line: 21, found: { to: 'team/retail', rule: 'by-team-tag' } }],
    });
  });

  it('exits with 2 if the set is not valid', async () => {
    const { set } = rulesWorkshop({ rules: 'version: 2\n' });
    const { code, stderr } = await commandLine(['rules', 'test', '--rules', set]);
    expect(code).toBe(2);
    expect(stderr).toContain(
      `--rules ${set} is not a valid set of rules; correct it first:\n` +
        "  rules.yaml, line 1: rules.yaml must contain 'version: 1'.\n",
    );
  });
});
