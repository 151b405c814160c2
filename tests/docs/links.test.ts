/** Links, anchors and names of files on every Markdown page lead to something that exists. */
import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  anchorsOf,
  linksOf,
  markdownPages,
  pathsNamedIn,
  readMarkdown,
  root,
} from '../support/docs/markdown-pages.ts';

const pages = markdownPages();

/** Why a link of a page is broken; undefined if it works, or if it leads outside of the repository. */
function faultOf(page: string, target: string): string | undefined {
  if (/^[a-z]+:/.test(target)) return undefined;
  const [file = '', anchor] = target.split('#');
  const path = file === '' ? page : posix.join(posix.dirname(page), decodeURI(file));
  if (path.startsWith('../')) return `${target}: outside of the repository`;
  if (!existsSync(root + path)) return `${target}: ${path} does not exist`;
  if (anchor === undefined || anchorsOf(readMarkdown(path)).includes(anchor)) return undefined;
  return `${target}: ${path} has no such heading`;
}

describe('Markdown pages', () => {
  it('are found in every folder that contains pages', () => {
    expect(pages).toEqual(
      expect.arrayContaining([
        'README.md',
        '.github/pull_request_template.md',
        'docs/decisions/README.md',
        'runbooks/backfill.md',
        'stacks/README.md',
        'tests/bench/results/bench.md',
      ]),
    );
  });

  it.each(pages)('%s links only to existing targets', (page) => {
    const problems = linksOf(readMarkdown(page)).map((target) => faultOf(page, target));
    expect(problems.filter((problem) => problem !== undefined)).toEqual([]);
  });

  // Decision records and the changelog contain names of files as they were at that time.
  const current = pages.filter((page) => !/^docs\/decisions\/\d|^CHANGELOG/.test(page));

  it.each(current)('%s names only existing files', (page) => {
    const paths = pathsNamedIn(readMarkdown(page));
    expect(paths.filter((path) => !existsSync(root + path))).toEqual([]);
  });
});

describe('a link', () => {
  it.each([
    ['stacks/README.md', '#schedules'],
    ['docs/trust.md', '../stacks/README.md#a-bill-in-another-region-or-account'],
    ['README.md', 'docs/digest-mail.png'],
    ['README.md', 'https://docs.aws.amazon.com/nowhere'],
  ])('of %s to %s is fine', (page, target) => {
    expect(faultOf(page, target)).toBeUndefined();
  });

  it.each([
    ['README.md', 'docs/absent.md', 'does not exist'],
    ['docs/trust.md', 'docs/trust.md', 'does not exist'],
    ['README.md', 'stacks/README.md#absent', 'no such heading'],
    ['README.md', '../elsewhere.md', 'outside'],
  ])('of %s to %s is reported as broken', (page, target, problem) => {
    expect(faultOf(page, target)).toContain(problem);
  });

  it('is read from prose and pictures, not from code', () => {
    const text = '![p](a.png "t") [b](b.md#c)\n\n`[x](code.md)`\n\n```\n[y](fence.md)\n```\n';
    expect(linksOf(text)).toEqual(['a.png', 'b.md#c']);
  });
});

describe('an anchor', () => {
  it('is built as GitHub builds it, with a number if a heading is repeated', () => {
    const text =
      '# A `kms` key, and [its](x.md) owner’s\n## Fix\n```bash\n# no heading\n```\n## Fix\n';
    expect(anchorsOf(text)).toEqual(['a-kms-key-and-its-owners', 'fix', 'fix-1']);
  });
});
