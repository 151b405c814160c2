/** The command line as npm installs it, built like `npm run build:cli`; and the arguments of the demo. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileCli } from '../../../build/cli/compile-cli.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Replaces `dist-cli/`, and returns the path of its entry point. */
export async function buildCommandLine(): Promise<string> {
  const folder = join(root, 'dist-cli');
  await compileCli(folder);
  return join(folder, 'main.mjs');
}

/** As in `cli/demo/demo.ts`, into another folder. */
export function demoArguments(out: string): string[] {
  const sample = (path: string) => join(root, 'samples/acme', path);
  const args = ['run', '--date', '2026-11-20', '--restatement-days', '50', '--out', out];
  args.push('--bill', sample('cur2'), '--accounts', sample('accounts.csv'));
  args.push('--budgets', sample('budgets.csv'), '--recipients', sample('recipients.csv'));
  return args;
}

/** The demo's allocation rules, for a run whose teams are asked for. */
export const demoRules = ['--rules', join(root, 'samples/acme/allocation')];
