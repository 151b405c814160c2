/** `rules init`, `diff` and `publish` on the command line: what they write, what they refuse, what moves. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { setHash } from '../../src/allocation/published/set-hash.ts';
import { exampleTexts } from '../allocation/rules/example-set.ts';
import { commandLine } from '../support/command-line.ts';
import { filesBelow } from '../support/laptop.ts';
import { exampleLines, rulesWorkshop, unsafeCharacters, writeSet } from './rules-folder.ts';

const day = '2026-11-20';

describe('rules init', () => {
  it('writes a set that is valid and allocates what tags show', async () => {
    const { folder, bill } = rulesWorkshop();
    const set = join(folder, 'first');
    const { code, stdout } = await commandLine(['rules', 'init', '--rules', set, ...bill]);
    expect(code).toBe(0);
    expect(stdout).toContain(`Wrote ${join(set, 'rules.yaml')}\n`);
    expect(stdout).toContain('  team: resource:owner\n');
    expect(readFileSync(join(set, 'owners.csv'), 'utf8')).toContain(
      'account-444455556666,444455556666',
    );
    const check = await commandLine(['rules', 'check', '--rules', set, ...bill, '--json']);
    expect(JSON.parse(check.stdout)).toMatchObject({ valid: true, bill: { allocated: 100 } });
    expect((await commandLine(['rules', 'test', '--rules', set])).code).toBe(0);
  });

  it('writes into the archive by default, and one JSON object with --json', async () => {
    const { out, bill } = rulesWorkshop();
    const { stdout } = await commandLine(['rules', 'init', ...bill, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      files: expect.arrayContaining([join(out, 'allocation', 'rules.yaml')]),
      allocated: 100,
      teams: ['account-012345678901', 'account-444455556666', 'shop'],
    });
  });

  it('refuses a folder that has files, before it reads the bill', async () => {
    const { set, bill } = rulesWorkshop();
    const before = filesBelow(set);
    const { code, stderr } = await commandLine(['rules', 'init', '--rules', set, ...bill]);
    expect(code).toBe(2);
    expect(stderr).toContain(`${set} has files already; name an empty folder with --rules DIR.`);
    expect(filesBelow(set)).toEqual(before);
  });

  it('makes a valid set of a bill with hostile tags', async () => {
    const values = [
      "O'Brien",
      '=cmd()',
      '\u202eevil',
      'a\r\nb',
      '\u001b[31m',
      'x'.repeat(5_000),
      ' Shop ',
      '"',
      '__proto__',
    ];
    const lines = values.map((value, cost) => ({
      day,
      cost: cost + 1,
      tags: { user_team: value, [value]: 'x' },
    }));
    const { folder, bill } = rulesWorkshop(exampleTexts, lines);
    const set = join(folder, 'first');
    const { code, stdout } = await commandLine(['rules', 'init', '--rules', set, ...bill]);
    expect(code).toBe(0);
    expect(stdout).not.toMatch(unsafeCharacters);
    const aliases = readFileSync(join(set, 'aliases.csv'), 'utf8');
    expect(aliases).toContain("team,O'Brien,o-brien,,\n");
    expect(aliases).not.toContain('cmd');
    expect((await commandLine(['rules', 'check', '--rules', set])).code).toBe(0);
  });
});

describe('rules publish', () => {
  it('makes a set the current one, once', async () => {
    const { set, out } = rulesWorkshop();
    const hash = setHash(exampleTexts);
    const { code, stdout } = await commandLine(['rules', 'publish', '--rules', set, '--out', out]);
    expect(code).toBe(0);
    expect(stdout).toContain(`Published 7 rules and 3 teams as ${hash}.`);
    const current = readFileSync(join(out, 'allocation', 'current.json'), 'utf8');
    expect(JSON.parse(current)).toMatchObject({ hash });
    expect(readFileSync(join(out, 'allocation', 'teams.csv'), 'utf8')).toBe(exampleTexts.teams);
    const before = filesBelow(join(out, 'allocation', 'sets'));
    const again = await commandLine(['rules', 'publish', '--out', out, '--json']);
    expect(JSON.parse(again.stdout)).toEqual({
      hash,
      publishedNow: false,
      rules: 7,
      hasRules: true,
    });
    expect(filesBelow(join(out, 'allocation', 'sets'))).toEqual(before);
  });

  it('refuses a set that is not valid with 2, and changes nothing', async () => {
    const { folder, set, out } = rulesWorkshop();
    await commandLine(['rules', 'publish', '--rules', set, '--out', out]);
    const before = filesBelow(out);
    const broken = writeSet(join(folder, 'broken'), { ...exampleTexts, teams: null });
    const args = ['rules', 'publish', '--rules', broken, '--out', out];
    const { code, stderr } = await commandLine(args);
    expect(code).toBe(2);
    expect(stderr).toContain(
      `${broken} is not published, correct it first:\n  rules.yaml, line 8: `,
    );
    expect(filesBelow(out)).toEqual(before);
  });

  it('refuses a folder without a file that the archive has: it would become part of the set', async () => {
    const { folder, set, out } = rulesWorkshop();
    await commandLine(['rules', 'publish', '--rules', set, '--out', out]);
    const less = writeSet(join(folder, 'less'), { ...exampleTexts, aliases: null });
    const { code, stderr } = await commandLine(['rules', 'publish', '--rules', less, '--out', out]);
    expect(code).toBe(2);
    expect(stderr).toContain(
      `${join(out, 'allocation', 'aliases.csv')}, and the folder has no aliases.csv`,
    );
  });

  it('is noticed if a published set is damaged afterwards', async () => {
    const { set, out, bill } = rulesWorkshop();
    await commandLine(['rules', 'publish', '--rules', set, '--out', out]);
    const hash = setHash(exampleTexts);
    writeFileSync(join(out, 'allocation', 'sets', hash, 'teams.csv'), 'team\nx\n');
    const args = ['rules', 'diff', '--rules', set, '--against', 'current', ...bill];
    const { code, stderr } = await commandLine(args);
    expect(code).toBe(2);
    expect(stderr).toContain("are damaged: their hash is not the folder's name");
  });
});

describe('rules diff', () => {
  const changed = {
    ...exampleTexts,
    rules: exampleTexts.rules.replace('{serviceCode: AmazonEKS}', '{serviceCode: AmazonEC2}'),
  };

  it('shows what moves between targets and what each target has before and after', async () => {
    const { folder, set, out, bill } = rulesWorkshop();
    await commandLine(['rules', 'publish', '--rules', set, '--out', out]);
    const next = writeSet(join(folder, 'next'), changed);
    const args = ['rules', 'diff', '--rules', next, ...bill, '--against'];
    const { code, stdout } = await commandLine([...args, 'current']);
    expect(code).toBe(0);
    expect(stdout.split('\n').map((line) => line.trim().replace(/ {2,}/g, ' | '))).toEqual([
      '2026-11-20 to 2026-11-20, $100.00: $80.00 would have another target (80.0 %).',
      '',
      'from | to | cost | lines | rules',
      'team/retail | pool/platform | $40.00 | 1 line | by-team-tag → shared',
      'team/payments | pool/platform | $25.00 | 1 line | by-account → shared',
      'unallocated | pool/platform | $10.00 | 1 line | no rule → shared',
      'pool/platform | unallocated | $5.00 | 1 line | shared → no rule',
      '',
      'target | before | after | change',
      'pool/platform | $5.00 | $75.00 | +$70.00',
      'team/retail | $40.00 | $0.00 | −$40.00',
      'team/payments | $25.00 | $0.00 | −$25.00',
      'unallocated | $10.00 | $5.00 | −$5.00',
      'all | $100.00 | $100.00',
      '1 other target without change',
      '',
    ]);
    const byHash = await commandLine([...args, setHash(exampleTexts)]);
    expect(byHash.stdout).toBe(stdout);
    expect((await commandLine([...args, set])).stdout).toBe(stdout);
  });

  it('says that nothing moves, and compares with no rules before the first set', async () => {
    const { set, bill, out } = rulesWorkshop();
    const args = ['rules', 'diff', '--rules', set, ...bill, '--against'];
    const same = await commandLine([...args, set]);
    expect(same.stdout).toBe(
      '2026-11-20 to 2026-11-20, $100.00: nothing moves, every line keeps its target.\n',
    );
    const first = await commandLine([...args, 'current', '--json']);
    expect(JSON.parse(first.stdout)).toMatchObject({
      total: 100,
      moved: 90,
      moves: [
        { from: 'unallocated', to: 'team/retail', toRule: 'by-team-tag', cost: 40 },
        {},
        {},
        {},
      ],
    });
    expect(existsSync(join(out, 'allocation'))).toBe(false);
  });

  it('counts credits as amounts that move, so that they hide no cost', async () => {
    const credit = { day, cost: -40, tags: { user_Owner: 'Shop' }, type: 'Credit' };
    const { folder, set, bill } = rulesWorkshop(exampleTexts, [...exampleLines, credit]);
    const moved = exampleTexts.rules.replace(
      '  - {id: tax,',
      '  - {id: credits, when: {chargeType: Credit}, to: team/platform}\n  - {id: tax,',
    );
    const next = writeSet(join(folder, 'next'), { ...exampleTexts, rules: moved });
    const args = ['rules', 'diff', '--rules', next, '--against', set, ...bill];
    const { stdout } = await commandLine(args);
    expect(stdout).toMatch(/^2026-11-20 to 2026-11-20, \$60\.00: \$40\.00 would have another/);
    expect(stdout).toMatch(/^ {2}team\/retail +team\/platform +−\$40\.00/m);
  });

  it('refuses sets that are not valid, by the option that names them', async () => {
    const { folder, set, bill } = rulesWorkshop();
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    const args = ['rules', 'diff', '--rules', set, ...bill, '--against'];
    const { stderr: absent } = await commandLine([...args, empty]);
    expect(absent).toContain(`There is no rules.yaml in ${empty}`);
    rmSync(join(set, 'teams.csv'));
    const { code, stderr } = await commandLine([...args, 'current']);
    expect(code).toBe(2);
    expect(stderr).toContain(`--rules ${set} is not a valid set of rules`);
  });
});
