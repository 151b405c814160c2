/**
 * The errors that the grammar of its engine finds in a statement: Trino's for queries, Hive's for Athena's
 * DDL, UNLOAD's page for UNLOAD. It checks grammar only: whether tables, columns, functions and types
 * exist, only an engine knows.
 */
import { HiveSQL } from 'dt-sql-parser/dist/parser/hive/index.js';
import { TrinoSQL } from 'dt-sql-parser/dist/parser/trino/index.js';
import {
  isUnload,
  readUnloadStatement,
  UnloadSyntaxError,
} from '../aws/athena/unload-statement.ts';

export interface FailureKind {
  /** Both counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface SyntaxProblem extends FailureKind {
  /** More than one statement, or one that cannot be parsed. */
  readonly kind: 'several' | 'unreadable';
  /** The text at that position. */
  readonly near: string;
}

const trino = new TrinoSQL();
const hive = new HiveSQL();
const hiveStatement = /^(ALTER|CREATE|DROP|MSCK|SHOW|DESCRIBE)$/i;

/** The errors in the order of the text; empty if the engine's parser would accept it. */
export function syntaxProblems(sql: string): readonly SyntaxProblem[] {
  if (isUnload(sql)) return unloadProblems(sql);
  const word = wordsOf(sql)[0]?.text ?? '';
  return hiveStatement.test(word) ? grammarProblems(hive, sql) : trinoProblems(sql);
}

/** 'sql/movers.sql:12:8: …', the format that editors and CI turn into links. */
export function problemLine(file: string, { line, column, message }: FailureKind): string {
  return `${file}:${line}:${column}: ${message}`;
}

/** The grammar accepts backticks, which Trino's parser then rejects, and any number of statements. */
function trinoProblems(sql: string): readonly SyntaxProblem[] {
  const words = wordsOf(sql);
  const tokens = words.map((token, index) => ({
    text: token.text ?? '',
    place: { line: token.line, column: token.column + 1 },
    isLast: index === words.length - 1,
  }));
  const refused = tokens.flatMap(({ text, place, isLast }): SyntaxProblem[] => {
    const problem = { kind: 'unreadable', near: text, ...place } as const;
    if (text.startsWith('`')) {
      return [{ ...problem, message: `backquoted names are Hive's: write "…" for ${text}` }];
    }
    if (text !== ';' || isLast) return [];
    return [{ ...problem, kind: 'several', message: 'only one statement is allowed' }];
  });
  if (tokens.length === 0) refused.push(emptyProblem);
  return [...grammarProblems(trino, sql), ...refused].sort(
    (a, b) =>
      Number(b.kind === 'several') - Number(a.kind === 'several') ||
      a.line - b.line ||
      a.column - b.column,
  );
}

/** Without blanks and comments, which are on a separate channel. */
function wordsOf(sql: string) {
  return trino
    .createLexer(sql, () => {})
    .getAllTokens()
    .filter(({ channel }) => channel === 0);
}

const emptyProblem: SyntaxProblem = {
  kind: 'unreadable',
  line: 1,
  column: 1,
  near: '<EOF>',
  message: 'there is no statement',
};

/** ANTLR's own messages: the package's listener slowly guesses what was meant, and prints. */
function grammarProblems(grammar: TrinoSQL | HiveSQL, sql: string): readonly SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  const add = (line: number, column: number, message: string, near: string) =>
    problems.push({ kind: 'unreadable', line, column, near, message });
  const parser = grammar.createParser(sql, ({ startLine, startColumn, message }) =>
    add(startLine, startColumn, message, ''),
  );
  parser.removeErrorListeners();
  parser.addErrorListener({
    syntaxError: (_, token, line, column, message) =>
      add(line, column + 1, shortened(message), token?.text ?? ''),
    reportAmbiguity: () => {},
    reportAttemptingFullContext: () => {},
    reportContextSensitivity: () => {},
  });
  parser.program();
  return problems;
}

/** If half of the language could follow, naming all of it does not help. */
function shortened(message: string): string {
  return message.replace(/ expecting \{.{120,}\}$/s, '');
}

function unloadProblems(sql: string): readonly SyntaxProblem[] {
  try {
    return trinoProblems(readUnloadStatement(sql).select);
  } catch (error) {
    if (!(error instanceof UnloadSyntaxError)) throw error;
    const [, line, column, message = '', near = ''] =
      /^line (\d+):(\d+): (.*?'(.*?)'.*)$/s.exec(error.message) ?? [];
    return [{ kind: 'unreadable', line: Number(line), column: Number(column), near, message }];
  }
}
