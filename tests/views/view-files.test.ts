/** Each file of `sql/gold/` is declared, says what its declaration says, and is SQL that every engine reads. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readSql } from '../../src/sql/sql-files.ts';
import { glueName } from '../../src/tables/column-types.ts';
import { allViews } from '../../src/views/all-views.ts';
import { tablesOf } from '../../src/views/view-select.ts';
import { plainSelect } from '../support/views/views-on-duckdb.ts';

const folder = fileURLToPath(new URL('../../sql/gold/', import.meta.url));

it('has a declaration for each file, and a file for each declaration', () => {
  const files = readdirSync(folder).sort();
  expect(files).toEqual(allViews.map(({ name }) => `${name}.sql`).sort());
});

/** https://docs.aws.amazon.com/redshift/latest/dg/r_pg_keywords.html, of names that a bill's column may have. */
const reservedInRedshift = new Set(
  `all and any as asc between both case cast check column constraint create cross
  current_date default delta desc distinct else end except explicit false for foreign freeze from full
  grant group having identity ignore in initially inner intersect into is isnull join language leading left
  like limit minus natural new not null off offline offset oid old on only open or order outer overlaps
  parallel partition percent permissions placing primary raw recover references resort restore right select
  similar some sysdate system table tag then to top trailing true truncatecolumns union unique user using
  when where with without`.split(/\s+/),
);

describe.each(allViews.map((view) => [view.name, view] as const))('%s', (name, view) => {
  const text = readSql(`gold/${name}`);
  const header = /^(?:--.*\n)+/.exec(text)?.[0].replace(/\s*\n?^-- /gm, ' ') ?? '';

  it('opens with the grain, the identities and the filter of its declaration', () => {
    expect(header).toContain(`Grain: ${view.grain}`);
    for (const identity of view.identities) expect(header).toContain(identity);
    expect(header).toContain(view.filter);
  });

  it('is one SELECT, whose last step has the name of the view', () => {
    expect(text).toMatch(/\nwith\n/);
    expect(text.trim()).toMatch(new RegExp(`\\nselect \\* from ${name}$`));
    expect(text.replace(/--.*/g, '')).not.toContain(';');
  });

  it('quotes each column that is a reserved word in Redshift', () => {
    const columns = tablesOf(view).flatMap((table) => Object.values(table.columns).map(glueName));
    const names = [...columns, ...Object.keys(view.columns)];
    const reserved = names.filter((column) => reservedInRedshift.has(column));
    const code = text.replace(/--.*|'[^']*'|"[^"]*"/g, '');
    for (const word of reserved) expect(code).not.toMatch(new RegExp(`[ (.]${word}\\b`, 'i'));
    if (name === 'untagged_cost') expect(reserved).toContain('tag');
  });

  it('casts no text, which Redshift would cut at 256 bytes, and has no backslash', () => {
    const casts = [...plainSelect(view).matchAll(/cast\((\w+) as varchar\)/g)];
    for (const [, column] of casts) expect(['year', 'month']).toContain(column);
    expect(text).not.toContain('\\');
  });
});
