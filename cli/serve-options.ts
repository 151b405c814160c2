/** The options of `serve`. The token comes from the environment, because other users see command lines. */
import { statSync } from 'node:fs';
import * as z from 'zod';
import { isLoopback } from '../src/api/server/request-guard.ts';
import type { LightThresholds } from '../src/domain/budgets/budget-light.ts';
import { type Budget, parseBudgets } from '../src/domain/budgets/budgets.ts';
import { InputError } from '../src/domain/input/input-error.ts';
import { readBudgetLight } from './budget-light-option.ts';
import { readBusinessFigures } from './business-figures-option.ts';
import { commandName } from './command-name.ts';
import { readText } from './input-files.ts';
import { defaultFolder } from './option-defaults.ts';
import { readFlags } from './read-flags.ts';
import { memoryLimit as memoryLimitForm, runFlags } from './run-options.ts';
import { defaultHost, defaultPort, minTokenCharacters, tokenVariable } from './serve-defaults.ts';

/** In the form that parseArgs of `node:util` takes. */
const serveFlags = {
  out: runFlags.out,
  budgets: runFlags.budgets,
  'business-figures': { type: 'string' },
  'budget-light': runFlags['budget-light'],
  port: { type: 'string' },
  host: { type: 'string' },
  'memory-limit': runFlags['memory-limit'],
  help: runFlags.help,
} as const;

const portForm = 'write a number from 0 to 65535; 0 is any free port';

const serveInput = z.object({
  out: z.string().default(defaultFolder),
  budgets: z.string().optional(),
  'business-figures': z.string().optional(),
  'budget-light': z.string().optional(),
  port: z
    .string()
    .regex(/^[0-9]{1,5}$/, portForm)
    .transform(Number)
    .refine((port) => port <= 65_535, portForm)
    .default(defaultPort),
  host: z.string().default(defaultHost),
  'memory-limit': memoryLimitForm,
});

export interface ServeOptions {
  readonly out: string;
  readonly port: number;
  readonly host: string;
  readonly memoryLimit: string | undefined;
  /** Path of a CSV that can be read; undefined: nobody has a budget. */
  readonly budgets: string | undefined;
  /** In the same way; undefined: no figures of the business. */
  readonly businessFigures: string | undefined;
  readonly thresholds: LightThresholds;
  /** Undefined: only this computer, without a login. */
  readonly token: string | undefined;
}

/** 'help', or the options. Throws an InputError naming what is wrong. */
export function readServeOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ServeOptions | 'help' {
  const flags = readFlags(args, serveFlags, 'serve');
  if (flags['help'] === true) return 'help';
  const parsed = serveInput.safeParse(flags);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = String(issue?.path[0] ?? '');
    throw new InputError(`--${name} '${String(flags[name])}' is not valid: ${issue?.message}.`);
  }
  const { out, port, host, budgets, 'memory-limit': memoryLimit } = parsed.data;
  const businessFigures = parsed.data['business-figures'];
  if (budgets !== undefined) readBudgets(budgets);
  if (businessFigures !== undefined) readBusinessFigures(businessFigures);
  const token = tokenOf(environment[tokenVariable]);
  if (token === undefined && !isLoopback(host)) {
    throw new InputError(
      `--host ${host} lets other computers read all costs: set ${tokenVariable} to a secret of at least ` +
        `${minTokenCharacters} characters, or leave --host out.`,
    );
  }
  const thresholds = readBudgetLight(parsed.data['budget-light']);
  return {
    out: archiveFolder(out),
    port,
    host,
    memoryLimit,
    budgets,
    businessFigures,
    thresholds,
    token,
  };
}

/** Throws an InputError naming file and line of what is wrong. */
export function readBudgets(path: string): readonly Budget[] {
  return parseBudgets(readText(path, '--budgets'), path);
}

function tokenOf(given: string | undefined): string | undefined {
  if (given === undefined || given === '') return undefined;
  if (given.length >= minTokenCharacters && /^[\x21-\x7e]+$/.test(given)) return given;
  throw new InputError(
    `${tokenVariable} is not valid: it needs at least ${minTokenCharacters} characters, of ASCII and without spaces.`,
  );
}

/** A mistyped folder would be an empty archive. */
function archiveFolder(out: string): string {
  if (statSync(out, { throwIfNoEntry: false })?.isDirectory() === true) return out;
  throw new InputError(
    `--out ${out} is not a folder; name the folder of earlier runs, or make one with '${commandName} run'.`,
  );
}
