/** The list of idle resources in a real browser: its rows and sum are the API's; without metrics there is no list. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeUse } from '../../samples/use/make-use.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { pagePaths } from '../../src/domain/questions/page-questions.ts';
import type { Answer, ResourceEfficiency } from '../../web/src/api/answers.ts';
import { moneyText } from '../../web/src/words/money-text.ts';
import { archiveTaggedBill } from '../api/tagged-archive.ts';
import { folderForSuite } from '../support/temp-folder.ts';
import { archiveUse } from '../support/views/archive-use.ts';
import { dashboardBrowser, isWithoutBrowser } from './dashboard-browser.ts';
import { type ServedDashboard, serveDashboard } from './served-dashboard.ts';

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
});
