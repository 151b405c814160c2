/**
 * Every statement that Athena receives is parsed by the grammar of its engine: `.sql` files as they are
 * sent, statements that code builds, and those in pages for an operator.
 */
import { expect, test } from 'vitest';
import { builtStatements } from '../support/grammar/built-statements.ts';
import { unknownFunctions } from '../support/grammar/called-functions.ts';
import { pageStatements, sqlBuilders } from '../support/grammar/sql-builders.ts';
import {
  boundFile,
  columnInFile,
  notForAthena,
  type SqlFile,
  sqlFiles,
} from '../support/grammar/sql-on-disk.ts';
import { problemLine, syntaxProblems } from '../support/grammar/syntax-problems.ts';

const files = sqlFiles();
const sent = files.filter(({ path }) => !(path in notForAthena));

/** The errors of a file, one line each, with columns of the file. */
function fileProblems(file: SqlFile): string[] {
  const sql = boundFile(file);
  return [...syntaxProblems(sql), ...unknownFunctions(sql)].map((problem) =>
    problemLine(file.path, {
      ...problem,
      column: columnInFile(file, problem.line, problem.column),
    }),
  );
}

test('the search finds the files', () => {
  expect(files.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['sql/ou_breakdown.sql', 'sql/checks/archive_days_are_correct.sql']),
  );
  expect(sent.length).toBeGreaterThanOrEqual(10);
});

test.each(sent.map((file) => [file.path, file] as const))('%s is parsed by Trino', (_, file) => {
  expect(fileProblems(file)).toEqual([]);
});

test.each(Object.entries(notForAthena))('%s is excluded: %s', (path) => {
  const file = files.find((one) => one.path === path);
  expect(syntaxProblems(file?.text ?? '')).not.toEqual([]);
});

test('every statement that code builds is parsed by the grammar of its engine', () => {
  const statements = builtStatements();
  const problems = statements.flatMap(({ builder, name, sql }) => [
    ...syntaxProblems(sql).map((problem) => problemLine(`${builder} ${name}`, problem)),
    ...(/^\s*alter/i.test(sql) ? [] : unknownFunctions(sql)),
  ]);
  expect(problems).toEqual([]);
  expect(statements.length).toBeGreaterThanOrEqual(30);
});

test('no code writes SQL that this suite does not see', () => {
  const seen = new Set(builtStatements().map(({ builder }) => builder));
  const unseen = sqlBuilders().filter((path) => !seen.has(path));
  expect(unseen, 'add them to tests/support/grammar/built-statements.ts').toEqual([]);
  expect(sqlBuilders()).toContain('src/platform/aws/athena/partition-ddl.ts');
});

test('every SQL block of a page is parsed by the grammar of its engine', () => {
  const problems = pageStatements().flatMap(({ page, line, sql }) =>
    syntaxProblems(sql).map((problem) =>
      problemLine(page, { ...problem, line: line + problem.line - 1 }),
    ),
  );
  expect(problems).toEqual([]);
});

test.each(sent.map((file) => [file.path, file] as const))(
  'an error in %s is found at its line and column',
  (path, file) => {
    const lines = file.text.split('\n');
    const at = lines.findLastIndex((line) => line.startsWith('select * from'));
    const broken = lines.with(at, 'select * form x y z').join('\n');
    const [first = ''] = fileProblems({ path, text: broken });
    expect(first).toContain(`${path}:${at + 1}:10: `);
    expect(first).toContain("input 'form'");
  },
);
