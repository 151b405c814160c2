/** The page about tags in a real browser: its numbers are the API's, and each resource says whose it is and why. */
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Answer, Coverage, Explained, Untagged } from '../../web/src/api/answers.ts';
import { sumOf } from '../../web/src/words/decimal.ts';
import { moneyText } from '../../web/src/words/money-text.ts';
import { lackingCost, tagShare } from '../../web/src/words/tag-words.ts';
import { archiveTaggedBill, hostile } from '../api/tagged-archive.ts';
import { folderForSuite, tempFolder } from '../support/temp-folder.ts';
import { archivedSample } from './archived-sample.ts';
import { dashboardBrowser, isWithoutBrowser } from './dashboard-browser.ts';
import { type ServedDashboard, serveDashboard } from './served-dashboard.ts';

const november = 'from=2026-11-01&to=2026-11-20';
const usd = (amount = '') => moneyText(amount, 'USD');

describe.skipIf(isWithoutBrowser)('the page about tags', () => {
  const folder = folderForSuite();
  const browser = dashboardBrowser();
  let served: ServedDashboard;
  let page: Page;
  let complaints: readonly string[];

  beforeAll(async () => {
    served = await serveDashboard(await archivedSample(folder()), browser.dist());
  });
  afterAll(() => served?.close());
  beforeEach(async () => {
    ({ page, complaints } = await browser.openPage());
  });

  const open = (path: string) =>
    page.goto(`${served.address}${path}`, { waitUntil: 'networkidle' });
  const texts = (selector: string) => page.locator(selector).allInnerTexts();
  const ask = async <Data>(path: string) => (await served.askApi(path)) as Answer<Data>;

  it('has the share and the amounts of the API, which are together the bill', async () => {
    await open(`/tags?${november}`);
    const { data } = await ask<Coverage>(`/v1/coverage?${november}`);
    const [all, ...tags] = data.rows;
    if (all === undefined) throw new Error('no coverage');
    expect(await texts('.big')).toEqual([tagShare(all.validShare)]);
    const main = await page.locator('main').innerText();
    for (const amount of [lackingCost(all), all.x_UntaggableCost]) {
      expect(main).toContain(usd(amount));
    }
    const table = page.locator('section', { hasText: 'By required tag' }).locator('table');
    expect(await table.locator('tbody tr').count()).toBe(tags.length);
    for (const [at, row] of tags.entries()) {
      const text = await table.locator('tbody tr').nth(at).innerText();
      expect(text.split('\t')).toEqual([
        row.x_RequiredTag,
        usd(row.x_TaggableCost),
        usd(row.x_MissingTagCost),
        usd(row.x_NotAllowedTagCost),
        usd(row.x_UntaggableCost),
        usd(row.x_UnknownTagCost),
        tagShare(row.validShare),
      ]);
    }
    expect(await table.innerText()).toContain('Equal to the bill');
    expect(complaints).toEqual([]);
  });

  it('has teams, OUs and accounts by money without tags, with a link that filters their costs', async () => {
    for (const [group, name] of [
      ['ou', 'OU'],
      ['account', 'Account'],
      ['team', 'Team'],
    ] as const) {
      await open(`/tags?${november}`);
      await page.getByRole('list', { name: 'By' }).getByRole('link', { name, exact: true }).click();
      const table = page.locator('section', { hasText: 'Where tags are missing' }).locator('table');
      await table.getByText(name, { exact: true }).waitFor();
      const { data } = await ask<Coverage>(`/v1/coverage?${november}&group_by=${group}`);
      const lacking = data.rows.filter((row) => row.x_RequiredTag === '*').map(lackingCost);
      expect(await table.locator('tfoot').innerText()).toContain(usd(sumOf(lacking)));
    }
    await page
      .locator('section', { hasText: 'Where tags are missing' })
      .getByText('retail')
      .click();
    await page.locator('table.costs').waitFor();
    const { searchParams } = new URL(page.url());
    expect([searchParams.get('filter[team]'), searchParams.get('metric')]).toEqual([
      'retail',
      'unblended',
    ]);
  });

  it('draws the days, whose table has each day of the API', async () => {
    await open(`/tags?${november}`);
    await page.locator('.recharts-line-curve').waitFor();
    await page.getByText('As a table').click();
    const { data } = await ask<Coverage>(`/v1/coverage?${november}&granularity=day`);
    const days = data.rows.filter((row) => row.x_RequiredTag === '*');
    const rows = await texts('.as-table tbody tr');
    expect(rows.map((row) => row.split('\t').slice(1))).toEqual(
      days.map((row) => [usd(lackingCost(row)), tagShare(row.validShare)]),
    );
  });

  it('lists the costliest resources without tags, says why they are whose, and saves them', async () => {
    await open('/tags');
    const { data } = await ask<Untagged>('/v1/untagged');
    const costs = await texts('table.resources tbody td.number');
    expect(costs).toEqual(data.rows.map((row) => usd(row.BilledCost)));
    expect(await texts('table.resources tfoot .number')).toEqual([usd(data.total.BilledCost)]);
    const download = page.waitForEvent('download');
    await page
      .locator('section', { hasText: 'Costliest resources' })
      .getByRole('button', { name: 'CSV' })
      .click();
    const text = readFileSync(await (await download).path(), 'utf8').replace('\ufeff', '');
    const saved = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
    expect(sumOf(saved.data.map((row) => row['BilledCost'] ?? ''))).toBe(data.total.BilledCost);
    await page.getByRole('link', { name: /^Why/ }).first().click();
    await page.locator('.explained').first().waitFor();
    const query = new URL(page.url()).search;
    const explained = await ask<Explained>(`/v1/explain${query}`);
    const [first] = explained.data.groups;
    const [resource] = data.rows;
    for (const group of explained.data.groups) {
      expect([group.SubAccountId, group.ServiceName, group.x_Target]).toEqual([
        resource?.SubAccountId,
        resource?.ServiceName,
        resource?.x_Target,
      ]);
    }
    expect(new URLSearchParams(query).get('filter[ouOnly]')).toBe(resource?.x_OrganizationalUnit);
    expect(await texts('.explained .section-head > span')).toEqual(
      explained.data.groups.map(({ cost }) => usd(cost)),
    );
    expect(await page.locator('.explained').first().innerText()).toContain(first?.x_RuleId);
    expect(await page.locator('.verdicts').first().locator('li').count()).toBe(
      first?.verdicts.length,
    );
    expect(complaints).toEqual([]);
  });

  it('shows editors what the server says about the weekly job', async () => {
    await page.route('**/v1/untagged/runs', (route) =>
      route.fulfill({ status: 202, json: { data: {} } }),
    );
    await open('/tags');
    await page.getByRole('button', { name: 'Make the list now' }).click();
    await page.getByText('The list is being made from the bill.').waitFor();
    await page.unroute('**/v1/untagged/runs');
    await page.getByRole('button', { name: 'Make the list now' }).click();
    await page.getByText('This server reads no bill.').waitFor();
  });

  it('shows hostile names of resources as text, and says what is not known', async () => {
    const other = await serveDashboard(await archiveTaggedBill(tempFolder()), browser.dist());
    onTestFinished(() => other.close());
    await page.goto(`${other.address}/tags`, { waitUntil: 'networkidle' });
    expect(await texts('.resource-id')).toContain(hostile);
    expect(await page.locator('main').innerText()).toMatch(/Only 2\sdays of 30 have figures/);
    await page.getByRole('link', { name: /cmd/ }).click();
    await page.getByText('No cost to explain.').or(page.locator('.explained').first()).waitFor();
    expect(complaints).toEqual([]);
  });
});
