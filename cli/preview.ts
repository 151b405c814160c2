/**
 * `preview`: the newest digest, weekly and monthly summary as one page, at the widths of a phone and of a
 * desktop, light and dark, with their plain-text versions, so that a change to a mail can be checked.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { type BillingDay, parseBillingDay } from '../src/domain/calendar/billing-day.ts';
import { InputError } from '../src/domain/input/input-error.ts';
import { commandName, isClone } from './command-name.ts';
import { defaultFolder } from './option-defaults.ts';
import { pagePath } from './pages.ts';
import { readFlags } from './read-flags.ts';
import { previewHelp } from './run-help.ts';

const previewFlags = {
  out: { type: 'string', default: defaultFolder },
  date: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Writes `<out>/preview.html`. Throws an InputError if there is no digest to show. */
export async function preview(args: readonly string[]): Promise<void> {
  const flags = readFlags(args, previewFlags, 'preview');
  if (flags['help'] === true) {
    process.stdout.write(previewHelp());
    return;
  }
  const out = resolve(String(flags['out']));
  const day = flags['date'] === undefined ? await newestDay(out) : givenDay(String(flags['date']));
  const digest = await readMail(out, day, `Digest of ${day}`);
  const summaries = await Promise.all(
    (await newestSummaries(out)).map(({ id, title }) => readMail(out, id, title)),
  );
  const path = join(out, 'preview.html');
  await writeFile(path, previewPage([digest, ...summaries]));
  process.stdout.write(`${relative(process.cwd(), path)}\n`);
}

function givenDay(date: string): BillingDay {
  try {
    return parseBillingDay(date);
  } catch (cause) {
    throw new InputError(`--date ${(cause as Error).message}`, { cause });
  }
}

async function newestDay(out: string): Promise<BillingDay> {
  const files = await readdir(join(out, 'digest')).catch(() => []);
  const newest = files
    .filter((file) => /^\d{4}-\d\d-\d\d\.html$/.test(file))
    .sort()
    .at(-1);
  if (newest === undefined) {
    throw new InputError(
      `${out} contains no digest yet; make one with ${isClone ? "'npm run demo' or " : ''}'${commandName} run'.`,
    );
  }
  return parseBillingDay(newest.replace('.html', ''));
}

/** The newest summary of a week and the newest of a month, if there are any. */
async function newestSummaries(out: string): Promise<{ id: string; title: string }[]> {
  const files = (await readdir(join(out, 'digest')).catch(() => [])).sort();
  const kinds = [
    { pattern: /^(\d{4}-W\d\d)\.html$/, name: 'week' },
    { pattern: /^(\d{4}-\d\d)\.html$/, name: 'month' },
  ];
  return kinds.flatMap(({ pattern, name }) => {
    const id = files.flatMap((file) => pattern.exec(file)?.[1] ?? []).at(-1);
    return id === undefined ? [] : [{ id, title: `Summary of ${name} ${id}` }];
  });
}

/** One mail as its reader gets it. */
interface ShownMail {
  readonly title: string;
  readonly html: string;
  readonly text: string;
}

async function readMail(out: string, id: string, title: string): Promise<ShownMail> {
  const [html, text] = await Promise.all([readPage(out, id, 'html'), readPage(out, id, 'txt')]);
  return { title, html, text };
}

async function readPage(out: string, id: string, kind: 'html' | 'txt'): Promise<string> {
  return readFile(pagePath(out, id, kind), 'utf8').catch((cause: unknown) => {
    throw new InputError(
      `${out} contains no digest of ${id}; make it with '${commandName} run --date ${id}'.`,
      { cause },
    );
  });
}

function previewPage(mails: readonly ShownMail[]): string {
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>${mails[0]?.title ?? ''}</title>
<style>
body{font:14px system-ui,sans-serif;margin:24px;background:#8882}
main{display:flex;flex-wrap:wrap;gap:24px}figure{margin:0}figcaption{margin-bottom:6px}
iframe{border:1px solid #8886;background:Canvas}pre{background:#fff;color:#111;padding:16px;overflow:auto}
</style>
${mails.map(shownMail).join('\n')}</html>
`;
}

/** The mail in four frames. `srcdoc` and `sandbox` prevent it from changing the page around it. */
function shownMail({ title, html, text }: ShownMail): string {
  const frame = (width: number, scheme: 'light' | 'dark') =>
    `<figure><figcaption>${width} px, ${scheme}</figcaption><iframe sandbox width="${width}" ` +
    `height="1400" srcdoc="${escapeHtml(inScheme(html, scheme))}"></iframe></figure>`;
  return `<h1>${title}</h1>
<main>${frame(800, 'light')}${frame(375, 'light')}${frame(800, 'dark')}${frame(375, 'dark')}</main>
<h2>Plain-text version</h2><pre>${escapeHtml(text)}</pre>`;
}

/** The mail as a reader with that color scheme sees it, whichever scheme this browser prefers. */
function inScheme(html: string, scheme: 'light' | 'dark'): string {
  const always = scheme === 'dark' ? '(min-width: 0)' : '(max-width: 0)';
  return html.replace(/\(prefers-color-scheme:\s*dark\)/g, always);
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
