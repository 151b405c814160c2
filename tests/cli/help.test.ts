/** `--help` of every command: it fits a terminal of 100 columns, and exits with 0. */
import { describe, expect, it } from 'vitest';
import { rulesFlags } from '../../cli/rules-flags.ts';
import { commandLine } from '../support/command-line.ts';

const columns = 100;

/** As the command line names its commands to somebody who mistyped one. */
const { stderr } = await commandLine(['no-such-command']);
const commands = /the commands are ([\w, -]+)/.exec(stderr)?.[1]?.split(', ') ?? [];
const asked = ['', ...commands, ...Object.keys(rulesFlags).map((name) => `rules ${name}`)];

describe('help', () => {
  it('is known for every command', () => {
    expect(commands).toEqual(expect.arrayContaining(['run', 'rules', 'warehouse']));
  });

  it.each(asked)(`of '%s' has no line of more than ${columns} characters`, async (command) => {
    const words = command.split(' ').filter((word) => word !== '');
    const { code, stdout } = await commandLine([...words, '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\S\n$/);
    expect(stdout.split('\n').filter((line) => line.length > columns)).toEqual([]);
  });
});
