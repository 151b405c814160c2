/**
 * The first load of the dashboard in Chromium, over the demo's archive: what is sent, how large the page becomes, and
 * when its first number is on the screen. Each load has an empty cache.
 */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { medianOf } from '../../../src/domain/arithmetic/median.ts';
import { findChromium } from '../../../src/platform/local/chromium-printer.ts';
import type { BenchSetting } from '../bench-setting.ts';
import { buildCommandLine, demoArguments, demoRules } from '../processes/built-command-line.ts';
import { startServer } from '../processes/started-server.ts';
import type { BenchRow } from '../table/bench-row.ts';
import { type FirstLoad, loadPage } from './first-load.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const budgets = {
  scriptKilobytes: 120,
  kilobytes: 500,
  requests: 10,
  nodes: 1_000,
  firstNumberMs: 1_000,
} as const;

/** No rows without a browser, which is reported. */
export async function pagesBench({ folder, runs }: BenchSetting): Promise<readonly BenchRow[]> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? findChromium(process.env['PATH'] ?? '');
  if (executablePath === undefined) {
    process.stderr.write('No Chromium: set CHROMIUM_PATH. The pages are not measured.\n');
    return [];
  }
  const out = join(folder, 'pages');
  const main = await buildCommandLine();
  execFileSync(process.execPath, ['--import', 'tsx', 'build/web/build.ts'], {
    cwd: root,
    stdio: 'ignore',
  });
  execFileSync(process.execPath, [main, ...demoArguments(out), ...demoRules], { stdio: 'ignore' });
  const server = await startServer([main, 'serve', '--out', out, '--port', '0']);
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    await loadPage(browser, server.address);
    const loads: FirstLoad[] = [];
    for (let run = 0; run < runs; run++) loads.push(await loadPage(browser, server.address));
    return rowsOf(loads);
  } finally {
    await browser.close();
    await server.stop();
    rmSync(out, { recursive: true, force: true });
  }
}

function rowsOf(loads: readonly FirstLoad[]): readonly BenchRow[] {
  const median = (pick: (load: FirstLoad) => number) => medianOf(loads.map(pick));
  const row = (what: string, unit: BenchRow['unit'], ours: number, atMost: number): BenchRow => ({
    area: 'first load of the overview',
    what,
    unit,
    ours,
    goal: { of: 'figure', atMost },
  });
  const scripts = median(({ scripts: texts }) =>
    texts.reduce((sum, text) => sum + gzipSync(text).length / 1000, 0),
  );
  return [
    row('JavaScript, gzip', 'kB', scripts, budgets.scriptKilobytes),
    row(
      'all answers, as sent',
      'kB',
      median(({ bytes }) => bytes / 1000),
      budgets.kilobytes,
    ),
    row(
      'requests',
      '',
      median(({ requests }) => requests),
      budgets.requests,
    ),
    row(
      'DOM nodes',
      '',
      median(({ nodes }) => nodes),
      budgets.nodes,
    ),
    {
      ...row(
        'first number on the screen',
        'ms',
        median((one) => one.firstNumberMs),
        budgets.firstNumberMs,
      ),
      runs: loads.length,
    },
  ];
}
