/**
 * The house keeps its order: dependencies point one way (handler and cli → path → archive, mail →
 * domain), only one folder knows AWS, only the edges choose a platform and read the environment.
 * Read from the import statements of the real files.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

interface SourceFile {
  /** From the root of the repository, with '/'. */
  readonly path: string;
  readonly text: string;
}

const root = fileURLToPath(new URL('../', import.meta.url));

function filesIn(...folders: readonly string[]): SourceFile[] {
  return folders
    .filter((folder) => existsSync(root + folder))
    .flatMap((folder) =>
      readdirSync(root + folder, { recursive: true, encoding: 'utf8' }).map(
        (name) => `${folder}/${name.replaceAll('\\', '/')}`,
      ),
    )
    .filter((path) => /\.(ts|tsx|js|mjs|sql)$/.test(path))
    .map((path) => ({ path, text: readFileSync(root + path, 'utf8') }));
}

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*/g, '');

/** What a file imports: paths from the root for our own files, names for packages. */
function importsOf({ path, text }: SourceFile): string[] {
  const statements =
    /^(?:import|export)\s+(?:[\w$*\s{},]+\s+from\s+)?['"]([^'"\n]+)['"]|import\(\s*['"]([^'"\n]+)['"]/gm;
  return [...withoutComments(text).matchAll(statements)].map((match) => {
    const name = match[1] ?? match[2] ?? '';
    return name.startsWith('.') ? posix.join(posix.dirname(path), name) : name;
  });
}

/** The environment that the functions read is what the stacks must set. */
const environmentContract = 'src/platform/aws/client/aws-settings.ts';

const isEdge = (path: string) => /^functions\/[^/]+\/handler\.ts$|^cli\//.test(path);
const platformOf = (path: string) => /^functions\/platform\/(local|aws)\//.exec(path)?.[1];
const contracts = ['functions/domain/', 'functions/query/', 'src/ports/platform.ts'];

/** What each room may import of our own files; rooms not named here may import any. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  'functions/': ['functions/', 'sql/'],
  'functions/domain/': ['functions/domain/'],
  'functions/query/': contracts,
  'src/ports/platform.ts': contracts,
  'functions/archive/': ['functions/archive/', ...contracts],
  'functions/mail/': ['functions/mail/', ...contracts],
  'functions/observability/': ['functions/observability/', ...contracts],
};

/** The dashboard's definition has the SDK's types, and never runs it. */
function isTypedBy({ path, text }: SourceFile, target: string): boolean {
  const runs = new RegExp(`^(import (?!type\\b)|export )[^;]*'${target}'|import\\(`, 'm');
  return (
    path.startsWith('quicksight/') &&
    target === '@aws-sdk/client-quicksight' &&
    !runs.test(withoutComments(text))
  );
}

function importProblems(file: SourceFile, target: string): string[] {
  const { path } = file;
  const isOwn = existsSync(root + target) || /^(functions|stacks|cli|samples|tests)\//.test(target);
  const platform = platformOf(target);
  const problems = [
    ...Object.entries(rooms)
      .filter(
        ([room, allowed]) =>
          isOwn && path.startsWith(room) && !allowed.some((one) => target.startsWith(one)),
      )
      .map(([room]) => `${room} may not import this`),
    path.startsWith('functions/domain/') && !isOwn && !/^(papaparse$|zod(\/|$))/.test(target)
      ? 'the domain is pure'
      : '',
    path.startsWith('functions/') && /^zod(\/v\d)?$/.test(target) ? 'functions take zod/mini' : '',
    /^(@aws-sdk|@smithy|aws-sdk)(\/|$)/.test(target) &&
    platformOf(path) !== 'aws' &&
    !isTypedBy(file, target)
      ? 'only platform/aws knows the AWS SDK'
      : '',
    platform !== undefined &&
    platform !== platformOf(path) &&
    !isEdge(path) &&
    !(path.startsWith('stacks/') && target === environmentContract)
      ? 'only handlers and cli choose a platform'
      : '',
  ];
  return problems
    .filter((problem) => problem !== '')
    .map((problem) => `${path} → ${target}: ${problem}`);
}

function fileProblems({ path, text }: SourceFile): string[] {
  const name = posix.basename(path);
  const code = withoutComments(text);
  const readsEnvironment =
    /process\s*(\?\.|\.)\s*env\b|process\[|\benv\b[^;]*from 'node:process'/.test(code);
  const problems = [
    readsEnvironment && !isEdge(path) ? 'only handlers and cli read process.env' : '',
    /(^|[-._])(utils?|helpers?|common|misc)([-._]|$)/.test(name) ? 'its name says nothing' : '',
    /^index\.[a-z]+$/.test(name) ? 'no barrel files' : '',
    /^(\/\*|\/\/|--)\s*\S|^\/\*\*\n \* \S/.test(text.replace(/^#!.*\n/, ''))
      ? ''
      : 'it does not open with a comment',
  ];
  return problems.filter((problem) => problem !== '').map((problem) => `${path}: ${problem}`);
}

function faultsOf(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => [
    ...fileProblems(file),
    ...importsOf(file).flatMap((target) => importProblems(file, target)),
  ]);
}

/** The first circle of imports, as 'a → b → a'. */
function circleIn(files: readonly SourceFile[]): string | undefined {
  const graph = new Map(files.map((file) => [file.path, importsOf(file)]));
  const done = new Set<string>();
  const visit = (path: string, above: readonly string[]): string | undefined => {
    if (above.includes(path)) return [...above.slice(above.indexOf(path)), path].join(' → ');
    if (done.has(path)) return undefined;
    for (const target of graph.get(path) ?? []) {
      const circle = visit(target, [...above, path]);
      if (circle !== undefined) return circle;
    }
    done.add(path);
    return undefined;
  };
  return files.map(({ path }) => visit(path, [])).find((circle) => circle !== undefined);
}

const sources = filesIn('functions', 'cli', 'stacks', 'samples', 'quicksight', 'sql');
const source = (path: string, code: string): SourceFile => ({
  path,
  text: `/** A room. */\n${code}`,
});

describe('the real files', () => {
  test('keep to the rules of the house', () => {
    expect(faultsOf(sources)).toEqual([]);
  });

  test('do not import in circles', () => {
    expect(circleIn(filesIn('functions', 'cli', 'stacks'))).toBeUndefined();
  });

  test('were really read: the path’s imports are found, and lead to files', () => {
    const path = sources.find((file) => file.path === 'functions/daily-digest/daily-digest.ts');
    const imported = importsOf(path as SourceFile);
    expect(imported).toContain('src/archive/window/archive-window.ts');
    expect(imported).toContain('src/ports/platform.ts');
    for (const target of sources.flatMap(importsOf).filter((one) => one.startsWith('functions/'))) {
      expect(existsSync(root + target), target).toBe(true);
    }
  });

  test('of the tests have names that say something, too', () => {
    const named = filesIn('tests').flatMap(fileProblems);
    expect(named.filter((problem) => /says nothing|barrel/.test(problem))).toEqual([]);
  });
});

describe('the rules find', () => {
  test.each([
    ['functions/mail/x.ts', "import { a } from '../../cli/run.ts';", 'functions/ may not'],
    [
      'functions/mail/x.ts',
      "import type { A } from '../../stacks/digest.ts';",
      'functions/ may not',
    ],
    ['functions/archive/x.ts', "export { a } from '../../samples/a.ts';", 'functions/ may not'],
    ['functions/domain/x.ts', "import { a } from '../mail/words.ts';", 'functions/domain/ may not'],
    ['functions/domain/x.ts', "import { readFileSync } from 'node:fs';", 'the domain is pure'],
    ['functions/domain/x.ts', "const fs = await import('node:fs');", 'the domain is pure'],
    [
      'functions/archive/x.ts',
      "import {\n  a,\n} from '../platform/local/directory-store.ts';",
      'choose a platform',
    ],
    ['functions/mail/x.ts', "import '../daily-digest/settings.ts';", 'functions/mail/ may not'],
    [
      'functions/daily-digest/x.ts',
      "import { a } from '../platform/aws/athena.ts';",
      'choose a platform',
    ],
    ['functions/mail/x.ts', "import * as z from 'zod';", 'functions take zod/mini'],
    ['functions/platform/local/x.ts', "import { a } from '../aws/athena.ts';", 'choose a platform'],
    ['functions/platform/local/x.ts', "import { S3 } from '@aws-sdk/client-s3';", 'AWS SDK'],
    ['functions/daily-digest/handler.ts', "import { S3 } from '@aws-sdk/client-s3';", 'AWS SDK'],
    [
      'quicksight/x.ts',
      "import { QuickSight } from '@aws-sdk/client-quicksight';",
      'only platform/aws knows the AWS SDK',
    ],
    ['quicksight/x.ts', "import type { S3 } from '@aws-sdk/client-s3';", 'AWS SDK'],
    ['functions/mail/x.ts', 'const zone = process.env.TZ;', 'process.env'],
    ['stacks/x.ts', "import { env } from 'node:process';", 'process.env'],
    ['functions/mail/mail-utils.ts', '', 'says nothing'],
    ['functions/mail/helpers.ts', '', 'says nothing'],
    ['functions/mail/index.ts', '', 'no barrel'],
  ])('%s with %j', (path, code, problem) => {
    expect(faultsOf([source(path, code)]).join('\n')).toContain(problem);
  });

  test('a file that does not open with a comment, and a circle', () => {
    expect(faultsOf([{ path: 'sql/x.sql', text: 'select 1' }])).toHaveLength(1);
    const circle = [
      source('functions/mail/a.ts', "import './b.ts';"),
      source('functions/mail/b.ts', "import type { A } from './a.ts';"),
    ];
    expect(circleIn(circle)).toBe(
      'functions/mail/a.ts → functions/mail/b.ts → functions/mail/a.ts',
    );
  });

  test('nothing where there is nothing to find', () => {
    const fine = [
      source(
        'functions/daily-digest/handler.ts',
        "import { a } from '../platform/aws/s3.ts';\nprocess.env.A;",
      ),
      source('functions/platform/aws/s3.ts', "import { S3 } from '@aws-sdk/client-s3';"),
      source(
        'functions/domain/x.ts',
        "import * as z from 'zod/mini';\n// not import 'node:fs', nor process.env",
      ),
      source('functions/archive/x.ts', "import type { ObjectStore } from '../platform/ports.ts';"),
    ];
    expect(faultsOf(fine)).toEqual([]);
  });
});
