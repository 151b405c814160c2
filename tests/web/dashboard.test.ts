/** The built dashboard in a real browser, over the sample's archive, with the content security policy of the servers. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Answer, Costs } from '../../web/src/api/answers.ts';
import { sumOf } from '../../web/src/words/decimal.ts';
import { moneyText } from '../../web/src/words/money-text.ts';
import { archiveBill } from '../api/served-archive.ts';
import { writeBill } from '../support/small-bill.ts';
import { folderForSuite, tempFolder } from '../support/temp-folder.ts';
import { archivedSample } from './archived-sample.ts';
import { axeProblems, dashboardBrowser, isWithoutBrowser } from './dashboard-browser.ts';
import { type ServedDashboard, serveDashboard } from './served-dashboard.ts';

const november = 'from=2026-11-01&to=2026-11-20';
const workloads = `${november}&group_by=service&filter[ou]=Root/Workloads`;
const oneService = `from=2026-11-20&to=2026-11-20&filter[service]=Amazon%20DynamoDB`;

describe.skipIf(isWithoutBrowser)('the dashboard in a browser', () => {
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

  const open = async (path: string) => {
    await page.goto(`${served.address}${path}`, { waitUntil: 'networkidle' });
  };
  const askCosts = async (query: string) =>
    (await served.askApi(`/v1/costs?metric=unblended&${query}`)) as Answer<Costs>;
  const texts = (selector: string) => page.locator(selector).allInnerTexts();

  it('waits for a number that the API is still making, and says so', async () => {
    const asked = new Map<string, number>();
    await page.route('**/v1/costs?**', async (route) => {
      const times = asked.get(route.request().url()) ?? 0;
      asked.set(route.request().url(), times + 1);
      const later = { status: 202, headers: { 'retry-after': '1' }, json: { message: 'later' } };
      await (times < 2 ? route.fulfill(later) : route.continue());
    });
    await page.goto(`${served.address}/explore?${november}&group_by=ou`);
    await page.locator('.long-answer').waitFor();
    expect(await page.locator('.long-answer').innerText()).toContain('It comes by itself');
    expect(await axeProblems(page)).toEqual([]);
    await page.locator('table.costs').waitFor();
    await page.locator('.long-answer').waitFor({ state: 'detached' });
    const { data } = await askCosts(`${november}&group_by=ou`);
    expect(await page.locator('main').innerText()).toContain(moneyText(data.total.cost, 'USD'));
    expect(Math.max(...asked.values())).toBe(3);
    expect(complaints).toEqual([]);
  });

  it('does not compare with days before the archive', async () => {
    await open('/explore?from=2026-09-01&to=2026-09-20&group_by=service&compare=previous');
    const [services = ''] = await texts('table.costs');
    expect(services).not.toContain('Change');
    expect(await page.locator('main').innerText()).toMatch(
      /Not compared: 20\sdays of 1 to 20\sAug\s2026 are not archived/,
    );
  });

  it('explores with a filter, and all rows of the table are the API’s', async () => {
    await open(`/explore?${workloads}`);
    const { data } = await askCosts(workloads);
    expect(await page.locator('.big').innerText()).toBe(moneyText(data.total.cost, 'USD'));
    const cells = await texts('table.costs tbody td:nth-child(2)');
    expect(cells).toEqual(data.rows.map(({ cost }) => moneyText(cost, 'USD')));
    await page.getByRole('link', { name: 'Remove the filter on OU' }).click();
    const all = await askCosts(`${november}&group_by=service`);
    await waitForText(page, '.big', moneyText(all.data.total.cost, 'USD'));
    expect(page.url()).not.toContain('filter');
  });

  it('adds a filter that it offers', async () => {
    await open(`/explore?${november}&group_by=service`);
    await page.getByRole('button', { name: '+ Filter' }).click();
    await page.getByLabel('Filter on').selectOption('region');
    await page.getByLabel('is', { exact: true }).selectOption('eu-west-1');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    const { data } = await askCosts(`${november}&filter[region]=eu-west-1`);
    await waitForText(page, '.big', moneyText(data.total.cost, 'USD'));
    expect(new URL(page.url()).searchParams.get('filter[region]')).toBe('eu-west-1');
  });

  it('draws the days, and its table has the same total', async () => {
    await open(`/explore?${workloads}`);
    await page.locator('.recharts-bar-rectangle').first().waitFor();
    await page.getByText('As a table').click();
    const { data } = await askCosts(`${workloads}&granularity=day`);
    const first = data.rows.filter((row) => row.ChargePeriodStart === '2026-11-01');
    const total = moneyText(sumOf(first.map(({ cost }) => cost)), 'USD');
    const [row = ''] = await texts('.as-table tbody tr');
    expect(row.split('\t').at(-1)).toBe(total);
    expect(complaints).toEqual([]);
  });

  it('copies a link that shows the same', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(`/explore?group_by=service&filter[ou]=Root/Workloads`);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('Copied.').waitFor();
    const link = String(await page.evaluate('navigator.clipboard.readText()'));
    expect(link).toContain('from=2026-10-22&to=2026-11-20&metric=unblended');
    const [shown] = await texts('.big');
    await page.goto(link, { waitUntil: 'networkidle' });
    expect(await texts('.big')).toEqual([shown]);
  });

  it('opens a row of an OU that has others below with the number that was clicked', async () => {
    await open(`/explore?${november}&group_by=ou`);
    const { data } = await askCosts(`${november}&group_by=ou`);
    const parent = data.rows.find((row) => row.x_OrganizationalUnit === 'Root');
    expect(data.rows.some((row) => row.x_OrganizationalUnit?.startsWith('Root/'))).toBe(true);
    await page.getByRole('link', { name: 'Root', exact: true }).click();
    await page.waitForURL((url) => url.searchParams.get('filter[ouOnly]') === 'Root');
    // The number before stays until the next one is there.
    const clicked = moneyText(parent?.cost ?? '', 'USD');
    await page.locator('.big', { hasText: clicked }).waitFor();
    expect(await texts('.chips-row .chip')).toContainEqual(
      expect.stringContaining('OU without those below it is Root'),
    );
    expect(complaints).toEqual([]);
  });

  it('saves all rows as CSV', async () => {
    await open(`/explore/rows?${november}`);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'CSV' }).click();
    const text = readFileSync(await (await download).path(), 'utf8');
    const { data: rows } = Papa.parse<Record<string, string>>(text.replace('\ufeff', ''), {
      header: true,
      skipEmptyLines: true,
    });
    const { data } = await askCosts(november);
    expect(rows.length).toBeGreaterThan(1_000);
    expect(sumOf(rows.map((row) => row['BilledCost'] ?? ''))).toBe(data.total.cost);
  });

  it('lists the rows behind a number, which add up to it', async () => {
    await open(`/explore/rows?${oneService}`);
    const { data } = await askCosts(oneService);
    expect(await page.locator('.big').innerText()).toBe(moneyText(data.total.cost, 'USD'));
    expect(await texts('.pill')).toEqual(['Adds up']);
    expect(await texts('thead th')).not.toContain('Service');
    expect(served.errors).toEqual([]);
  });

  it('reads more rows until all are there', async () => {
    await open('/explore/rows?from=2026-11-20&to=2026-11-20');
    expect(await texts('.pill')).toEqual([]);
    await page.getByRole('button', { name: /Show more/ }).click();
    await page.getByText('Adds up').waitFor();
  });

  it('says that nothing matches, and which filter to remove', async () => {
    await open(`/explore?${november}&filter[region]=ap-nowhere-1`);
    await page.locator('.state').waitFor();
    expect(await texts('.state h2')).toEqual(['No cost with these filters.']);
    expect(await page.locator('.big').count()).toBe(0);
    await page.getByRole('link', { name: 'Region is ap-nowhere-1' }).click();
    await page.locator('.big').waitFor();
  });

  it('says what an address has wrong', async () => {
    await open('/explore?metric=net');
    expect(await texts('.note')).toEqual(["'net' is not a known metric; this is unblended."]);
    await open('/nothing/here');
    expect(await texts('h1')).toEqual(['There is no page at this address']);
  });

  it('shows what the API said when it cannot answer, and tries again', async () => {
    await open('/explore?from=2020-01-01&to=2020-01-31');
    expect(await page.locator('.state').innerText()).toContain('Nothing before 2026-09-01');
    await page.route('**/v1/costs*', (route) => route.abort());
    await open(`/explore?${workloads}`);
    await page.getByText('The costs could not be read.').waitFor();
    expect(await page.locator('.state').first().innerText()).toContain('The API does not answer');
    await page.unroute('**/v1/costs*');
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await page.locator('table.costs').waitFor();
  });

  it('says of an empty archive what fills it', async () => {
    const empty = await serveDashboard(join(tempFolder(), 'out'), browser.dist());
    onTestFinished(() => empty.close());
    await page.goto(`${empty.address}/overview`, { waitUntil: 'networkidle' });
    expect(await texts('.state h2')).toEqual(['Nothing is archived yet.']);
  });

  it('shows names from the bill as text, whatever they are', async () => {
    const own = tempFolder();
    const hostile = '<img src=x onerror="document.title=1">\u202e=1+1';
    const line = { account: '111111111111', service: hostile, cost: 5 };
    const lines = ['2026-11-01', '2026-11-02'].map((day) => ({ ...line, day }));
    const out = await archiveBill(own, {
      bill: writeBill(join(own, 'bill.csv'), lines),
      accounts: ['2026-01-01,111111111111,shop,Root/<b>Shop</b>'],
      date: '2026-11-02',
    });
    const other = await serveDashboard(out, browser.dist());
    onTestFinished(() => other.close());
    for (const path of ['/overview', '/explore?group_by=service,ou', '/explore/rows']) {
      await page.goto(`${other.address}${path}`, { waitUntil: 'networkidle' });
      await page.getByText(hostile).first().waitFor();
      expect(await page.locator('img, td b, th b').count(), path).toBe(0);
    }
    await page.goto(`${other.address}/explore?group_by=service`, { waitUntil: 'networkidle' });
    await page.getByRole('link', { name: hostile }).click();
    expect(new URL(page.url()).searchParams.get('filter[service]')).toBe(hostile);
    await waitForText(page, '.big', '$10.00');
    expect(complaints).toEqual([]);
  });

  it.each([
    [1440, 'light'],
    [1440, 'dark'],
    [375, 'light'],
    [375, 'dark'],
  ] as const)(
    'is accessible by axe’s rules at %i px, %s, and does not scroll sideways',
    async (width, colorScheme) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const paths = [
        `/explore?${workloads}&compare=previous`,
        `/explore/rows?${oneService}`,
        '/explore?filter[region]=x',
        '/nothing',
      ];
      for (const path of paths) {
        await open(path);
        expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(width);
        expect(await axeProblems(page), path).toEqual([]);
      }
    },
  );

  it('is reached by keyboard: the first key leads past the navigation', async () => {
    await open('/overview');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
  });
});

async function waitForText(page: Page, selector: string, text: string): Promise<void> {
  await page.locator(selector, { hasText: text }).waitFor({ timeout: 10_000 });
}
