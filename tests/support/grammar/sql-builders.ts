/** Finds code that builds SQL for Athena, and SQL in pages for a reader. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Code whose SQL only DuckDB or Redshift runs: `tests/warehouse/` parses the latter. */
const notForAthena = [
  'src/platform/local/',
  'cli/query-help.ts',
  'src/warehouse/',
  'src/platform/aws/redshift/',
];

const isForAthena = (path: string) => !notForAthena.some((start) => path.startsWith(start));

const startsQuery = /[`'"(]\s*(?:select|SELECT)\s+["*\w$]/;
const startsOther =
  /[`'"]\s*(?:alter\s+table|unload\s*\(|msck\s+repair|create\s+(?:external|table|or\s+replace|view)|show\s+partitions|insert\s+into|drop\s+(?:table|view))/i;

/** The files that contain statements, as 'src/…': `.sql` files are checked separately. */
export function sqlBuilders(): readonly string[] {
  return filesBelow(['functions', 'src', 'stacks', 'cli'], '.ts').filter(
    (path) => isForAthena(path) && buildsSql(readFileSync(join(root, path), 'utf8')),
  );
}

/** Whether code, without its comments, starts a statement in a text. */
export function buildsSql(code: string): boolean {
  const bare = code.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  return [startsQuery, startsOther].some((pattern) => pattern.test(bare));
}

export interface PageStatement {
  /** 'runbooks/some-page.md' */
  readonly page: string;
  /** Line of the block's first line, from 1. */
  readonly line: number;
  readonly sql: string;
}

/** Statements in ```sql blocks of every page; those in one block are separated by ';'. */
export function pageStatements(): readonly PageStatement[] {
  const pages = [
    'README.md',
    ...filesBelow(['runbooks', 'docs', 'sql', 'stacks', 'quicksight'], '.md'),
  ];
  return pages
    .flatMap((page) => {
      const text = readFileSync(join(root, page), 'utf8');
      return [...text.matchAll(/^```sql\n([\s\S]*?)^```/gm)].flatMap(({ 1: block = '', index }) => {
        let line = text.slice(0, index).split('\n').length + 1;
        return block.split(/;[ \t]*\n/).map((sql) => {
          const statement = { page, line, sql };
          line += sql.split('\n').length;
          return statement;
        });
      });
    })
    .filter(({ sql }) => sql.trim() !== '');
}

function filesBelow(folders: readonly string[], ending: string): string[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        [folder, ...name.split(sep)].join('/'),
      ),
    )
    .filter((path) => path.endsWith(ending))
    .sort();
}
