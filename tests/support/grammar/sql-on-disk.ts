/** Every `.sql` file as it would be sent to Athena, with samples in place of its placeholders. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import {
  bindSql,
  type SqlFragment,
  sqlColumnMap,
  sqlDate,
  sqlIdentifier,
  sqlInteger,
  sqlText,
  sqlTextList,
} from '../../../src/sql/bind.ts';

const folder = fileURLToPath(new URL('../../../sql/', import.meta.url));

/** Files that are never sent to Athena, with the reason. */
export const notForAthena: Readonly<Record<string, string>> = {
  'sql/prelude/duckdb.sql': 'macros that give DuckDB the names and meanings Trino has built in',
};

export interface SqlFile {
  /** 'sql/checks/archive_days_are_correct.sql' */
  readonly path: string;
  readonly text: string;
}

/** All files below `sql/`, sorted. */
export function sqlFiles(): readonly SqlFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({
      path: `sql/${name.split(sep).join('/')}`,
      text: readFileSync(join(folder, name), 'utf8'),
    }));
}

/** A file with bound samples. Its line numbers stay the same, because no sample has a line break. */
export function boundFile({ text }: SqlFile): SqlFragment {
  const names = [...withoutComments(text).matchAll(placeholder)].map(([, name = '']) => name);
  return bindSql(text, Object.fromEntries(names.map((name) => [name, sample(text, name)])));
}

/** Converts a column in the bound line to the column in the file. */
export function columnInFile({ text }: SqlFile, line: number, boundColumn: number): number {
  let shift = 0;
  for (const match of (text.split('\n')[line - 1] ?? '').matchAll(placeholder)) {
    const { 0: token, 1: name = '', index } = match;
    const growth = sample(text, name).length - token.length;
    if (boundColumn <= index + shift + token.length + growth) {
      return Math.min(boundColumn - shift, index + token.length);
    }
    shift += growth;
  }
  return boundColumn - shift;
}

const placeholder = /(?<![:\w]):([a-z][a-z0-9_]*)/g;

/** The text before a placeholder shows what it must be; so new files need no entry here. */
const byPlace: readonly (readonly [string, SqlFragment])[] = [
  ['from|join', sqlIdentifier('finops_db.some_table')],
  ['in', sqlTextList(['2026-10', "it's"])],
];

/** If grammar is not enough, the name decides, so that the text resembles the one that is sent. */
const byName: readonly (readonly [RegExp, SqlFragment])[] = [
  [/_(tags|categories)$/, sqlColumnMap(['resource_tags_user_owner'], 'resource_tags_')],
  [/_column$/, sqlIdentifier('unblended_cost')],
  [/_date$/, sqlDate(parseBillingDay('2026-11-20'))],
  [/^currency$/, sqlText("it's")],
];

function sample(text: string, name: string): SqlFragment {
  const code = withoutComments(text);
  const placed = byPlace.find(([words]) =>
    new RegExp(`\\b(?:${words})\\s+:${name}\\b`, 'i').test(code),
  );
  return placed?.[1] ?? byName.find(([pattern]) => pattern.test(name))?.[1] ?? sqlInteger(3);
}

function withoutComments(text: string): string {
  return text.replace(/--[^\n]*/g, '');
}
