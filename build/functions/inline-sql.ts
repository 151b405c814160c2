/** Inlines the text of the files under `sql/` into a bundle, so that it needs no other files. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';

const folder = fileURLToPath(new URL('../../sql/', import.meta.url));

/**
 * An esbuild plugin: replaces the module that reads `sql/` from disk by one that contains the files' text.
 * Files that only the command line needs are included only with `withPrelude`.
 */
export const inlineSql = (withPrelude: boolean): Plugin => ({
  name: 'inline-sql',
  setup: ({ onLoad }) => {
    onLoad({ filter: /src\/sql\/sql-files\.ts$/ }, () => ({
      loader: 'js',
      contents: `const files=${JSON.stringify(sqlTexts(withPrelude))};export const readSql=(name)=>files[name];`,
    }));
  },
});

/** The one view whose SELECT a function runs by itself: the API, with the reader's scope inside. */
const viewsOfFunctions: ReadonlySet<string> = new Set(['gold/unit_costs']);

function sqlTexts(withPrelude: boolean): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.sql'))
    .map((file) => file.replaceAll('\\', '/').replace(/\.sql$/, ''));
  const wanted = names.filter(
    (name) => withPrelude || viewsOfFunctions.has(name) || !/^(prelude|gold)\b/.test(name),
  );
  return Object.fromEntries(
    wanted.map((name) => [name, readFileSync(join(folder, `${name}.sql`), 'utf8')]),
  );
}
