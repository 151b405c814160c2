/** `rules explain` on the command line: each group of lines with its tags, every verdict and the split. */
import { describe, expect, it } from 'vitest';
import { exampleTexts } from '../allocation/rules/example-set.ts';
import { commandLine } from '../support/command-line.ts';
import { exampleLines, rulesWorkshop, unsafeCharacters } from './rules-folder.ts';

const day = '2026-11-20';

describe('rules explain', () => {
  it('of a resource names its tags, every rule’s verdict and the winner', async () => {
    const { set, bill } = rulesWorkshop();
    const args = ['rules', 'explain', '--rules', set, ...bill];
    const resource = 'arn:aws:ec2:eu-west-1::i-1';
    const { code, stdout } = await commandLine([...args, '--resource', resource]);
    expect(code).toBe(0);
    expect(stdout).toContain(
      `resource '${resource}' on ${day}: $40.00, 1 line in 1 group that the rules treat alike.\n`,
    );
    expect(stdout).toContain(
      '$40.00  Amazon Elastic Compute Cloud, Usage, 1 line: team/retail, by rule by-team-tag\n',
    );
    expect(stdout).toContain(
      "    team is 'retail': resource tag 'user_Owner' is 'Shop', alias of 'shop'\n",
    );
    expect(stdout).toContain('    environment is absent\n');
    expect(stdout).toMatch(/^ {4}reorg-2026 +is not effective on this day$/m);
    expect(stdout).toMatch(/^ {4}tax +does not match: chargeType is 'Usage', and must be 'Tax'$/m);
    expect(stdout).toMatch(/^ {2}→ by-team-tag +claims the line for team\/retail$/m);
    expect(stdout).toMatch(/^ {4}by-account +finds no team of this day for '012345678901'$/m);
  });

  it('of an account explains its groups, the costliest first, with the split of a pool', async () => {
    const { set, bill } = rulesWorkshop();
    const args = ['rules', 'explain', '--rules', set, ...bill, '--account', '012345678901'];
    const { stdout } = await commandLine(args);
    const heads = [...stdout.matchAll(/^(\$[\d.]+) .*: (\S+), (.*)$/gm)].map((one) => one.slice(1));
    expect(heads).toEqual([
      ['$40.00', 'team/retail', 'by rule by-team-tag'],
      ['$20.00', 'pool/tax', 'by rule tax'],
      ['$10.00', 'unallocated', 'no rule claims it'],
      ['$5.00', 'pool/platform', 'by rule shared'],
    ]);
    expect(stdout).toContain('  pool/tax is divided evenly among team/payments, team/retail\n');
    expect(stdout).toContain(
      '  pool/platform is divided among all teams in proportion to their direct cost of the month\n',
    );
    expect(stdout).toContain("    not read: 'user_Project' is 'apollo'\n");
    const json = JSON.parse((await commandLine([...args, '--json'])).stdout);
    expect(json).toMatchObject({ day, total: { groups: 4, cost: 75, lines: 4 } });
    expect(json.groups[0]).toMatchObject({
      cost: 40,
      target: 'team/retail',
      ruleId: 'by-team-tag',
      line: { tags: [['user_Owner', 'Shop']] },
    });
  });

  it('sums the groups that are not listed', async () => {
    const lines = Array.from({ length: 13 }, (_, n) => ({
      day,
      cost: 100 - n,
      tags: { user_team: `team-${n}` },
    }));
    const { set, bill } = rulesWorkshop(exampleTexts, lines);
    const args = ['rules', 'explain', '--rules', set, ...bill, '--account', '012345678901'];
    const { stdout } = await commandLine(args);
    expect(stdout).toContain('1,222.00, 13 lines in 13 groups');
    expect(stdout).toMatch(/^\$267\.00 {2}3 other groups, 3 lines$/m);
  });

  it('exits with 2 for a subject or day that the bill does not have', async () => {
    const { set, bill } = rulesWorkshop();
    const args = ['rules', 'explain', '--rules', set, ...bill, '--account', '999999999999'];
    const { code, stderr } = await commandLine(args);
    expect(code).toBe(2);
    expect(stderr).toContain(
      "The bill has no line of the account '999999999999' on 2026-11-20; it has lines from " +
        '2026-11-20 to 2026-11-20.',
    );
  });

  it('shows hostile keys and values on one line, without controlling the terminal', async () => {
    const hostile = {
      __proto__: 'x',
      ['user_team\u001b[31m\'"; drop table x']: 'a\r\nb\u202ec\u009b2J',
      constructor: 'x'.repeat(10_000),
      user_team: '\u001b]0;title\u0007עברית\u200f',
    };
    const lines = [
      {
        day,
        cost: 5,
        tags: { ...hostile, ['__proto__']: 'polluted' },
        service: '\u001b[2JEvil\u202e\nService',
      },
      ...exampleLines,
    ];
    const { set, bill } = rulesWorkshop(exampleTexts, lines);
    const args = ['--rules', set, ...bill];
    for (const command of [
      ['explain', '--account', '012345678901'],
      ['explain', '--account', '012345678901', '--json'],
      ['check'],
      ['check', '--json'],
    ]) {
      const { code, stdout, stderr } = await commandLine(['rules', ...command, ...args]);
      expect(code).toBe(0);
      expect(`${stdout}${stderr}`).not.toMatch(unsafeCharacters);
      if (!command.includes('--json')) {
        expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThan(400);
      }
    }
    const json = await commandLine([
      'rules',
      'explain',
      '--account',
      '012345678901',
      ...args,
      '--json',
    ]);
    const tags = JSON.parse(json.stdout).groups.flatMap(
      (group: { line: { tags: unknown[] } }) => group.line.tags,
    );
    expect(tags).toContainEqual(['user_team', '\u001b]0;title\u0007עברית\u200f']);
    expect(tags).toContainEqual(['__proto__', 'polluted']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
