/**
 * Accepts exactly one SELECT. DuckDB's own parser says what a text contains; the first word excludes
 * commands that it counts as SELECT, such as PRAGMA.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { InputError } from '../../../domain/input/input-error.ts';
import { duckDb } from '../duckdb/load-duckdb.ts';
import { sqlProblem } from './sql-problem.ts';

const comments = /--[^\n]*(\n|$)|\/\*[\s\S]*?\*\//g;
const startsQuery = /^[\s(]*(select|with|from|values)\b/i;

/** Throws an InputError that says what is accepted, or where the SQL is wrong. */
export async function requireSelect(connection: DuckDBConnection, sql: string): Promise<void> {
  const bare = sql.replace(comments, ' ').trim();
  if (bare === '' || bare === ';') throw new InputError('There is no SQL; write a SELECT.');
  const statements = await connection.extractStatements(sql).catch((error: unknown) => {
    throw sqlProblem(error);
  });
  if (statements.count !== 1) {
    throw new InputError(`There are ${statements.count} statements; write one SELECT.`);
  }
  if (!startsQuery.test(bare)) throw notSelect(bare);
  const prepared = await statements.prepare(0).catch((error: unknown) => {
    throw sqlProblem(error);
  });
  try {
    if (prepared.statementType !== duckDb.StatementType.SELECT) throw notSelect(bare);
    if (prepared.parameterCount > 0) {
      throw new InputError('The SQL contains a parameter ($1 or ?); write the value in its place.');
    }
  } finally {
    prepared.destroySync();
  }
}

function notSelect(bare: string): InputError {
  const word = /^\S+/.exec(bare)?.[0].toUpperCase() ?? '';
  return new InputError(`${word} is not allowed: only a SELECT is, because query changes nothing.`);
}
