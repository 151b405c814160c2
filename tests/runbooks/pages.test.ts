/**
 * Runbook pages that messages name exist, every page has the required headings, and the index links it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { syntaxProblems } from '../support/grammar/syntax-problems.ts';
import {
  pageFiles,
  parsePage,
  readPage,
  runbooksFolder,
} from '../support/runbooks/runbook-page.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const headings = ['Meaning', 'Impact', 'Check', 'Fix', 'Confirm', 'Escalate'];

const sources = ['functions', 'src', 'cli', 'stacks', 'README.md'].flatMap((start) =>
  start.endsWith('.md')
    ? [start]
    : readdirSync(root + start, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => `${start}/${file}`),
);

const named = sources.flatMap((file) => {
  const text = readFileSync(root + file, 'utf8');
  return [...text.matchAll(/runbooks\/[a-z0-9-]+(?:\/[a-z0-9-]+)?\.md/g)].map(([page]) => [
    page,
    file,
  ]);
});

const pages = pageFiles().map((file) => [file, readPage(file)] as const);
const index = readPage('README.md');

describe('runbook pages', () => {
  it('are named in messages and stacks', () => {
    expect(named.length).toBeGreaterThan(0);
  });

  it.each(named)('%s, which %s names, exists', (page) => {
    expect(existsSync(root + page)).toBe(true);
  });

  it.each(pages)(
    '%s has meaning, impact, check, fix, confirm and escalate, in this order',
    (_, { sections, title }) => {
      expect(title).not.toBe('');
      expect(sections).toEqual(headings);
    },
  );

  it.each(pages)('%s is linked from the index', (file) => {
    expect(index.links).toContain(file);
  });

  it.each([['README.md', index] as const, ...pages])('%s links only existing files', (file) => {
    const from = dirname(join(runbooksFolder, file));
    const relative = readPage(file).links.filter((target) => !/^(https?:|#)/.test(target));
    const lost = relative.filter((target) => !existsSync(join(from, target.replace(/#.*$/, ''))));
    expect(lost).toEqual([]);
  });

  it.each(pages)(
    '%s has all commands in blocks that a test runs',
    (_, { blocks, unfencedCode }) => {
      const known = ['bash', 'sql', 'csv', 'json'];
      expect(blocks.map(({ language }) => language).filter((one) => !known.includes(one))).toEqual(
        [],
      );
      expect(unfencedCode).toEqual([]);
    },
  );

  it.each(pages)('%s sets each variable before a command uses it', (_, { blocks }) => {
    const commands = blocks.filter(({ language }) => language === 'bash');
    const text = commands.map((block) => block.text).join('\n');
    const unset = [...text.matchAll(/\$\{?([A-Z][A-Z_0-9]*)/g)].filter(({ 1: name, index: at }) => {
      const before = text.slice(0, at);
      return name !== 'EDITOR' && !new RegExp(`(^|\\n) *(for )?${name}(=| in )`).test(before);
    });
    expect(unset.map(([use]) => use)).toEqual([]);
  });
});

const statements = pages.flatMap(([file, { blocks }]) =>
  blocks
    .filter(({ language }) => language === 'sql')
    .map(({ line, text }) => ({ file, line, text })),
);

it.each(statements)('Athena can read the statement at $file:$line', ({ text }) => {
  expect(syntaxProblems(text)).toEqual([]);
});

describe('a parsed page', () => {
  const text = '# T\n\n## Check\n\n```bash exit=1\nls\n```\n\n```output\na…\n```\n\n[x](y.md)\n';

  it('has its blocks, with their output and exit code', () => {
    const { blocks, links } = parsePage('t.md', text);
    const block = { language: 'bash', exitCode: 1, text: 'ls', section: 'Check', line: 5 };
    expect(blocks).toEqual([{ ...block, output: 'a…' }]);
    expect(links).toEqual(['y.md']);
  });

  it('is rejected if a fence is not closed, or output does not follow a command', () => {
    expect(() => parsePage('t.md', '```bash\nls\n')).toThrow('t.md:1');
    expect(() => parsePage('t.md', '```output\na\n```\n')).toThrow('follows no block');
  });
});
