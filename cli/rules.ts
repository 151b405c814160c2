/** `rules`: checks, tests, explains and publishes allocation rules. Each subcommand is loaded when it is called. */
import { InputError } from '../src/domain/input/input-error.ts';
import { commandName } from './command-name.ts';
import { type Flags, type RulesCommand, readRulesFlags, rulesFlags } from './rules-flags.ts';
import { rulesCommandHelp, rulesHelp } from './rules-help.ts';

type Run = (flags: Flags) => Promise<number>;

const commands: Readonly<Record<RulesCommand, () => Promise<Run>>> = {
  check: async () => (await import('./rules-check.ts')).checkRules,
  test: async () => (await import('./rules-test.ts')).testRules,
  explain: async () => (await import('./rules-explain.ts')).explainCost,
  init: async () => (await import('./rules-init.ts')).initRules,
  diff: async () => (await import('./rules-diff.ts')).diffRules,
  coverage: async () => (await import('./rules-coverage.ts')).showCoverage,
  publish: async () => (await import('./rules-publish.ts')).publishRules,
};

/** Returns the exit code. Throws an InputError for bad flags, files and sets. */
export async function rules(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(rulesHelp());
    return name === undefined ? 2 : 0;
  }
  if (!isCommand(name)) {
    const known = Object.keys(rulesFlags).join(', ');
    throw new InputError(
      `Unknown command 'rules ${name}'; the commands are ${known} ('${commandName} rules --help').`,
    );
  }
  const flags = readRulesFlags(name, rest);
  if (flags['help'] === true) {
    process.stdout.write(rulesCommandHelp(name));
    return 0;
  }
  const run = await commands[name]();
  return run(flags);
}

function isCommand(name: string): name is RulesCommand {
  return Object.hasOwn(rulesFlags, name);
}
