/**
 * Pictures of mails to look at: each situation at phone and desktop width, light and dark, and all of them on one
 * contact sheet. `npx tsx tests/support/contact-sheet/make-contact-sheet.ts [NAME…]` writes them to
 * `out/contact-sheet`; names select mails.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../../src/platform/local/chromium-printer.ts';
import { type PicturedPage, scenarioPages } from './scenario-pages.ts';
import { situationPages } from './situation-pages.ts';

interface Look {
  readonly width: number;
  readonly scheme: 'light' | 'dark';
}

interface Picture {
  readonly title: string;
  readonly path: string;
}

const folder = 'out/contact-sheet';
const looks: readonly Look[] = [375, 800].flatMap((width) =>
  (['light', 'dark'] as const).map((scheme) => ({ width, scheme })),
);
/** The executives' page is for a screen and for paper. */
const pageLooks: readonly Look[] = [{ width: 1440, scheme: 'light' }];

async function picturesOf(page: Page, { name, html, kind }: PicturedPage): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const { width, scheme } of kind === 'mail' ? looks : pageLooks) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: scheme });
    await page.setContent(html);
    const title = `${name}-${width}-${scheme}`;
    const path = join(folder, `${title}.png`);
    await page.screenshot({ path, fullPage: true });
    pictures.push({ title, path });
  }
  return pictures;
}

async function writeSheet(browser: Browser, pictures: readonly Picture[]): Promise<string> {
  const shown = pictures.map(
    ({ title, path }) =>
      `<figure><img src="${pathToFileURL(path)}"><figcaption>${title}</figcaption></figure>`,
  );
  const style =
    'body{margin:16px;display:flex;flex-wrap:wrap;gap:12px;font:11px sans-serif}' +
    'figure{margin:0;width:190px}img{width:190px;border:1px solid #ccc}';
  const source = join(folder, 'contact-sheet.html');
  writeFileSync(source, `<!doctype html><style>${style}</style>${shown.join('')}`);
  const page = await browser.newPage({ viewport: { width: 1680, height: 900 } });
  await page.goto(pathToFileURL(source).href);
  const path = join(folder, 'contact-sheet.png');
  await page.screenshot({ path, fullPage: true });
  return path;
}

async function makeContactSheet(names: readonly string[]): Promise<string> {
  const executablePath = findChromium(process.env['PATH'] ?? '');
  if (executablePath === undefined) throw new Error('No Chromium on the PATH: install it.');
  mkdirSync(folder, { recursive: true });
  const isAsked = (name: string) => names.length === 0 || names.includes(name);
  const pages = [...scenarioPages(isAsked), ...(await situationPages(isAsked))];
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    const pictures: Picture[] = [];
    for (const one of pages) pictures.push(...(await picturesOf(page, one)));
    return await writeSheet(browser, pictures);
  } finally {
    await browser.close();
  }
}

process.stdout.write(`${await makeContactSheet(process.argv.slice(2))}\n`);
