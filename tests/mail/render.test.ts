/**
 * The mail in a real browser, at phone and desktop width, light and dark, with and without the style sheet
 * that some clients drop: nothing scrolls sideways, loads, shrinks or fades, and axe reports nothing.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dashboardLinks } from '../../src/domain/links/dashboard-links.ts';
import { composeDigest } from '../../src/mail/digest/compose-digest.ts';
import { scenarios } from './scenarios.ts';

const candidates = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const executablePath = candidates.find((path) => path !== undefined && existsSync(path));
const pageChecks = new URL('page-checks.js', import.meta.url);
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
/** Landmarks belong to the mail client: a mail is an article within its page. */
const ofThePageAround = { region: { enabled: false }, 'landmark-one-main': { enabled: false } };
const axeProblems = `axe.run({ rules: ${JSON.stringify(ofThePageAround)} }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`;
const required = process.env['REQUIRE_ALL_SUITES'] === '1';
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

if (executablePath === undefined && !required) {
  console.warn(
    'SKIPPED tests/mail/render.test.ts: no chromium found; set CHROMIUM_PATH to run it.',
  );
}

describe.skipIf(executablePath === undefined && !required)('the mail in a browser', () => {
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

  const names = Object.keys(scenarios) as (keyof typeof scenarios)[];
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
    await show(composeDigest(scenarios[name]()).html, width, scheme);
    expect(await page.evaluate('sidewaysScroll()')).toBe(0);
    expect(await page.evaluate('smallestText()')).toBeGreaterThanOrEqual(11);
    expect(await page.evaluate('faintTexts(4.5)')).toEqual([]);
    expect(requests.filter((url) => url !== 'about:blank')).toEqual([]);
  });

  it.each(names)('is accessible by axe’s rules: %s', async (name) => {
    await show(composeDigest(scenarios[name]()).html, 800, 'light');
    await page.addScriptTag({ path: axe });
    expect(await page.evaluate(axeProblems)).toEqual([]);
  });

  const linked = ['anomaly', 'teams-coverage', 'hostile-names', 'owners-mail'] as const;
  const linkedHtml = (name: keyof typeof scenarios) =>
    composeDigest(scenarios[name](), 'file', dashboardLinks('https://costs.example.com')).html;

  it.each(linked)('with links reads well at any width, and is accessible: %s', async (name) => {
    for (const width of [320, 375, 800]) {
      for (const scheme of ['light', 'dark'] as const) {
        await show(linkedHtml(name), width, scheme);
        expect(await page.evaluate('sidewaysScroll()')).toBe(0);
        expect(await page.evaluate('faintTexts(4.5)')).toEqual([]);
      }
    }
    await page.addScriptTag({ path: axe });
    expect(await page.evaluate(axeProblems)).toEqual([]);
  });

  it.each(linked)('with links is as high as without on a phone: %s', async (name) => {
    const height = async (html: string) => {
      await show(html, 375, 'light');
      return page.evaluate<number>('document.documentElement.scrollHeight');
    };
    const plain = await height(composeDigest(scenarios[name]()).html);
    // A link at the end of an unusual cost may begin a line of 21 px.
    const unusual = scenarios[name]().anomalies.rows.length;
    expect(await height(linkedHtml(name))).toBeLessThanOrEqual(plain + 21 * unusual);
  });

  it.each(names)('survives a client that drops style sheets: %s', async (name) => {
    const { html } = composeDigest(scenarios[name]());
    const bare = html.replace(/<style.*?<\/style>|<meta name="[a-z-]*color-schemes?"[^>]*>/gs, '');
    await show(bare.replace(/<body\s+style="/, '<body style="margin:0;'), 375, 'dark');
    expect(await page.evaluate('sidewaysScroll()')).toBe(0);
    expect(await page.evaluate('faintTexts(4.5)')).toEqual([]);
  });

  const columnsOf = (table: number) =>
    page.evaluate<number[]>(
      `[...document.querySelectorAll('.k')[${table}].querySelectorAll('td')].map((cell) => cell.firstElementChild?.offsetHeight ?? 0)`,
    );

  it('draws a column for each day; the last one is the report day', async () => {
    await show(composeDigest(scenarios['quiet-day']()).html, 800, 'light');
    const heights = await columnsOf(0);
    expect(heights).toHaveLength(30);
    expect(Math.max(...heights)).toBe(36);
    const ink = "getComputedStyle(document.querySelector('.k td:last-child div')).backgroundColor";
    expect(await page.evaluate(ink)).toBe('rgb(29, 35, 33)');
  });

  it('omits days that are not archived, and draws credits below the line', async () => {
    await show(composeDigest(scenarios['gaps-and-credits']()).html, 800, 'light');
    const heights = await columnsOf(0);
    expect(heights).toHaveLength(60);
    expect([11, 12, 20].map((at) => heights[at])).toEqual([0, 0, 0]);
    expect(heights.slice(30).flatMap((height, at) => (height > 0 ? [at] : []))).toEqual([20]);
  });
});
