/**
 * The executives' page of the demo: a PDF if Chromium or Chrome is installed, else the same page for a
 * browser, and a mail with it.
 */
import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import {
  type PageOutcome,
  sendExecutivePage,
} from '../../functions/dashboard-snapshot/send-executive-page.ts';
import { chromiumPrinter, findChromium } from '../../src/platform/local/chromium-printer.ts';
import { type LocalPlatform, openLocalPlatform } from '../../src/platform/local/local-platform.ts';
import type { PagePrinter } from '../../src/ports/executive-page-route.ts';
import { readRunFlags } from '../read-run-flags.ts';
import { newRunId } from '../run-id.ts';
import { type RunOptions, readRunOptions } from '../run-options.ts';

const to = ['executives@example.com'];

/**
 * Makes the page after a run with these arguments, and prints its path, also if an earlier run made it.
 */
export async function showExecutivesPage(args: readonly string[]): Promise<void> {
  const flags = readRunFlags(args);
  if (flags['help'] === true || flags['json'] === true || flags['platform'] === 'aws') return;
  const options = readRunOptions(flags, Date.now());
  const browser = findChromium(process.env['PATH'] ?? '');
  const platform = await openLocalPlatform(options);
  try {
    const { pageKey } = await mailPage(platform, options, browser);
    const shownKey = pageKey ?? earlierPage(platform, options);
    if (shownKey === undefined) return;
    const path = relative(process.cwd(), platform.store.locate(shownKey));
    const hint = shownKey.endsWith('.pdf') ? '' : ' (a PDF if Chromium or Chrome is on the PATH)';
    process.stdout.write(`\nExecutives' page  ${path}${hint}\n`);
  } finally {
    platform.close();
  }
}

/** The page that an earlier run made and mailed. */
function earlierPage({ store }: LocalPlatform, { day }: RunOptions): string | undefined {
  const keys = ['pdf', 'html'].map((kind) => `snapshots/${day}/aws-costs-${day}.${kind}`);
  return keys.find((key) => existsSync(store.locate(key)));
}

/** If the browser fails to print, the mail gets the page for a browser. */
async function mailPage(
  platform: LocalPlatform,
  { settings: { thresholds, budgets, mail, dashboardUrl }, day, resend }: RunOptions,
  browser: string | undefined,
): Promise<PageOutcome> {
  const send = (print: PagePrinter | null) =>
    sendExecutivePage(
      platform,
      { kind: 'rendered', print },
      { thresholds, budgets, dashboardUrl, waitSeconds: 0, mail: { ...mail, to } },
      { day, runId: newRunId(platform.now()), resend: resend === true },
    );
  if (browser === undefined) return send(null);
  let reason: string | undefined;
  const print = chromiumPrinter(browser);
  const outcome = send((html) =>
    print(html).catch((error: Error) => {
      reason = error.message;
      throw error;
    }),
  );
  return outcome.catch((error: unknown) => {
    if (reason === undefined) throw error;
    process.stderr.write(`${reason}\n`);
    return send(null);
  });
}
