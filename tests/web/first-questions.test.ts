/** What the pages ask when they are opened is what the digest has asked before: both by the same key of an answer. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allOperations } from '../../src/api/operations/all-operations.ts';
import { readQuery } from '../../src/api/questions/read-query.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { firstQuestions } from '../../src/domain/questions/page-questions.ts';
import { folderForSuite } from '../support/temp-folder.ts';
import { archivedSample, sampleBudgets } from './archived-sample.ts';
import { dashboardBrowser, isWithoutBrowser } from './dashboard-browser.ts';
import { type ServedDashboard, serveDashboard } from './served-dashboard.ts';

describe.skipIf(isWithoutBrowser)('the questions of the first screens', () => {
  const folder = folderForSuite();
  const browser = dashboardBrowser();
  const ahead = keysOf(firstQuestions(parseBillingDay('2026-11-20'), 'unblended'));
  const asked = new Set<string>();
  let served: ServedDashboard;

  beforeAll(async () => {
    const out = await archivedSample(folder());
    served = await serveDashboard(out, browser.dist(), undefined, sampleBudgets);
  });
  afterAll(() => served?.close());

  it.each([
    ['/overview', 'figure.daily'],
    ['/teams', 'figure.daily'],
    ['/tags', 'figure'],
    ['/rules', 'table.rules'],
  ])('of %s are all asked ahead', async (path, last) => {
    const { page } = await browser.openPage();
    const paths: string[] = [];
    page.on('request', (request) => {
      const { pathname, search } = new URL(request.url());
      if (pathname.startsWith('/v1/')) paths.push(pathname + search);
    });
    await page.goto(`${served.address}${path}`, { waitUntil: 'networkidle' });
    await page.locator(last).waitFor();
    await page.getByText('Equal to the bill').first().waitFor();
    await page.waitForLoadState('networkidle');
    const keys = keysOf(paths);
    for (const key of keys) asked.add(key);
    expect(keys.size).toBeGreaterThan(0);
    expect([...keys].filter((key) => !ahead.has(key))).toEqual([]);
  });

  it('are asked by a page, each of them', () => {
    expect([...ahead].filter((key) => !asked.has(key))).toEqual([]);
  });
});

/** Operation and query as they are read, of answers that are kept. */
function keysOf(paths: readonly string[]): ReadonlySet<string> {
  return new Set(
    paths.flatMap((path) => {
      const { pathname, searchParams } = new URL(path, 'http://localhost');
      const operation = allOperations.find((one) => one.path === pathname);
      if (operation?.isKept !== true) return [];
      return JSON.stringify([operation.id, readQuery(operation.query, searchParams)]);
    }),
  );
}
