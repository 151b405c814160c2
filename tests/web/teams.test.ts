/** Teams in a real browser: the numbers of the API and of the bill, and why each cost is a team's. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Answer, Costs, CostsByTeam } from '../../web/src/api/answers.ts';
import { moneyText } from '../../web/src/words/money-text.ts';
import { folderForSuite, tempFolder } from '../support/temp-folder.ts';
import { archivedSample, sampleBudgets } from './archived-sample.ts';
import { axeProblems, dashboardBrowser, isWithoutBrowser } from './dashboard-browser.ts';
import { type ServedDashboard, serveDashboard } from './served-dashboard.ts';

describe.skipIf(isWithoutBrowser)('teams', () => {
  const folder = folderForSuite();
  const browser = dashboardBrowser();
  let served: ServedDashboard;
  let byTeam: CostsByTeam;
  let page: Page;
  let complaints: readonly string[];

  beforeAll(async () => {
    const out = await archivedSample(folder());
    served = await serveDashboard(out, browser.dist(), undefined, sampleBudgets);
    byTeam = ((await served.askApi('/v1/costs/by-team?window=30d')) as Answer<CostsByTeam>).data;
  });
  afterAll(() => served?.close());
  beforeEach(async () => {
    ({ page, complaints } = await browser.openPage());
  });

  const open = async (path: string, shown = '.big') => {
    await page.goto(`${served.address}${path}`, { waitUntil: 'networkidle' });
    await page.locator(shown).first().waitFor();
  };
  const usd = (amount: string) => moneyText(amount, 'USD');
  const rowOf = (target: string) => byTeam.rows.find(({ x_Target }) => x_Target === target);

  it('have direct, shared and unallocated cost, against the 30 days before, equal to the bill', async () => {
    await open('/teams', 'table.teams .pill');
    expect(byTeam.total?.costBefore).toEqual(expect.any(String));
    expect(await page.locator('.big').innerText()).toBe(usd(byTeam.total?.cost ?? ''));
    const data = await page.locator('table.teams tr', { hasText: 'data' }).first().innerText();
    const row = rowOf('team/data');
    for (const amount of [row?.directCost, row?.sharedCost, row?.cost]) {
      expect(data).toContain(usd(amount ?? ''));
    }
    const foot = await page.locator('table.teams tfoot').innerText();
    expect(foot).toContain(usd(rowOf('unallocated')?.cost ?? ''));
    expect(foot).toContain('Equal to the bill');
    expect(await page.locator('.month-figures').innerText()).toContain('Unallocated');
    expect(complaints).toEqual([]);
  });

  it('are found by name, by keyboard, and the address keeps the search', async () => {
    await open('/teams?search=pay', 'table.teams');
    expect(await page.locator('table.teams tr.team').allInnerTexts()).toHaveLength(1);
    await page.getByRole('searchbox').fill('');
    await page.getByRole('button', { name: 'Money' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'payments' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/teams/payments');
  });

  it('are saved as CSV with the same rows', async () => {
    await open('/teams', 'table.teams');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'CSV' }).click();
    const text = readFileSync(await (await download).path(), 'utf8').replace('\ufeff', '');
    const { data } = Papa.parse<Record<string, string>>(text, {
      header: true,
      skipEmptyLines: true,
    });
    expect(data.map((row) => [row['x_Target'], row['cost']])).toEqual(
      byTeam.rows.map(({ x_Target, cost }) => [x_Target, cost]),
    );
  });

  it('of one: its cost by service, its part of each pool, and why it is theirs', async () => {
    await open('/teams/data', '.evidence');
    const row = rowOf('team/data');
    expect(await page.locator('.big').innerText()).toBe(usd(row?.cost ?? ''));
    const { from, to } = byTeam.days;
    const query = `from=${from}&to=${to}&metric=${byTeam.metric}&filter[team]=data`;
    const { data } = (await served.askApi(`/v1/costs?${query}&group_by=rule`)) as Answer<Costs>;
    const main = await page.locator('main').innerText();
    expect(main).toContain('No budget is set for the team.');
    for (const part of byTeam.sharedParts.filter(({ x_Target }) => x_Target === 'team/data')) {
      expect(main).toContain(usd(part.sharedCost));
    }
    const why = await page.locator('#why table').innerText();
    for (const rule of data.rows) {
      expect(why).toContain(rule.x_RuleId ?? '');
      expect(why).toContain(usd(rule.cost));
    }
    await page.locator('.evidence summary').first().click();
    expect(await page.locator('.evidence li b').first().innerText()).toContain('claims the line');
    await page.locator('#why td a').first().click();
    await page.locator('table.lines').waitFor();
    expect(await page.locator('.big').innerText()).toBe(usd(data.rows[0]?.cost ?? ''));
    expect(complaints).toEqual([]);
  });

  it('of an unknown name is said to be none, as text', async () => {
    const name = '<img src=x>‮';
    await open(`/teams/${encodeURIComponent(name)}`, '.state');
    expect(await page.locator('h1').innerText()).toBe(name);
    expect(await page.locator('.state').innerText()).toContain('No team of this name');
    expect(await page.locator('main img').count()).toBe(0);
  });

  it('are said not to be readable while the API fails, or empty', async () => {
    await page.route('**/v1/costs/by-team*', (route) => route.abort());
    await open('/teams', '.state');
    await page.unroute('**/v1/costs/by-team*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('table.teams').waitFor();
    const empty = await serveDashboard(join(tempFolder(), 'out'), browser.dist());
    onTestFinished(() => empty.close());
    await page.goto(`${empty.address}/teams/data`);
    await page.getByRole('heading', { name: 'Nothing is archived yet.' }).waitFor();
  });

  it.each([
    [1440, 'light'],
    [1440, 'dark'],
    [375, 'light'],
    [375, 'dark'],
  ] as const)('are accessible at %i px, %s', async (width, colorScheme) => {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    for (const [path, shown] of [
      ['/teams', 'table.teams .pill'],
      ['/teams/retail', '.evidence'],
    ] as const) {
      await open(path, shown);
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(width);
      expect(await axeProblems(page), path).toEqual([]);
    }
  });
});
