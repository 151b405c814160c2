/**
 * The mail in a real browser, at phone and desktop width, light and dark, with and without the
 * style sheet that some clients drop: nothing scrolls sideways, loads, shrinks or fades.
 */
import { existsSync, readFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeDigest } from '../../functions/mail/compose-digest.ts';
import { scenarios } from './scenarios.ts';

const candidates = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const executablePath = candidates.find((path) => path !== undefined && existsSync(path));
const pageChecks = new URL('page-checks.js', import.meta.url);
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

  const names = [
    'normal-day',
    'missing-data',
    'hostile-names',
    'credits',
    'rupiah',
    'many-units',
  ] as const;
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

  it.each(names)('survives a client that drops style sheets: %s', async (name) => {
    const { html } = composeDigest(scenarios[name]());
    const bare = html.replace(/<style.*?<\/style>|<meta name="[a-z-]*color-schemes?"[^>]*>/gs, '');
    await show(bare.replace(/<body\s+style="/, '<body style="margin:0;'), 375, 'dark');
    expect(await page.evaluate('sidewaysScroll()')).toBe(0);
    expect(await page.evaluate('faintTexts(4.5)')).toEqual([]);
  });
});
