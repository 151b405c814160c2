/**
 * The mails to teams in a real browser, at phone and desktop width, light and dark: nothing scrolls sideways
 * or fades, and axe reports nothing.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { teamPart } from '../../src/domain/figures/team-part.ts';
import { type DashboardLinks, dashboardLinks } from '../../src/domain/links/dashboard-links.ts';
import { composeSummary } from '../../src/mail/period/summary-mail.ts';
import { composeTeamMail, writtenTeamMail } from '../../src/mail/teams/compose-team-mail.ts';
import { statementView } from '../../src/mail/teams/statement-view.ts';
import { frozenStatement } from './statement-fixture.ts';
import { summaryScenarios } from './summary-scenarios.ts';
import { teamScenarios } from './team-scenarios.ts';

const candidates = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/google-chrome'];
const executablePath = candidates.find((path) => path !== undefined && existsSync(path));
const required = process.env['REQUIRE_ALL_SUITES'] === '1';
const pageChecks = new URL('page-checks.js', import.meta.url);
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
/** Landmarks belong to the mail client: a mail is an article within its page. */
const ofThePageAround = { region: { enabled: false }, 'landmark-one-main': { enabled: false } };

if (executablePath === undefined && !required) {
  console.warn('SKIPPED tests/mail/team-render.test.ts: no chromium; set CHROMIUM_PATH to run it.');
}

const dashboard = dashboardLinks('https://costs.example.com');

function teamMail(
  scenario: keyof typeof teamScenarios,
  at: number,
  links: DashboardLinks | null = null,
): string {
  const { allocation } = teamScenarios[scenario]();
  const team = allocation?.figures?.teams[at]?.team ?? '';
  const part = allocation === undefined ? null : teamPart(allocation, `team/${team}`);
  if (part === null) throw new Error(`${scenario} has no team ${at}`);
  return composeTeamMail(part, links).html;
}

const mails: Readonly<Record<string, () => string>> = {
  'a team': () => teamMail('teams', 1),
  'a hostile team': () => teamMail('hostile-teams', 2),
  'a team without any': () => teamMail('teams-unblended', 4),
  'a statement': () => writtenTeamMail(statementView(frozenStatement(), 'team/retail')).html,
  'a closed month': () =>
    composeSummary(summaryScenarios['month-final'](), 'file', frozenStatement()).html,
  'a hostile team with a link': () => teamMail('hostile-teams', 2, dashboard),
  'a statement with a link': () =>
    writtenTeamMail(statementView(frozenStatement(), 'team/retail', dashboard)).html,
  'a closed month with links': () =>
    composeSummary(summaryScenarios['month-final'](), 'file', frozenStatement(), dashboard).html,
};

describe.skipIf(executablePath === undefined && !required)('mails about teams in a browser', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: executablePath ?? '',
      args: ['--no-sandbox', '--disable-gpu'],
    });
    page = await browser.newPage();
  });
  afterAll(() => browser?.close());

  const looks = Object.keys(mails).flatMap((name) =>
    [375, 800].flatMap((width) =>
      (['light', 'dark'] as const).map((scheme) => ({ name, width, scheme })),
    ),
  );

  async function show(name: string, width: number, colorScheme: 'light' | 'dark'): Promise<void> {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await page.setContent(mails[name]?.() ?? '');
    await page.addScriptTag({ content: readFileSync(pageChecks, 'utf8') });
  }

  it.each(looks)('reads well: $name at $width px, $scheme', async ({ name, width, scheme }) => {
    await show(name, width, scheme);
    expect(await page.evaluate('sidewaysScroll()')).toBe(0);
    expect(await page.evaluate('smallestText()')).toBeGreaterThanOrEqual(11);
    expect(await page.evaluate('faintTexts(4.5)')).toEqual([]);
  });

  it.each(Object.keys(mails))('is accessible by axe’s rules: %s', async (name) => {
    await show(name, 800, 'light');
    await page.addScriptTag({ path: axe });
    const problems = await page.evaluate(
      `axe.run({ rules: ${JSON.stringify(ofThePageAround)} }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
    );
    expect(problems).toEqual([]);
  });
});
