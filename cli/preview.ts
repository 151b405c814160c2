/**
 * `preview`: the newest digest as one page, at the widths of a phone and of a desktop, light and dark, with
 * its plain-text version, so that a change to the mail can be checked.
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
  const html = await readPage(out, day, 'html');
  const text = await readPage(out, day, 'txt');
  const path = join(out, 'preview.html');
  await writeFile(path, previewPage(day, html, text));
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

async function readPage(out: string, day: BillingDay, kind: 'html' | 'txt'): Promise<string> {
  return readFile(pagePath(out, day, kind), 'utf8').catch((cause: unknown) => {
    throw new InputError(
      `${out} contains no digest of ${day}; make it with '${commandName} run --date ${day}'.`,
      { cause },
    );
  });
}

/** The mail in four frames. `srcdoc` and `sandbox` prevent it from changing the page around it. */
function previewPage(day: BillingDay, html: string, text: string): string {
  const frame = (width: number, scheme: 'light' | 'dark') =>
    `<figure><figcaption>${width} px, ${scheme}</figcaption><iframe sandbox width="${width}" ` +
    `height="1400" srcdoc="${escapeHtml(inScheme(html, scheme))}"></iframe></figure>`;
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Digest of ${day}</title>
<style>
body{font:14px system-ui,sans-serif;margin:24px;background:#8882}
main{display:flex;flex-wrap:wrap;gap:24px}figure{margin:0}figcaption{margin-bottom:6px}
iframe{border:1px solid #8886;background:Canvas}pre{background:#fff;color:#111;padding:16px;overflow:auto}
</style>
<h1>Digest of ${day}</h1>
<main>${frame(800, 'light')}${frame(375, 'light')}${frame(800, 'dark')}${frame(375, 'dark')}</main>
<h2>Plain-text version</h2><pre>${escapeHtml(text)}</pre></html>
`;
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
