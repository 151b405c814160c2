/** `npm run digest -- …` of a page: the real command line, without npm's start-up second. */
import { fileURLToPath } from 'node:url';
import type { CommandAnswer } from './command-server.ts';

const tsx = fileURLToPath(new URL('../../../node_modules/.bin/tsx', import.meta.url));
const main = fileURLToPath(new URL('../../../cli/main.ts', import.meta.url));

/** `args`: the arguments after `npm`. Throws for any other script. */
export async function digestCommand(args: readonly string[]): Promise<CommandAnswer> {
  const [run, script, ...rest] = args.filter((one) => one !== '--silent');
  if (run !== 'run' || script !== 'digest')
    throw new Error(`unexpected command: npm ${args.join(' ')}`);
  const own = rest[0] === '--' ? rest.slice(1) : rest;
  return { by: 'command line', run: { file: tsx, args: [main, ...own], environment: {} } };
}
