/**
 * The executives' page: its text, its hostile names, and in a real browser one sheet of A4 and of Letter
 * for any organization, without a request.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { ExecutiveFigures } from '../../../src/domain/figures/executive-figures.ts';
import type { Figures } from '../../../src/domain/figures/figures.ts';
import { executiveMail } from '../../../src/mail/executive/executive-mail.ts';
import { executivePage } from '../../../src/mail/executive/executive-page.ts';
import { executiveView } from '../../../src/mail/executive/executive-view.ts';
import { sentenceText } from '../../../src/mail/words/sentence.ts';
import { chromiumPrinter, findChromium } from '../../../src/platform/local/chromium-printer.ts';
import { figuresWith } from '../figures-fixture.ts';
import { scenarios } from '../scenarios.ts';
import { executiveFiguresOf } from './executive-fixture.ts';

const names = Object.keys(scenarios) as (keyof typeof scenarios)[];

describe('the page', () => {
  it('shows where the month is heading, like the mail', () => {
    const figures = executiveFiguresOf(figuresWith());
    const { budgetAnswer, over, light } = executiveView(figures);
    expect(budgetAnswer).toBe(
      'November is heading for $1.30M; the seven OUs with a budget are heading for $108K below their budgets.',
    );
    expect(sentenceText(over)).toBe('Data Platform will exceed its budget.');
    expect(light).toEqual({ light: 'yellow', word: 'Close · 92.4 %'.replaceAll(' ', '\u00a0') });
    const { subject, text, html } = executiveMail(figures, 'It is attached.');
    expect(subject).toBe(
      'AWS costs Fri 20 Nov: $48,214; November is heading for $1.30M, OUs with a budget $108K below budget',
    );
    for (const body of [text, html, executivePage(figures)]) expect(body).toContain(budgetAnswer);
  });

  it('escapes every name', () => {
    const page = executivePage(executiveFiguresOf(scenarios['hostile-names']()));
    expect(page).not.toMatch(/<script|<img|<a /i);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;');
  });

  it.each(names)('loads nothing and runs nothing: %s', (name) => {
    const page = executivePage(executiveFiguresOf(scenarios[name]()));
    // Names from the bill may contain anything; only markup and style could load or run something.
    const markup = page.replace(/>[^<]*</g, '><');
    expect(markup).not.toMatch(/url\(|@import|<script|<link|<img|\b(src|href|on\w+)=/i);
  });
});

/** The page with the most on it. */
function mostOf(figures: Figures): ExecutiveFigures {
  const { months, ...normal } = executiveFiguresOf(figures);
  return {
    ...normal,
    requestedDay: parseBillingDay('2026-11-21'),
    months: months.map((month, at) => (at < 10 ? { ...month, archivedDays: at % 2 } : month)),
    forecast: { state: 'other-run', mailed: 39_100_000 },
  };
}

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const required = process.env['REQUIRE_ALL_SUITES'] === '1';
const browserPath =
  process.env['CHROMIUM_PATH'] ?? findChromium(process.env['PATH'] ?? '') ?? '/usr/bin/chromium';
const isAbsent = !existsSync(browserPath);
if (isAbsent && !required) {
  console.warn('SKIPPED the executives’ page in a browser: no chromium; set CHROMIUM_PATH.');
}

describe.skipIf(isAbsent && !required)('the page in a browser', () => {
  let browser: Browser;

  beforeAll(async () => {
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
    browser = await chromium.launch({ executablePath: browserPath, args });
  });
  afterAll(() => browser?.close());

  it.each([
    ...names.map((name) => [name, executiveFiguresOf(scenarios[name]())] as const),
    ['many units, missing months and all notices', mostOf(scenarios['many-units']())] as const,
  ])('fits one sheet of A4 and of Letter: %s', async (_, figures) => {
    const page = await browser.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.setContent(executivePage(figures));
    for (const format of ['A4', 'Letter'] as const) {
      const margin = { top: '13mm', bottom: '13mm', left: '14mm', right: '14mm' };
      const pdf = await page.pdf({ format, margin, printBackground: true });
      expect(sheetsIn(pdf), format).toBe(1);
    }
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 688, height: 900 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(688);
    expect(requests.filter((url) => !url.startsWith('about:'))).toEqual([]);
    await page.close();
  });

  it.each([375, 1440])(
    'is accessible by axe’s rules and does not scroll sideways at %i px',
    async (width) => {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      await page.setContent(executivePage(executiveFiguresOf(scenarios['many-units']())));
      await page.addScriptTag({ path: axe });
      const problems = 'axe.run().then((found) => found.violations.map(({ id }) => id))';
      expect(await page.evaluate(problems)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      await page.close();
    },
  );

  it('is printed by the command line on one sheet', async () => {
    const pdf = await chromiumPrinter(browserPath)(
      executivePage(executiveFiguresOf(figuresWith())),
    );
    expect(sheetsIn(pdf)).toBe(1);
  }, 60_000);
});

it('a browser that prints nothing, or takes too long, is reported', async () => {
  await expect(chromiumPrinter('/bin/true')('')).rejects.toThrow('/bin/true ended without a PDF');
  await expect(chromiumPrinter('/bin/false')('')).rejects.toThrow('could not print the page');
  expect(findChromium('/nowhere:')).toBeUndefined();
});

function sheetsIn(pdf: Uint8Array): number {
  return [
    ...Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/\/Type\s*\/Page\b/g),
  ].length;
}
