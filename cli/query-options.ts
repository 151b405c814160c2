/** The options of `query`: the inputs of `run`, and how to show the result. */
import * as z from 'zod';
import { parseBudgets } from '../src/domain/budgets/budgets.ts';
import { InputError } from '../src/domain/input/input-error.ts';
import type { QueryInputs } from '../src/platform/local/query/query-inputs.ts';
import { readAccounts } from './accounts-option.ts';
import { readBusinessFigures } from './business-figures-option.ts';
import { existing, readText } from './input-files.ts';
import { defaultFolder } from './option-defaults.ts';
import { readFlagsAndTexts } from './read-flags.ts';
import { type QueryFormat, queryFormats } from './rows/write-rows.ts';
import { memoryLimit, runFlags, source } from './run-options.ts';

const { bill, source: sourceFlag, accounts, budgets, out, help } = runFlags;

/** In the form that parseArgs of `node:util` takes. */
const queryFlags = {
  bill,
  source: sourceFlag,
  accounts,
  budgets,
  'business-figures': { type: 'string' },
  out,
  'memory-limit': runFlags['memory-limit'],
  format: { type: 'string' },
  'explain-tables': { type: 'boolean' },
  help,
} as const;

const queryInput = z.object({
  source,
  'memory-limit': memoryLimit,
  format: z.enum(queryFormats, `choose one of ${queryFormats.join(', ')}`).optional(),
});

export type QueryRequest =
  | { readonly kind: 'help' }
  | { readonly kind: 'explain'; readonly format: QueryFormat }
  | {
      readonly kind: 'select';
      readonly sql: string;
      readonly format: QueryFormat;
      readonly inputs: QueryInputs;
      /** Sentences about the given files. */
      readonly notices: readonly string[];
    };

/** Throws an InputError naming the option, or the missing SQL. `usual`: the format if none is given. */
export function readQueryRequest(args: readonly string[], usual: QueryFormat): QueryRequest {
  const { flags, texts } = readFlagsAndTexts(args, queryFlags, 'query');
  if (flags['help'] === true) return { kind: 'help' };
  const parsed = queryInput.safeParse(flags);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = String(issue?.path[0] ?? '');
    throw new InputError(`--${name} '${String(flags[name])}' is not valid: ${issue?.message}.`);
  }
  const { format = usual } = parsed.data;
  if (flags['explain-tables'] === true) return { kind: 'explain', format };
  const directory = readAccounts(flags['accounts'] as string | undefined);
  return {
    kind: 'select',
    sql: oneText(texts),
    format,
    notices: directory.notices,
    inputs: {
      bill: given(flags['bill'], (path) => existing(path, '--bill')),
      source: parsed.data.source,
      accounts: given(flags['accounts'], () => directory.accounts),
      budgets: given(flags['budgets'], (path) => parseBudgets(readText(path, '--budgets'), path)),
      businessFigures: given(flags['business-figures'], readBusinessFigures),
      out: (flags['out'] as string | undefined) ?? defaultFolder,
      memoryLimit: parsed.data['memory-limit'],
    },
  };
}

function given<T>(flag: unknown, read: (text: string) => T): T | undefined {
  return flag === undefined ? undefined : read(String(flag));
}

function oneText(texts: readonly string[]): string {
  const [sql, ...more] = texts;
  if (sql === undefined) throw new InputError('There is no SQL; write "select …" after query.');
  if (more.length > 0) {
    throw new InputError('The SQL is several arguments; put all of it between double quotes.');
  }
  return sql;
}
