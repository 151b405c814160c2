/**
 * The folders are layers: their imports form a graph without circles, each folder imports only what it
 * is allowed to, only one folder uses the AWS SDK, and only handlers and the command line choose a
 * platform and read the environment. Read from the import statements of the real files.
 */
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allowedImports, isAllowed, namedTooEarly } from './support/architecture/folders.ts';
import { circleIn, fileGraph, folderGraph, printed } from './support/architecture/import-graph.ts';
import {
  filesIn,
  importsOf,
  isFile,
  type SourceFile,
  withoutComments,
} from './support/architecture/source-files.ts';

const topFolders = [
  'functions',
  'src',
  'cli',
  'stacks',
  'samples',
  'quicksight',
  'grafana',
  'build',
  'web/src',
];
const sources = filesIn(...topFolders, 'sql');
const code = sources.filter(({ path }) => !path.endsWith('.sql'));

const isEdge = (path: string) => /^functions\/[^/]+\/handler\.ts$|^cli\//.test(path);
const platformOf = (path: string) => /^src\/platform\/(local|aws)\//.exec(path)?.[1];
/** These settle the names of a function's variables, which the stacks must set. */
const environmentContract = 'src/platform/aws/client/aws-settings.ts';

/** The dashboard's definition uses the SDK's types, and never runs it. */
function isTypedBy({ path, text }: SourceFile, target: string): boolean {
  const runs = new RegExp(`^(import (?!type\\b)|export )[^;]*'${target}'|import\\(`, 'm');
  return (
    path.startsWith('quicksight/') &&
    target === '@aws-sdk/client-quicksight' &&
    !runs.test(withoutComments(text))
  );
}

function packageProblems(file: SourceFile, target: string): string[] {
  const { path } = file;
  const isShared = /^(src|functions)\//.test(path);
  // Its document is made from full schemas, which contain descriptions.
  const isApi = /^(src|functions)\/api\//.test(path);
  return [
    path.startsWith('src/domain/') && !/^(papaparse$|zod(\/|$))/.test(target)
      ? 'the domain is pure'
      : '',
    isShared && !isApi && /^zod(\/v\d)?$/.test(target) ? 'functions take zod/mini' : '',
    /^(@aws-sdk|@smithy|aws-sdk)(\/|$)/.test(target) &&
    platformOf(path) !== 'aws' &&
    !isTypedBy(file, target)
      ? 'only platform/aws uses the AWS SDK'
      : '',
  ];
}

/** A schema in the pages would bring its whole library into every browser. */
function runsApi({ path, text }: SourceFile, target: string): boolean {
  const name = target.split('/').at(-1);
  const runs = new RegExp(`^(import (?!type\\b)|export )[^;]*/${name}'|import\\(`, 'm');
  return (
    path.startsWith('web/') && target.startsWith('src/api/') && runs.test(withoutComments(text))
  );
}

function ownProblems(file: SourceFile, target: string): string[] {
  const { path } = file;
  const folder = posix.dirname(path);
  const other = posix.dirname(target);
  const platform = platformOf(target);
  return [
    folder !== other && !isAllowed(folder, other) ? `${folder} may not import ${other}` : '',
    platform !== undefined &&
    platform !== platformOf(path) &&
    !isEdge(path) &&
    !(path.startsWith('stacks/') && target === environmentContract)
      ? 'only handlers and cli choose a platform'
      : '',
    runsApi(file, target) ? 'pages take only types of the API' : '',
  ];
}

function importProblems(file: SourceFile, target: string): string[] {
  const isOwn = topFolders.concat('tests').some((folder) => target.startsWith(`${folder}/`));
  const problems = isOwn ? ownProblems(file, target) : packageProblems(file, target);
  return problems
    .filter((problem) => problem !== '')
    .map((problem) => `${file.path} → ${target}: ${problem}`);
}

function fileProblems({ path, text }: SourceFile): string[] {
  const name = posix.basename(path);
  const bare = withoutComments(text);
  const readsEnvironment =
    /process\s*(\?\.|\.)\s*env\b|process\[|\benv\b[^;]*from 'node:process'/.test(bare);
  const problems = [
    readsEnvironment && !isEdge(path) ? 'only handlers and cli read process.env' : '',
    /(^|[-._])(utils?|helpers?|common|misc)([-._]|$)/.test(name) ? 'its name says nothing' : '',
    /^index\.[a-z]+$/.test(name) || /^export (\*|\{[^}]*\}) from '\./m.test(bare)
      ? 'no barrel files'
      : '',
    /^(\/\*|\/\/|--)\s*\S|^\/\*\*\n \* \S/.test(text.replace(/^#!.*\n/, ''))
      ? ''
      : 'it does not open with a comment',
  ];
  return problems.filter((problem) => problem !== '').map((problem) => `${path}: ${problem}`);
}

function problemsOf(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => [
    ...fileProblems(file),
    ...importsOf(file).flatMap((target) => importProblems(file, target)),
  ]);
}

const source = (path: string, text: string): SourceFile => ({
  path,
  text: `/** Says what it does. */\n${text}`,
});

describe('the folders', () => {
  const graph = folderGraph(code);

  test('import each other in no circle', () => {
    console.info(printed(graph));
    expect(circleIn(graph)).toBeUndefined();
  });

  test('are all in the list, and the list has no other', () => {
    expect(Object.keys(allowedImports).sort()).toEqual([...graph.keys()].sort());
  });

  test('are listed below all that they may import', () => {
    expect(namedTooEarly()).toEqual([]);
  });

  test('of deployables import no other deployable', () => {
    const imports = [...graph].filter(([folder]) => folder.startsWith('functions/'));
    const deployable = (folder: string) => folder.split('/')[1];
    expect(
      imports.flatMap(([folder, targets]) =>
        targets.filter(
          (target) => target.startsWith('functions/') && deployable(target) !== deployable(folder),
        ),
      ),
    ).toEqual([]);
  });
});

describe('the files', () => {
  test('keep to the rules', () => {
    expect(problemsOf(sources)).toEqual([]);
  });

  test('do not import in circles', () => {
    expect(circleIn(fileGraph(code))).toBeUndefined();
  });

  test('were really read: the imports of the daily run are found, and lead to files', () => {
    const path = sources.find((file) => file.path === 'functions/daily-digest/daily-digest.ts');
    const imported = importsOf(path as SourceFile);
    expect(imported).toContain('src/archive/window/read-for-archive.ts');
    expect(imported).toContain('src/ports/platform.ts');
    for (const target of sources.flatMap(importsOf).filter((one) => one.startsWith('src/'))) {
      expect(isFile(target), target).toBe(true);
    }
  });

  test('of the tests have names that say something, too', () => {
    const named = filesIn('tests').flatMap(fileProblems);
    expect(named.filter((problem) => /says nothing/.test(problem))).toEqual([]);
  });
});

describe('the rules find', () => {
  test.each([
    ['src/mail/digest/x.ts', "import { a } from '../../../cli/run.ts';", 'may not import cli'],
    ['src/mail/digest/x.ts', "import type { A } from '../../../stacks/main.ts';", 'may not import'],
    ['src/bill/x.ts', "import { a } from '../../samples/a.ts';", 'may not import samples'],
    ['src/bill/x.ts', "import { a } from '../../functions/backfill/a.ts';", 'may not import'],
    ['src/bill/x.ts', "import { a } from '../../tests/support/a.ts';", 'may not import tests'],
    [
      'src/domain/costs/x.ts',
      "import { a } from '../../mail/words/words.ts';",
      'src/domain/costs may not import src/mail/words',
    ],
    [
      'functions/backfill/x.ts',
      "import { a } from '../daily-digest/a.ts';",
      'may not import functions/daily-digest',
    ],
    ['src/new-folder/x.ts', "import { a } from '../sql/bind.ts';", 'src/new-folder may not'],
    ['src/domain/costs/x.ts', "import { readFileSync } from 'node:fs';", 'the domain is pure'],
    ['src/domain/costs/x.ts', "const fs = await import('node:fs');", 'the domain is pure'],
    [
      'src/archive/day/x.ts',
      "import {\n  a,\n} from '../../platform/local/files/directory-store.ts';",
      'choose a platform',
    ],
    [
      'functions/daily-digest/x.ts',
      "import { a } from '../../src/platform/aws/client/aws-clients.ts';",
      'choose a platform',
    ],
    ['src/mail/digest/x.ts', "import * as z from 'zod';", 'functions take zod/mini'],
    ['src/platform/local/files/x.ts', "import { S3 } from '@aws-sdk/client-s3';", 'AWS SDK'],
    ['functions/daily-digest/handler.ts', "import { S3 } from '@aws-sdk/client-s3';", 'AWS SDK'],
    [
      'quicksight/visuals/x.ts',
      "import { QuickSight } from '@aws-sdk/client-quicksight';",
      'only platform/aws uses the AWS SDK',
    ],
    ['quicksight/visuals/x.ts', "import type { S3 } from '@aws-sdk/client-s3';", 'AWS SDK'],
    [
      'web/src/api/x.ts',
      "import { costs } from '../../../src/api/operations/costs.ts';",
      'pages take only types',
    ],
    ['src/mail/digest/x.ts', 'const zone = process.env.TZ;', 'process.env'],
    ['stacks/x.ts', "import { env } from 'node:process';", 'process.env'],
    ['src/mail/digest/mail-utils.ts', '', 'says nothing'],
    ['src/mail/digest/helpers.ts', '', 'says nothing'],
    ['src/mail/digest/index.ts', '', 'no barrel'],
    ['src/mail/digest/x.ts', "export { a } from './a.ts';", 'no barrel'],
  ])('%s with %j', (path, text, problem) => {
    expect(problemsOf([source(path, text)]).join('\n')).toContain(problem);
  });

  test('a file that does not open with a comment, and a circle', () => {
    expect(problemsOf([{ path: 'sql/x.sql', text: 'select 1' }])).toHaveLength(1);
    const circle = [
      source('src/sql/a.ts', "import './b.ts';"),
      source('src/sql/b.ts', "import type { A } from './a.ts';"),
    ];
    expect(circleIn(fileGraph(circle))).toBe('src/sql/a.ts → src/sql/b.ts → src/sql/a.ts');
  });

  test('nothing where there is nothing to find', () => {
    const fine = [
      source(
        'functions/daily-digest/handler.ts',
        "import { a } from '../../src/platform/aws/aws-platform.ts';\nprocess.env.A;",
      ),
      source('src/platform/aws/s3/s3.ts', "import { S3 } from '@aws-sdk/client-s3';"),
      source(
        'src/domain/costs/x.ts',
        "import * as z from 'zod/mini';\n// not import 'node:fs', nor process.env",
      ),
      source('src/archive/day/x.ts', "import type { Store } from '../../ports/object-store.ts';"),
      source(
        'web/src/api/x.ts',
        "import type { costs } from '../../../src/api/operations/costs.ts';",
      ),
    ];
    expect(problemsOf(fine)).toEqual([]);
  });
});
