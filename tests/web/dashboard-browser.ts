/** The dashboard built for a suite, and a real browser for its tests. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { findChromium } from '../../src/platform/local/chromium-printer.ts';
import { folderForSuite } from '../support/temp-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const required = process.env['REQUIRE_ALL_SUITES'] === '1';
const executablePath =
  process.env['CHROMIUM_PATH'] ?? findChromium(process.env['PATH'] ?? '') ?? '/usr/bin/chromium';

export const isWithoutBrowser = !existsSync(executablePath) && !required;
if (isWithoutBrowser) {
  console.warn('SKIPPED the dashboard in a browser: no chromium; set CHROMIUM_PATH.');
}

export interface OpenedPage {
  readonly page: Page;
  /** What the browser's console says: also what the content security policy blocked. */
  readonly complaints: readonly string[];
}

/** Called once in a `describe`. Its folder is its own, because suites run at the same time. */
export function dashboardBrowser() {
  const folder = folderForSuite();
  let browser: Browser;
  const dist = () => join(folder(), 'dist');

  beforeAll(async () => {
    // Vitest's 'test' would build React for developers.
    const env = { ...process.env, NODE_ENV: 'production' };
    const build = ['--import', 'tsx', 'build/web/build.ts', dist()];
    execFileSync(process.execPath, build, { cwd: root, env });
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
    browser = await chromium.launch({ executablePath, args });
  });
  afterAll(() => browser?.close());

  return { dist, openPage: () => openPage(browser) };
}

/**
 * Closed when the test ends. Nobody waits for it: a page that ends in the middle of a navigation may never say
 * that it was closed, and the browser's own end closes what is left.
 */
async function openPage(browser: Browser): Promise<OpenedPage> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  onTestFinished(() => {
    page.close().catch(() => undefined);
  });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) {
      complaints.push(`${message.location().url}: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { page, complaints };
}

/** By axe's rules, each with the first element. Not a script tag, which the policy blocks. */
export async function axeProblems(page: Page): Promise<unknown> {
  await page.evaluate(readFileSync(axe, 'utf8'));
  return page.evaluate(
    'axe.run().then((found) => found.violations.map(({ id, nodes }) => id + nodes[0].html))',
  );
}
