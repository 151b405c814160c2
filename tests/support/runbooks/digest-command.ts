/** `npm run digest -- …` and the like of a page: the real program, without npm's start-up second. */
import { fileURLToPath } from 'node:url';
import type { CommandAnswer } from './command-server.ts';

const tsx = fileURLToPath(new URL('../../../node_modules/.bin/tsx', import.meta.url));
const program = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** Script of package.json → the program that it runs, with its first arguments. */
const programs: Readonly<Record<string, readonly string[]>> = {
  digest: [program('cli/main.ts')],
  warehouse: [program('cli/main.ts'), 'warehouse'],
  'build:grafana': [program('build/grafana/build.ts')],
};

/** `args`: the arguments after `npm`. Throws for any other script. */
export async function digestCommand(args: readonly string[]): Promise<CommandAnswer> {
  const [run, script = '', ...rest] = args.filter((one) => one !== '--silent');
  const main = programs[script];
  if (run !== 'run' || main === undefined)
    throw new Error(`unexpected command: npm ${args.join(' ')}`);
  const own = rest[0] === '--' ? rest.slice(1) : rest;
  return { by: 'command line', run: { file: tsx, args: [...main, ...own], environment: {} } };
}
