/** Every table has one declaration, all of them are listed, and nothing else restates what they say. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseBudgets } from '../../src/domain/budgets/budgets.ts';
import { allTables } from '../../src/tables/all-tables.ts';
import { budgetsTable } from '../../src/tables/budgets.ts';
import type { Column } from '../../src/tables/table.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const names = (columns: Readonly<Record<string, Column>>) =>
  Object.values(columns).map(({ name }) => name);

test('every declaration of the folder is listed', () => {
  const declared = readdirSync(`${root}src/tables`).filter((file) =>
    /satisfies (Parquet|TextPartitioned|Csv)Table;/.test(
      readFileSync(`${root}src/tables/${file}`, 'utf8'),
    ),
  );
  expect(declared.map((file) => file.replace('.ts', '').replaceAll('-', '_')).sort()).toEqual(
    allTables.map(({ name }) => name).sort(),
  );
});

test('no two tables share a name or a place, and no two columns of a table a name in Glue', () => {
  expect(new Set(allTables.map(({ name }) => name)).size).toBe(allTables.length);
  for (const table of allTables) {
    expect(allTables.filter(({ prefix }) => prefix.startsWith(table.prefix))).toEqual([table]);
    const keys = table.format === 'parquet' ? table.partitionKeys : [];
    const all = [...names(table.columns), ...keys.map(({ name }) => name)];
    expect(new Set(all.map((name) => name.toLowerCase())).size).toBe(all.length);
  }
});

test('only the declarations know where tables are', () => {
  const folders = ['src', 'functions', 'stacks', 'cli', 'quicksight', 'build'];
  const places = allTables.map(({ prefix }) => prefix).filter((prefix) => prefix.includes('-'));
  const restated = folders
    .flatMap((folder) =>
      readdirSync(root + folder, { recursive: true, encoding: 'utf8' }).map(
        (file) => `${folder}/${file.replaceAll('\\', '/')}`,
      ),
    )
    .filter((file) => file.endsWith('.ts') && !file.startsWith('src/tables/'))
    .filter((file) => {
      const text = withoutComments(readFileSync(root + file, 'utf8'));
      // A folder of functions may have the name of a table.
      const code = text.replace(/(from |import\()'[^']*'/g, '');
      return places.some((prefix) => code.includes(prefix));
    });
  expect(places).toContain('ou-breakdowns/');
  expect(restated).toEqual([]);
});

test('the columns of the budgets are those that its reader takes', () => {
  const header = names(budgetsTable.columns).join(',');
  const [budget] = parseBudgets(`${header}\nRoot/Prod,2026-11,10,USD\n`, 'budgets.csv');
  expect(budget).toEqual({ ou: 'Root/Prod', month: '2026-11', amount: 10, currency: 'USD' });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*/g, '');
}
