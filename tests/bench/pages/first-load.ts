/** One load of the dashboard's first page, by a browser that has nothing of it yet. */
import type { Browser } from 'playwright-core';

export interface FirstLoad {
  /** Until the page's first number: its requests, and the bytes of their bodies. */
  readonly requests: number;
  readonly bytes: number;
  readonly scripts: readonly string[];
  readonly nodes: number;
  /** Milliseconds since the page was asked for. */
  readonly firstNumberMs: number;
}

/** The largest number of a page. */
const firstNumber = '.big';

export async function loadPage(browser: Browser, address: string): Promise<FirstLoad> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    const bodies: Promise<{ readonly isScript: boolean; readonly body: Buffer }>[] = [];
    page.on('response', (response) => {
      const isScript = response.request().resourceType() === 'script';
      bodies.push(response.body().then((body) => ({ isScript, body })));
    });
    const start = performance.now();
    await page.goto(address, { waitUntil: 'commit' });
    await page.locator(firstNumber).first().waitFor();
    const firstNumberMs = performance.now() - start;
    const answers = await Promise.all(bodies);
    return {
      requests: answers.length,
      bytes: answers.reduce((sum, { body }) => sum + body.length, 0),
      scripts: answers.flatMap(({ isScript, body }) => (isScript ? [body.toString('utf8')] : [])),
      nodes: await page.locator('*').count(),
      firstNumberMs,
    };
  } finally {
    await context.close();
  }
}
