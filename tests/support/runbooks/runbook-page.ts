/**
 * A parsed runbook page: title, sections, links and fenced blocks. A block of commands may be followed by
 * an `output` block with the expected output.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const runbooksFolder = fileURLToPath(new URL('../../../runbooks/', import.meta.url));

export interface FencedBlock {
  /** First word after the fence: 'bash', 'sql', 'csv', 'output'; empty if there is none. */
  readonly language: string;
  /** Expected exit code of the commands; 0 unless the fence says `exit=1`. */
  readonly exitCode: number;
  readonly text: string;
  /** Line of the fence, from 1. */
  readonly line: number;
  /** The heading of level 2 above it. */
  readonly section: string;
  /** The `output` block after it. */
  readonly output?: string;
}

export interface RunbookPage {
  /** 'backfill.md' */
  readonly file: string;
  readonly title: string;
  readonly sections: readonly string[];
  /** Targets of links, as written. */
  readonly links: readonly string[];
  readonly blocks: readonly FencedBlock[];
  /** Lines that Markdown shows as code without a fence: no test would run them. */
  readonly unfencedCode: readonly string[];
}

/** Names of the pages with the structure of a runbook, without the index; sorted. */
export function pageFiles(): readonly string[] {
  return readdirSync(runbooksFolder)
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .sort();
}

export function readPage(file: string): RunbookPage {
  return parsePage(file, readFileSync(`${runbooksFolder}${file}`, 'utf8'));
}

/** Whether its commands need only a laptop; false for a page without commands. */
export function isLocal({ blocks }: RunbookPage): boolean {
  const commands = blocks.filter(({ language }) => language === 'bash').map(({ text }) => text);
  return (
    commands.length > 0 && !/^\s*(aws|terraform) |\$\((aws|terraform) /m.test(commands.join('\n'))
  );
}

/** Throws an Error if a fence is not closed, or if an `output` block follows no commands. */
export function parsePage(file: string, text: string): RunbookPage {
  const { blocks, prose } = splitFences(file, text.split('\n'));
  const all = prose.join('\n');
  return {
    file,
    title: /^# (.+)$/m.exec(all)?.[1] ?? '',
    sections: [...all.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading),
    links: [...all.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target),
    blocks: withOutputs(file, blocks),
    unfencedCode: prose.filter((line) => /^ {4,}(npm|npx|aws|terraform|cat|cd) /.test(line)),
  };
}

function splitFences(file: string, lines: readonly string[]) {
  const blocks: FencedBlock[] = [];
  const prose: string[] = [];
  let section = '';
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const fence = /^( *)```(\w*)(?: exit=(\d+))?$/.exec(line);
    if (fence === null) {
      section = /^## (.+)$/.exec(line)?.[1] ?? section;
      prose.push(line);
      continue;
    }
    const [, indent = '', language = '', exit = '0'] = fence;
    const end = lines.indexOf(`${indent}\`\`\``, index + 1);
    if (end < 0) throw new Error(`${file}:${index + 1}: the fence is not closed`);
    const text = lines.slice(index + 1, end).map((one) => one.slice(indent.length));
    const common = { language, exitCode: Number(exit), section, line: index + 1 };
    blocks.push({ ...common, text: text.join('\n') });
    index = end;
  }
  return { blocks, prose };
}

function withOutputs(file: string, blocks: readonly FencedBlock[]): readonly FencedBlock[] {
  const joined: FencedBlock[] = [];
  for (const block of blocks) {
    const before = joined.at(-1);
    if (block.language !== 'output') joined.push(block);
    else if (before?.language === 'bash' && before.output === undefined) {
      joined.splice(-1, 1, { ...before, output: block.text });
    } else throw new Error(`${file}:${block.line}: this output follows no block of commands`);
  }
  return joined;
}
