/** What a reader follows on any Markdown page leads somewhere: links, their anchors, names of files. */
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

/** Why a link of a page leads nowhere; undefined where it does, or is not ours to follow. */
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
  it('are found in every folder that has some', () => {
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

  it.each(pages)('%s links only what exists', (page) => {
    const problems = linksOf(readMarkdown(page)).map((target) => faultOf(page, target));
    expect(problems.filter((problem) => problem !== undefined)).toEqual([]);
  });

  // Records of decisions and changes name files as they were then.
  const current = pages.filter((page) => !/^docs\/decisions\/\d|^CHANGELOG/.test(page));

  it.each(current)('%s names only files that exist', (page) => {
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
  ])('of %s to %s is found to be broken', (page, target, problem) => {
    expect(faultOf(page, target)).toContain(problem);
  });

  it('is read from prose and pictures, not from code', () => {
    const text = '![p](a.png "t") [b](b.md#c)\n\n`[x](code.md)`\n\n```\n[y](fence.md)\n```\n';
    expect(linksOf(text)).toEqual(['a.png', 'b.md#c']);
  });
});

describe('an anchor', () => {
  it('is made as GitHub makes it, with a number where a heading is repeated', () => {
    const text =
      '# A `kms` key, and [its](x.md) owner’s\n## Fix\n```bash\n# no heading\n```\n## Fix\n';
    expect(anchorsOf(text)).toEqual(['a-kms-key-and-its-owners', 'fix', 'fix-1']);
  });
});
