/** The pages about rules in a real browser: what each rule claimed, and changes that overwrite nobody's. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Answer, Costs, Rules } from '../../web/src/api/answers.ts';
import { moneyText } from '../../web/src/words/money-text.ts';
import { archiveTaggedBill } from '../api/tagged-archive.ts';
import { folderForSuite, tempFolder } from '../support/temp-folder.ts';
import { archivedSample } from './archived-sample.ts';
import { axeProblems, dashboardBrowser, isWithoutBrowser } from './dashboard-browser.ts';
import { serveWithLogin } from './oidc-dashboard.ts';
import { type ServedDashboard, serveDashboard } from './served-dashboard.ts';

const november = 'from=2026-11-01&to=2026-11-20';

describe.skipIf(isWithoutBrowser)('the pages about rules', () => {
  const folder = folderForSuite();
  const browser = dashboardBrowser();
  let out: string;
  let served: ServedDashboard;
  let page: Page;
  let complaints: readonly string[];

  beforeAll(async () => {
    out = await archivedSample(folder());
    served = await serveDashboard(out, browser.dist());
  });
  afterAll(() => served?.close());
  beforeEach(async () => {
    ({ page, complaints } = await browser.openPage());
  });

  const open = (path: string, address = served.address) =>
    page.goto(`${address}${path}`, { waitUntil: 'networkidle' });
  const texts = (selector: string) => page.locator(selector).allInnerTexts();

  it('list the rules in order with what each claimed, and end in the bill', async () => {
    await open(`/rules?${november}&metric=unblended`);
    const rules = (await served.askApi('/v1/rules')) as Answer<Rules>;
    const costs = (await served.askApi(
      `/v1/costs?${november}&metric=unblended&group_by=rule`,
    )) as Answer<Costs>;
    const claimed = new Map(costs.data.rows.map((row) => [row.x_RuleId, row]));
    expect(await texts('table.rules tbody th code')).toEqual(rules.data.rows.map(({ id }) => id));
    const shown = await texts('table.rules tbody tr');
    for (const [at, { id }] of rules.data.rows.entries()) {
      const cells = shown[at]?.split('\t') ?? [];
      expect(cells.at(-2), id).toBe(moneyText(claimed.get(id)?.cost ?? '0', 'USD'));
    }
    const foot = await page.locator('table.rules tfoot').innerText();
    expect(foot).toContain(moneyText(claimed.get('')?.cost ?? '', 'USD'));
    expect(foot).toContain(moneyText(costs.data.total.cost, 'USD'));
    expect(foot).toContain('Equal to the bill');
    await page.getByText('rules.yaml as it is').click();
    expect(await page.locator('pre.file').textContent()).toBe(rules.data.yaml);
    expect(complaints).toEqual([]);
  });

  it('find a rule, and lead to its costs', async () => {
    await open(`/rules?${november}`);
    await page.getByLabel('Search').fill('TransitGateway');
    expect(await texts('table.rules tbody th code')).toEqual(['data-transfer']);
    await page.locator('table.rules tbody a').click();
    await page.locator('.big').waitFor();
    expect(new URL(page.url()).searchParams.get('filter[rule]')).toBe('data-transfer');
  });

  it.each(['teams', 'services', 'aliases', 'owners'])(
    'show %s as the file has them',
    async (file) => {
      await open(`/rules/${file}`);
      const lines = readFileSync(join(out, `allocation/${file}.csv`), 'utf8')
        .trim()
        .split('\n');
      expect(await page.locator('tbody tr').count()).toBe(lines.length - 1);
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'CSV' }).click();
      const saved = readFileSync(await (await download).path(), 'utf8')
        .trim()
        .split('\r\n');
      expect(saved.length).toBe(lines.length);
      await page.getByText(`${file}.csv as it is`).click();
      expect(await page.locator('pre.file').textContent()).toBe(`${lines.join('\n')}\n`);
      await page.getByLabel('Search').fill('retail');
      expect(await page.locator('tbody tr').count()).toBeLessThan(lines.length - 1);
      expect(complaints).toEqual([]);
    },
  );

  it('explain any cost of a day', async () => {
    await open('/rules/explain');
    await page.getByLabel('Service').fill('Amazon DynamoDB');
    await page.getByRole('button', { name: 'Explain' }).click();
    await page.locator('.explained', { hasText: 'Amazon DynamoDB' }).first().waitFor();
    expect(new URL(page.url()).searchParams.get('filter[service]')).toBe('Amazon DynamoDB');
    await page.getByLabel('Service').fill('nothing');
    await page.getByRole('button', { name: 'Explain' }).click();
    await page.getByText('No cost to explain.').waitFor();
  });

  describe('for an editor', () => {
    const field = (name = 'teams.csv') => page.getByLabel(name, { exact: true });
    const save = () => page.getByRole('button', { name: 'Check and save' }).click();

    /** An archive of its own, because it is changed. */
    async function ownArchive() {
      const own = await archiveTaggedBill(tempFolder());
      const other = await serveDashboard(own, browser.dist());
      onTestFinished(() => other.close());
      return { address: other.address, file: join(own, 'allocation/teams.csv') };
    }

    it('save a change, which counts from the next run on', async () => {
      const { address, file } = await ownArchive();
      await open('/rules/teams', address);
      await page.getByRole('link', { name: 'Edit teams.csv' }).click();
      const before = await field().inputValue();
      const after = before.replace('#retail', '#retail-costs');
      await field().fill(after);
      await save();
      await page.getByText('Saved. It counts from the next run on').waitFor();
      expect(readFileSync(file, 'utf8')).toBe(after);
      await page.getByRole('link', { name: 'Back to what is published' }).click();
      await page.getByText('was changed and is not published yet').waitFor();
      expect(await page.locator('tbody').innerText()).toContain('#retail');
      expect(await page.locator('tbody').innerText()).not.toContain('#retail-costs');
      expect(complaints).toEqual([]);
    });

    it('save nothing that is not valid, and lead to the line', async () => {
      const { address, file } = await ownArchive();
      const before = readFileSync(file, 'utf8');
      await open('/rules/edit/teams', address);
      await field().fill(`${before}retail,Shops,Sales,not an address,,,\n`);
      await save();
      await page.getByRole('alert').waitFor();
      expect(await page.getByRole('alert').innerText()).toContain(
        'With this file the rules are not valid.',
      );
      await page.getByRole('button', { name: 'teams.csv, line 4' }).first().click();
      const selected = await page.evaluate(
        '{ const { value, selectionStart, selectionEnd } = document.activeElement; value.slice(selectionStart, selectionEnd) }',
      );
      expect(selected).toBe('retail,Shops,Sales,not an address,,,');
      expect(readFileSync(file, 'utf8')).toBe(before);
      expect(await axeProblems(page)).toEqual([]);
    });

    it('show both texts when somebody else saved meanwhile, and lose neither', async () => {
      const { address, file } = await ownArchive();
      const before = readFileSync(file, 'utf8');
      await open('/rules/edit/teams', address);
      const theirs = before.replace('#secret', '#warehouse');
      const mine = before.replace('#retail', '#retail-costs');
      await field().fill(mine);
      writeFileSync(file, theirs);
      await save();
      await page.getByText('Somebody else changed teams.csv meanwhile.').waitFor();
      expect(readFileSync(file, 'utf8')).toBe(theirs);
      expect((await texts('.changes .theirs')).join()).toContain('#warehouse');
      expect((await texts('.changes .mine')).join()).toContain('#retail-costs');
      expect(await axeProblems(page)).toEqual([]);
      await page.getByRole('button', { name: 'Take the saved file' }).click();
      expect(await field().inputValue()).toBe(theirs);
      await page.getByRole('button', { name: 'Bring my text back' }).click();
      expect(await field().inputValue()).toBe(mine);
      const both = theirs.replace('#retail', '#retail-costs');
      await field().fill(both);
      await save();
      await page.getByText('Saved. It counts from the next run on').waitFor();
      expect(readFileSync(file, 'utf8')).toBe(both);
    });

    it('keep a text that was not saved, on other pages and when the page is loaded again', async () => {
      const { address, file } = await ownArchive();
      await open('/rules/edit/teams', address);
      const mine = `${await field().inputValue()}new,Shops,Sales,new@example.com,,,\n`;
      await field().fill(mine);
      await page.getByRole('link', { name: 'Aliases' }).click();
      await page.getByRole('link', { name: 'continue with it' }).click();
      expect(await field().inputValue()).toBe(mine);
      await page.getByText('This is your text of before').waitFor();
      let asked = '';
      page.once('dialog', (dialog) => {
        asked = dialog.type();
        void dialog.accept();
      });
      await field().press('End');
      await page.reload({ waitUntil: 'networkidle' });
      expect(asked).toBe('beforeunload');
      expect(await field().inputValue()).toBe(mine);
      await page.getByRole('button', { name: 'Undo my changes' }).click();
      expect(await field().inputValue()).toBe(readFileSync(file, 'utf8'));
      expect(await page.evaluate('sessionStorage.length')).toBe(0);
    });
  });

  describe('behind a login', () => {
    async function logIn(name: string, path: string, address: string): Promise<void> {
      await page.goto(`${address}${path}`);
      await page.getByPlaceholder('Enter any login').fill(name);
      await page.getByPlaceholder('and password').fill('any');
      await page.getByRole('button', { name: 'Sign-in' }).click();
      await page.getByRole('button', { name: 'Continue' }).click();
    }

    async function ownDashboard() {
      const own = await archiveTaggedBill(tempFolder());
      const secured = await serveWithLogin({ out: own, dist: browser.dist() });
      onTestFinished(() => secured.close());
      return { secured, file: join(own, 'allocation/teams.csv') };
    }

    it('have nothing to change for readers', async () => {
      const { secured } = await ownDashboard();
      await logIn('reader@example.com', '/rules', secured.address);
      await page.locator('table.rules').waitFor();
      expect(await page.getByText('Edit').count()).toBe(0);
      await page.getByRole('link', { name: 'Tags' }).click();
      await page.locator('table.resources').waitFor();
      expect(await page.getByRole('button', { name: 'Make the list now' }).count()).toBe(0);
    });

    it('show a reader of a team the rules of that team, without conditions of others', async () => {
      const { secured } = await ownDashboard();
      await logIn('retail@example.com', '/rules', secured.address);
      await page.locator('table.rules').waitFor();
      const main = await page.locator('main').innerText();
      expect(main).toContain('shop-prod');
      expect(main).not.toMatch(/merger|warehouse/);
      expect(await page.locator('.trust').innerText()).toContain('Team retail');
    });

    it('say to a reader whom nobody gave anything whom to ask', async () => {
      const { secured } = await ownDashboard();
      await logIn('nobody@example.com', '/rules', secured.address);
      await page.getByText('You are logged in, but may not see any costs yet.').waitFor();
      expect(await page.locator('table').count()).toBe(0);
      expect(await page.locator('.trust').innerText()).toContain('No costs.');
      expect(await axeProblems(page)).toEqual([]);
    });

    it('keep a text that was not saved when the login expires', async () => {
      const { secured, file } = await ownDashboard();
      await logIn('editor@example.com', '/rules/edit/teams', secured.address);
      const field = page.getByLabel('teams.csv', { exact: true });
      const mine = (await field.inputValue()).replace('#retail', '#retail-costs');
      await field.fill(mine);
      await page.evaluate('{ const now = Date.now; Date.now = () => now() + 3_600_000; }');
      secured.expireTokens();
      await page.waitForTimeout(1_000);
      await page.getByRole('button', { name: 'Check and save' }).click();
      await page.getByText('This is your text of before').waitFor();
      expect(await field.inputValue()).toBe(mine);
      await page.getByRole('button', { name: 'Check and save' }).click();
      await page.getByText('Saved. It counts from the next run on').waitFor();
      expect(readFileSync(file, 'utf8')).toBe(mine);
    });
  });

  it.each([
    [1440, 'light'],
    [1440, 'dark'],
    [375, 'light'],
    [375, 'dark'],
  ] as const)(
    'are accessible by axe’s rules at %i px, %s, as the page about tags',
    async (width, colorScheme) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const paths = ['/tags', '/rules', '/rules/teams', '/rules/explain', '/rules/edit/rules'];
      for (const path of paths) {
        await open(path);
        expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(width);
        expect(await axeProblems(page), path).toEqual([]);
      }
      expect(complaints).toEqual([]);
    },
  );
});
