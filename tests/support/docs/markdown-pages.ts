/**
 * The project's Markdown pages, and everything in them that can be checked: links, the anchors that GitHub
 * gives their headings, and paths of files in backticks.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Generated folders: pages in them belong to others. */
const notOurs =
  /(^|\/)(node_modules|out|dist|cdktf\.out|coverage|\.cache|\.git|\.terraform|finops-digest)(\/|$)/;

/** Paths from the root of the repository, sorted. */
export function markdownPages(folder = ''): readonly string[] {
  return readdirSync(root + folder, { withFileTypes: true })
    .filter((entry) => !notOurs.test(folder + entry.name))
    .flatMap((entry) => {
      const path = folder + entry.name;
      if (entry.isDirectory()) return markdownPages(`${path}/`);
      return entry.name.endsWith('.md') ? [path] : [];
    })
    .sort();
}

export function readMarkdown(path: string): string {
  return readFileSync(root + path, 'utf8');
}

/** Targets of links and images, as written: 'trust.md#the-checks-in-order'. */
export function linksOf(text: string): readonly string[] {
  const prose = withoutFences(text).replace(/`[^`\n]*`/g, '``');
  return [...prose.matchAll(/\]\(\s*<?([^)\s>]+)/g)].map(([, target = '']) => target);
}

/** Ids of the headings, a repeated one with its number: ['limits', 'limits-1']. */
export function anchorsOf(text: string): readonly string[] {
  const seen = new Map<string, number>();
  return [...withoutFences(text).matchAll(/^#{1,6} +(.+?) *#*$/gm)].map(([, heading = '']) => {
    const anchor = anchorOf(heading);
    const times = seen.get(anchor) ?? 0;
    seen.set(anchor, times + 1);
    return times === 0 ? anchor : `${anchor}-${times}`;
  });
}

/** Like GitHub: letters, digits, '-' and '_' stay, blanks become '-', a link becomes its text. */
function anchorOf(heading: string): string {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\-_ ]/gu, '')
    .replaceAll(' ', '-');
}

/** Files of the repository that a text names in backticks: 'src/mail/digest/digest.mjml'. */
export function pathsNamedIn(text: string): readonly string[] {
  const named =
    /`((?:functions|src|cli|sql|stacks|quicksight|samples|examples|tests|docs|runbooks)\/[\w./-]+\.[a-z]+)`/g;
  return [...text.matchAll(named)].map(([, path = '']) => path);
}

function withoutFences(text: string): string {
  return text.replace(/^( *)```[^\n]*\n[\s\S]*?^\1```/gm, '');
}
