/** Overview in a real browser: the numbers and sentences of the mail of the same run, each with its proof. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answer, Costs, Units } from '../../web/src/api/answers.ts';
import { compareAmounts, sumOf } from '../../web/src/words/decimal.ts';
import { moneyText } from '../../web/src/words/money-text.ts';
import { folderForSuite } from '../support/temp-folder.ts';
import { archivedSample, sampleBudgets } from './archived-sample.ts';
import { axeProblems, dashboardBrowser, isWithoutBrowser } from './dashboard-browser.ts';
import { type ServedDashboard, serveDashboard } from './served-dashboard.ts';

const november = 'from=2026-11-01&to=2026-11-20&metric=unblended';

describe.skipIf(isWithoutBrowser)('overview', () => {
  const folder = folderForSuite();
  const browser = dashboardBrowser();
  let served: ServedDashboard;
  let out: string;
  let page: Page;
  let complaints: readonly string[];

  beforeAll(async () => {
    out = await archivedSample(folder());
    served = await serveDashboard(out, browser.dist(), undefined, sampleBudgets);
  });
  afterAll(() => served?.close());
  beforeEach(async () => {
    ({ page, complaints } = await browser.openPage());
  });

  const open = async (path: string) => {
    await page.goto(`${served.address}${path}`, { waitUntil: 'networkidle' });
  };
  const ask = async <Data>(path: string) => (await served.askApi(path)) as Answer<Data>;
  const mail = (end: string) => readFileSync(join(out, `digest/2026-11-20.${end}`), 'utf8');
  const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
  const textOf = async (selector: string) => plain(await page.locator(selector).innerText());

  it('has the numbers of the mail’s CSV, to the cent', async () => {
    await open('/');
    const { data: rows } = Papa.parse<Record<string, string>>(mail('csv').replace('\ufeff', ''), {
      header: true,
      skipEmptyLines: true,
    });
    const costOf = (ou?: string) => {
      const own = rows.filter((row) => ou === undefined || row['OU'] === ou);
      return moneyText(sumOf(own.map((row) => Number(row['DailyCost']).toFixed(12))), 'USD');
    };
    await page.getByRole('button', { name: /more: .* on track/ }).click();
    const units = (await ask<Units>('/v1/units')).data.rows;
    expect(units.length).toBeGreaterThan(10);
    const shown = await page.locator('table.units tbody tr:not(.fold)').allInnerTexts();
    for (const [at, { x_OrganizationalUnit: ou }] of units.entries()) {
      expect(shown[at], ou).toContain(costOf(ou));
    }
    expect(await textOf('table.units tfoot')).toContain(costOf());
    expect(await textOf('table.units tfoot')).toContain('Equal to the bill');
    expect(complaints).toEqual([]);
  });

  it('says of budgets and unusual costs what the mail says', async () => {
    await open('/overview');
    const text = plain(mail('txt'));
    const answers = await textOf('.answers dl');
    const budget = /On budget\? (.*?) What changed\? (.*?) Can I trust/.exec(text);
    expect(budget?.[1]).toContain('will exceed their budgets');
    expect(answers).toContain(budget?.[1]);
    expect(answers).toContain(budget?.[2]);
    const month = await textOf('.month-figures');
    for (const words of ['Projected month end', 'likely', 'Close ·', 'for 12 of 14 OUs']) {
      expect(month).toContain(words);
    }
    const toDate = /Month to date (\$[0-9,]+)/.exec(text)?.[1];
    expect(month).toContain(toDate);
    const exact = (await page.locator('.big').innerText()).replaceAll(/[$,]/g, '');
    expect(`$${Math.round(Number(exact)).toLocaleString('en-US')}`).toBe(toDate);
    const projected = /Projected month end (\$[0-9,]+) (likely .*?) Budget/.exec(text);
    expect(month).toContain(projected?.[1]);
    expect(month).toContain(projected?.[2]);
  });

  it('leads from each number to the rows that make it', async () => {
    await open('/overview');
    await page.locator('table.units tbody tr').first().locator('td a').nth(1).click();
    await page.locator('table.lines').waitFor();
    const { data } = await ask<Costs>(
      `/v1/costs?${november}&filter[ou]=Root/Workloads/Data%20Platform/Prod`,
    );
    expect(await page.locator('.big').innerText()).toBe(moneyText(data.total.cost, 'USD'));
    expect(new URL(page.url()).searchParams.get('metric')).toBe('unblended');
    await open('/overview');
    await page.locator('.unusual a').first().click();
    await page.getByText('Adds up').waitFor();
    expect(await page.locator('.big').innerText()).toContain('$15,222.');
  });

  it('lists what changed most by money, with all others, and the month’s total', async () => {
    await open('/overview');
    const { data } = await ask<Costs>(
      `/v1/costs?${november}&group_by=service,ou&compare=previous&limit=10000`,
    );
    const size = ({ cost, costBefore = '0' }: Costs['rows'][number]) =>
      String(Math.abs(Number(cost) - Number(costBefore)));
    const [largest] = [...data.rows].sort((a, b) => compareAmounts(size(b), size(a)));
    const table = await textOf('table.changes');
    expect(table).toContain(
      `${largest?.ServiceName} ${largest?.x_OrganizationalUnit?.replaceAll('/', ' / ')}`,
    );
    expect(table).toContain(`${data.rows.length - 6} others`);
    expect(table).toContain(moneyText(data.total.cost, 'USD'));
    expect(table).toContain('Equal to the bill');
  });

  it('shows another metric, and says which figures stay those of the mail', async () => {
    await open('/overview?metric=amortized');
    const { data } = await ask<Costs>('/v1/costs?from=2026-11-01&to=2026-11-20&metric=amortized');
    expect(await page.locator('.big').innerText()).toBe(moneyText(data.total.cost, 'USD'));
    expect(await textOf('main')).toContain('are unblended cost, as in the mail');
  });

  it('shows the rest while one answer fails, and asks again', async () => {
    await page.route('**/v1/units', (route) => route.abort());
    await open('/overview');
    await page.getByText('The OUs could not be read.').waitFor();
    expect(await page.locator('.big').count()).toBe(1);
    await page.unroute('**/v1/units');
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await page.locator('table.units').waitFor();
  });

  it.each([
    [1440, 'light'],
    [1440, 'dark'],
    [375, 'light'],
    [375, 'dark'],
  ] as const)('is accessible at %i px, %s', async (width, colorScheme) => {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await open('/overview');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    expect(await axeProblems(page)).toEqual([]);
  });
});
