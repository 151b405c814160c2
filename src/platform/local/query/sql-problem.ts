/**
 * DuckDB's error about a user's SQL as an InputError: the reason, the nearest names, and the line with a
 * caret. A table that exists only with an option is named with that option.
 */
import { InputError } from '../../../domain/input/input-error.ts';
import { accountsTable } from '../../../tables/accounts.ts';
import { allTables } from '../../../tables/all-tables.ts';
import { budgetsTable } from '../../../tables/budgets.ts';
import { businessFiguresTable } from '../../../tables/business-figures.ts';
import { allViews } from '../../../views/all-views.ts';
import { inputErrorOf } from '../duckdb/duckdb-errors.ts';

const fromOption: Readonly<Record<string, string>> = {
  cost_lines: 'give --bill, a bill file or folder',
  [accountsTable.name]: 'give --accounts, the account directory',
  [budgetsTable.name]: 'give --budgets, a CSV',
  [businessFiguresTable.name]: 'give --business-figures, a CSV',
};

export function sqlProblem(error: unknown): InputError {
  if (error instanceof InputError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const ofFile = inputErrorOf(error);
  if (ofFile !== undefined) return ofFile;
  const [, table = ''] = /Table with name "?(\w+)"? does not exist/.exec(text) ?? [];
  const name = table.toLowerCase();
  const missing = fromOption[name] ?? (isDeclared(name) ? 'give --out, the folder of a run' : null);
  if (missing !== null) {
    return new InputError(`There is no data for ${name}: ${missing}.`, { cause: error });
  }
  return new InputError(withoutPlumbing(text), { cause: error });
}

function isDeclared(name: string): boolean {
  return [...allTables, ...allViews].some((declared) => declared.name === name);
}

/** DuckDB's text without how it was called, and with one sentence in place of advice about its settings. */
function withoutPlumbing(text: string): string {
  const plain = text.replace(/^Failed to extract statements: /, '').trimEnd();
  if (/file system operations are disabled/.test(plain)) {
    return 'The SQL names a file; query reads only its own tables (--explain-tables lists them).';
  }
  if (plain.startsWith('Out of Memory')) {
    return 'The query needs more memory; give --memory-limit, such as 4GB, or read fewer rows.';
  }
  return plain;
}
