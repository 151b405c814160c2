/** The list of idle resources in a real browser: its rows and sum are the API's; without metrics there is no list. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeUse } from '../../samples/use/make-use.ts';
import { addDays, parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { pagePaths } from '../../src/domain/questions/page-questions.ts';
import type { Answer, ResourceEfficiency } from '../../web/src/api/answers.ts';
import { awsWords } from '../../web/src/use/aws-words.ts';
import { moneyText } from '../../web/src/words/money-text.ts';
import { archiveTaggedBill } from '../api/tagged-archive.ts';
import { folderForSuite } from '../support/temp-folder.ts';
import {
  archiveRecommendations,
  rankedRecommendation,
} from '../support/views/archive-recommendations.ts';
import { archiveUse } from '../support/views/archive-use.ts';
import { dashboardBrowser, isWithoutBrowser } from './dashboard-browser.ts';
import { type ServedDashboard, serveDashboard } from './served-dashboard.ts';

const hostile = `<img src=x onerror=alert(1)>"'; =cmd()`;

describe.skipIf(isWithoutBrowser)('the list of idle resources', () => {
  const folder = folderForSuite();
  const browser = dashboardBrowser();
  let served: ServedDashboard;
  let out: string;
  let page: Page;
  let complaints: readonly string[];

  beforeAll(async () => {
    out = await archiveTaggedBill(folder());
    served = await serveDashboard(out, browser.dist());
  });
  afterAll(() => served?.close());
  beforeEach(async () => {
    ({ page, complaints } = await browser.openPage());
  });

  const open = () => page.goto(`${served.address}/tags`, { waitUntil: 'networkidle' });

  it('is not there without metrics', async () => {
    await open();
    expect(await page.getByRole('heading', { name: 'Idle resources' }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('has the rows of the API, with use, owner and money, also on a phone', async () => {
    archiveUse(out, makeUse({ newest: parseBillingDay('2026-11-17'), days: 33, times: 1 }));
    const again = await serveDashboard(out, browser.dist());
    try {
      await page.goto(`${again.address}/tags`, { waitUntil: 'networkidle' });
      const { data } = (await again.askApi(pagePaths.idle)) as Answer<ResourceEfficiency>;
      const table = page.locator('section', { hasText: 'Idle resources' }).locator('table');
      const rows = await table.locator('tbody tr').allInnerTexts();
      expect(rows).toHaveLength(20);
      for (const [at, row] of data.rows.entries()) {
        expect(rows[at]).toContain(row.ResourceId);
        expect(rows[at]).toContain(row.x_Evidence);
        expect(rows[at]).toContain(moneyText(row.x_MonthlyCost, 'USD'));
      }
      const sum = moneyText(data.total.x_MonthlyCost, 'USD');
      expect(await table.locator('tfoot').innerText()).toContain(sum);
      await page.setViewportSize({ width: 375, height: 800 });
      // The chart above it is drawn again for the new width a moment later.
      const width = () => page.evaluate('document.documentElement.scrollWidth');
      await expect.poll(width, { timeout: 30_000 }).toBe(375);
      expect(complaints).toEqual([]);
    } finally {
      await again.close();
    }
  });

  it('says what AWS recommends beside it, each saving once, with hostile texts as text', async () => {
    const newest = parseBillingDay('2026-11-17');
    const use = makeUse({ newest, days: 33, times: 1 });
    archiveUse(out, use);
    archiveRecommendations(out, addDays(newest, 1), [
      ...use.resources.map(({ account, kind, id }, at) =>
        rankedRecommendation({
          ...{ account, kind, resourceId: id, monthlySavings: 41.5 },
          action: at % 2 === 0 ? 'Stop' : 'Rightsize',
          recommendedResource: at % 7 === 0 ? hostile : 'm7g.large',
          currency: at % 5 === 0 ? 'CNY' : 'USD',
        }),
      ),
      rankedRecommendation({
        ...{ kind: '', resourceId: hostile, resourceType: hostile, action: hostile },
        ...{ ou: 'Root/Workloads/Retail/Prod', monthlySavings: 75 },
      }),
      rankedRecommendation({
        ...{ kind: '', resourceId: '', action: 'PurchaseSavingsPlans', standing: 'purchase' },
        ...{ resourceType: 'ComputeSavingsPlans', recommendedResource: '$1.20/hour' },
        ...{ monthlySavings: 2_100, countedSavings: null },
      }),
      rankedRecommendation({ kind: '', resourceId: 'arn:x', currency: '<b>' }),
    ]);
    const again = await serveDashboard(out, browser.dist());
    try {
      await page.goto(`${again.address}/tags`, { waitUntil: 'networkidle' });
      const { data } = (await again.askApi(pagePaths.idle)) as Answer<ResourceEfficiency>;
      const section = page.locator('section', { hasText: 'Idle resources' });
      const text = (await section.innerText()).replaceAll('\u00a0', ' ');
      for (const row of data.rows) expect(text).toContain(awsWords(row)?.replaceAll('\u00a0', ' '));
      expect(text).toMatch(
        /AWS says: resize it to m7g.large, to save .?.?.41.50 a month \(Wed 18 Nov\)/,
      );
      const { measured, others } = data.recommendations ?? {};
      expect(text).toContain(`Changes to ${measured?.rows} measured resources`);
      expect(text).toContain(moneyText(measured?.x_MonthlySavings ?? '', 'USD'));
      const table = section.locator('table').nth(1);
      expect(await table.locator('tbody tr').count()).toBe(3);
      expect(await table.locator('tfoot').innerText()).toContain(
        moneyText(others?.x_MonthlySavings ?? '', 'USD'),
      );
      expect(others?.x_MonthlySavings).toBe('75');
      expect(await table.innerText()).toContain('not added: it assumes that the resources keep');
      expect(await table.innerText()).toContain('not added: another currency');
      for (const width of [1440, 375]) {
        await page.setViewportSize({ width, height: 900 });
        const widest = () => page.evaluate('document.documentElement.scrollWidth');
        await expect.poll(widest, { timeout: 30_000 }).toBe(width);
      }
      expect(complaints).toEqual([]);
    } finally {
      await again.close();
    }
  });
});
