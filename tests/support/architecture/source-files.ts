/** Reads the project's own files, and what each of them imports. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface SourceFile {
  /** From the root of the repository, with '/'. */
  readonly path: string;
  readonly text: string;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));

export const isFile = (path: string): boolean => existsSync(root + path);

/** Every source file below these top-level folders. */
export function filesIn(...folders: readonly string[]): SourceFile[] {
  return folders
    .filter(isFile)
    .flatMap((folder) =>
      readdirSync(root + folder, { recursive: true, encoding: 'utf8' }).map(
        (name) => `${folder}/${name.replaceAll('\\', '/')}`,
      ),
    )
    .filter((path) => /\.(ts|tsx|js|mjs|sql)$/.test(path))
    .map((path) => ({ path, text: readFileSync(root + path, 'utf8') }));
}

export const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*/g, '');

/** What a file imports: paths from the root for the project's files, names for packages. */
export function importsOf({ path, text }: SourceFile): string[] {
  const statements =
    /^(?:import|export)\s+(?:[\w$*\s{},]+\s+from\s+)?['"]([^'"\n]+)['"]|import\(\s*['"]([^'"\n]+)['"]/gm;
  return [...withoutComments(text).matchAll(statements)].map((match) => {
    const name = match[1] ?? match[2] ?? '';
    return name.startsWith('.') ? posix.join(posix.dirname(path), name) : name;
  });
}
