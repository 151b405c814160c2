/** The committed data dictionary against the declarations it is made of. */
import { expect, test } from 'vitest';
import { dataDictionary } from '../../../build/docs/data-dictionary.ts';
import { allTables } from '../../../src/tables/all-tables.ts';
import { allViews } from '../../../src/views/all-views.ts';
import type { ViewColumn } from '../../../src/views/view.ts';
import { readMarkdown } from '../../support/docs/markdown-pages.ts';

const committed = readMarkdown('docs/data-dictionary.md');

test("the page is what 'npm run build:docs' makes of the declarations", () => {
  expect(
    committed === dataDictionary(),
    "docs/data-dictionary.md is not current: run 'npm run build:docs'",
  ).toBe(true);
});

test.each(allTables.map((table) => [table.name, table] as const))(
  'the section of %s has its place and each column with its meaning',
  (name, table) => {
    const section = committed.split('\n## ').find((one) => one.startsWith(`${name}\n`)) ?? '';
    expect(section).toContain(`\`${table.prefix}`);
    for (const column of Object.values(table.columns)) {
      const row = section.split('\n').find((line) => line.startsWith(`| \`${column.name}\` |`));
      expect(row).toContain(column.meaning);
    }
  },
);

test.each(allViews.map((view) => [view.name, view] as const))(
  'the section of the view %s has what is always true, and each column with its meaning',
  (name, view) => {
    const section = committed.split('\n## ').find((one) => one.startsWith(`${name}\n`)) ?? '';
    for (const identity of view.identities) expect(section).toContain(identity);
    for (const [column, { meaning }] of Object.entries<ViewColumn>(view.columns)) {
      const row = section.split('\n').find((line) => line.startsWith(`| \`${column}\` |`));
      expect(row).toContain(meaning);
    }
  },
);
