/** Logging in, in a real browser: at a real OpenID Connect server, and with the token of a local server. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { folderForSuite } from '../support/temp-folder.ts';
import { archivedSample } from './archived-sample.ts';
import { axeProblems, dashboardBrowser, isWithoutBrowser } from './dashboard-browser.ts';
import { type OidcDashboard, serveWithLogin } from './oidc-dashboard.ts';
import { serveDashboard } from './served-dashboard.ts';

describe.skipIf(isWithoutBrowser)('the login', () => {
  const folder = folderForSuite();
  const browser = dashboardBrowser();
  let out: string;
  let served: OidcDashboard;
  let page: Page;
  let complaints: readonly string[];

  beforeAll(async () => {
    out = await archivedSample(folder());
    served = await serveWithLogin({ out, dist: browser.dist() });
  });
  afterAll(() => served?.close());
  beforeEach(async () => {
    ({ page, complaints } = await browser.openPage());
  });

  const open = (path: string) => page.goto(`${served.address}${path}`);
  const texts = (selector: string) => page.locator(selector).allInnerTexts();

  const isAuthorization = ({ href }: URL) => href.startsWith(served.oidc.login.authorizeUrl);

  async function logInAs(name: string): Promise<void> {
    await page.getByPlaceholder('Enter any login').fill(name);
    await page.getByPlaceholder('and password').fill('any');
    await page.getByRole('button', { name: 'Sign-in' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
  }

  it('leads to the login server, and back to the address that was asked for', async () => {
    const asked = '/explore?group_by=service&filter[ou]=Root/Workloads';
    await open(asked);
    await page.waitForURL(`${served.oidc.login.issuer}/**`);
    await logInAs('reader@example.com');
    await page.locator('table.costs').waitFor();
    const { pathname, searchParams } = new URL(page.url());
    expect([pathname, searchParams.get('filter[ou]')]).toEqual(['/explore', 'Root/Workloads']);
    expect([...searchParams.keys()]).not.toContain('code');
    expect(complaints.filter((text) => text.includes(served.address))).toEqual([]);
  });

  it('asks with PKCE, a state and a nonce, and keeps no token', async () => {
    await open('/overview');
    await page.waitForURL(`${served.oidc.login.issuer}/interaction/**`);
    expect(await page.evaluate('document.referrer')).toBe('');
    const request = page.waitForRequest(served.oidc.login.tokenUrl);
    await logInAs('reader@example.com');
    const body = new URLSearchParams((await request).postData() ?? '');
    expect(body.get('code_verifier')?.length).toBeGreaterThanOrEqual(43);
    expect(body.has('client_secret')).toBe(false);
    await page.locator('.big').waitFor();
    const stored = await page.evaluate(
      'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])',
    );
    expect(stored).toBe('[{},{},""]');
  });

  it('sends a challenge of its verifier', async () => {
    const request = page.waitForRequest((asked) => isAuthorization(new URL(asked.url())));
    await open('/overview');
    const { searchParams } = new URL((await request).url());
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      redirect_uri: `${served.address}/login`,
    });
    await page.waitForURL(`${served.oidc.login.issuer}/interaction/**`);
  });

  it('refuses an answer with another state, and one that nobody asked for', async () => {
    await page.route(isAuthorization, (route) => {
      const address = new URL(route.request().url());
      if (address.searchParams.get('state') === 'another') return route.continue();
      address.searchParams.set('state', 'another');
      return route.fulfill({ status: 302, headers: { location: address.href } });
    });
    await open('/overview');
    await logInAs('reader@example.com');
    await page.getByRole('button', { name: 'Log in' }).waitFor();
    expect(await texts('h1')).toEqual(['The login could not be finished']);
    expect(new URL(page.url()).search).toBe('');
    await page.unroute(isAuthorization);
    await open('/login?code=stolen&state=x');
    await page.getByRole('button', { name: 'Log in' }).waitFor();
    expect(await texts('h1')).toEqual(['This login was not started here']);
    expect(await axeProblems(page)).toEqual([]);
  });

  it('says why the login server refused', async () => {
    await open('/overview');
    await page.waitForURL(`${served.oidc.login.issuer}/**`);
    await page.getByText('[ Cancel ]').click();
    await page.getByRole('button', { name: 'Log in' }).waitFor();
    expect(await texts('h1')).toEqual(['The login was refused']);
  });

  it('is repeated by itself when the token has expired, and stays on the page', async () => {
    await open('/explore?group_by=region');
    await logInAs('reader@example.com');
    await page.locator('table.costs').waitFor();
    await page.waitForLoadState('networkidle');
    // A token that is refused at once would be refused again.
    await page.evaluate('{ const now = Date.now; Date.now = () => now() + 3_600_000; }');
    served.expireTokens();
    await page.waitForTimeout(1_000);
    const again = page.waitForRequest(served.oidc.login.tokenUrl);
    await page.getByRole('link', { name: 'Account' }).click();
    await again;
    await page.locator('table.costs').waitFor();
    expect(new URL(page.url()).searchParams.get('group_by')).toBe('region,account');
  });

  it('does not repeat a login that the API never accepts', async () => {
    await page.route('**/v1/**', (route) =>
      route.fulfill({ status: 401, json: { message: 'Unauthorized' } }),
    );
    await open('/overview');
    await logInAs('reader@example.com');
    await page.getByText('The API does not accept this login').waitFor();
  });

  it('ends: the next page asks again', async () => {
    await open('/overview');
    await logInAs('reader@example.com');
    await page.locator('.big').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(`${served.oidc.login.issuer}/session/end*`);
    await page.getByRole('button', { name: 'Yes, sign me out' }).click();
    await page.waitForURL(/session\/end\/success/);
    await open('/overview');
    await page.getByPlaceholder('Enter any login').waitFor();
  });

  it('with the token of a local server: a form, and no costs before', async () => {
    const token = 'a-token-of-some-length';
    const local = await serveDashboard(out, browser.dist(), token);
    onTestFinished(() => local.close());
    await page.goto(`${local.address}/explore?group_by=service`);
    await page.getByLabel('Token').fill('another-token-of-some-length');
    await page.keyboard.press('Enter');
    await page.getByText('The server does not accept this token.').waitFor();
    expect(await axeProblems(page)).toEqual([]);
    expect(await page.locator('.big').count()).toBe(0);
    await page.getByLabel('Token').fill(token);
    await page.keyboard.press('Enter');
    await page.locator('table.costs').waitFor();
    expect(new URL(page.url()).pathname).toBe('/explore');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Token').waitFor();
  });

  it('says that the settings of the page cannot be read', async () => {
    await page.route('**/config.json', (route) => route.fulfill({ status: 404, body: '' }));
    await open('/overview');
    await page.getByText('The settings of this page could not be read').waitFor();
  });
});
