/**
 * The summaries in a real browser, at phone and desktop width, light and dark: nothing scrolls sideways,
 * loads, shrinks or fades, and axe reports nothing.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeSummary } from '../../src/mail/period/summary-mail.ts';
import { summaryScenarios } from './summary-scenarios.ts';

const candidates = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const executablePath = candidates.find((path) => path !== undefined && existsSync(path));
const required = process.env['REQUIRE_ALL_SUITES'] === '1';
const pageChecks = new URL('page-checks.js', import.meta.url);
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
/** Landmarks belong to the mail client: a mail is an article within its page. */
const ofThePageAround = { region: { enabled: false }, 'landmark-one-main': { enabled: false } };
const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];

if (executablePath === undefined && !required) {
  console.warn(
    'SKIPPED tests/mail/summary-render.test.ts: no chromium found; set CHROMIUM_PATH to run it.',
  );
}

describe.skipIf(executablePath === undefined && !required)('a summary in a browser', () => {
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];

  beforeAll(async () => {
    if (executablePath === undefined)
      throw new Error('REQUIRE_ALL_SUITES is set, but no chromium was found.');
    browser = await chromium.launch({ executablePath, args });
    page = await browser.newPage();
    page.on('request', (request) => requests.push(request.url()));
  });
  afterAll(() => browser?.close());

  const names = Object.keys(summaryScenarios) as (keyof typeof summaryScenarios)[];
  const looks = names.flatMap((name) =>
    [375, 800].flatMap((width) =>
      (['light', 'dark'] as const).map((scheme) => ({ name, width, scheme })),
    ),
  );

  async function show(html: string, width: number, colorScheme: 'light' | 'dark'): Promise<void> {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await page.setContent(html);
    await page.addScriptTag({ content: readFileSync(pageChecks, 'utf8') });
  }

  it.each(looks)('reads well: $name at $width px, $scheme', async ({ name, width, scheme }) => {
    await show(composeSummary(summaryScenarios[name]()).html, width, scheme);
    expect(await page.evaluate('sidewaysScroll()')).toBe(0);
    expect(await page.evaluate('smallestText()')).toBeGreaterThanOrEqual(11);
    expect(await page.evaluate('faintTexts(4.5)')).toEqual([]);
    expect(requests.filter((url) => url !== 'about:blank')).toEqual([]);
  });

  it.each(names)('is accessible by axe’s rules: %s', async (name) => {
    await show(composeSummary(summaryScenarios[name]()).html, 800, 'light');
    await page.addScriptTag({ path: axe });
    const problems = await page.evaluate(
      `axe.run({ rules: ${JSON.stringify(ofThePageAround)} }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
    );
    expect(problems).toEqual([]);
  });

  it.each(names)('survives a client that drops style sheets: %s', async (name) => {
    const { html } = composeSummary(summaryScenarios[name]());
    const bare = html.replace(/<style.*?<\/style>|<meta name="[a-z-]*color-schemes?"[^>]*>/gs, '');
    await show(bare.replace(/<body\s+style="/, '<body style="margin:0;'), 375, 'dark');
    expect(await page.evaluate('sidewaysScroll()')).toBe(0);
    expect(await page.evaluate('faintTexts(4.5)')).toEqual([]);
  });

  it('draws a column for each day, in height with its cost', async () => {
    await show(composeSummary(summaryScenarios.week()).html, 800, 'light');
    const heights = await page.evaluate(
      "[...document.querySelector('.days').querySelectorAll('div')].map((bar) => bar.offsetHeight)",
    );
    expect(heights).toEqual([36, 36, 36, 36, 36, 29, 29]);
  });
});
