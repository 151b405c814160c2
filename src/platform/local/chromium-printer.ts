/**
 * Prints a page as PDF with the installed Chromium or Chrome, in a separate process: without network, with
 * a temporary profile, and with a timeout.
 */
import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PagePrinter } from '../../ports/executive-page-route.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const macApplications = ['Google Chrome', 'Chromium'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

/**
 * The browser to print with: the first one in the folders of `path`, else macOS's default location; or
 * undefined.
 */
export function findChromium(path: string): string | undefined {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  const candidates = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...candidates, ...macApplications].find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * A proxy address without a listener: even if the page requests something, no request leaves the machine.
 */
const withoutNetwork = ['--proxy-server=127.0.0.1:9', '--disable-background-networking'];

const flags = [
  '--headless',
  '--disable-gpu',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-extensions',
  '--disable-sync',
  '--disable-component-update',
  '--disable-quic',
  ...withoutNetwork,
  '--no-pdf-header-footer',
];

/** A printer that runs `browser` for at most `timeoutMilliseconds` per page. */
export function chromiumPrinter(browser: string, timeoutMilliseconds = 60_000): PagePrinter {
  return async (html) => {
    const folder = await mkdtemp(join(tmpdir(), 'finops-digest-page-'));
    try {
      const [page, pdf] = [join(folder, 'page.html'), join(folder, 'page.pdf')];
      await writeFile(page, html);
      // Chromium does not run its sandbox as root.
      const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
      const profile = `--user-data-dir=${join(folder, 'profile')}`;
      const args = [...flags, ...sandbox, profile, `--print-to-pdf=${pdf}`];
      await run(browser, [...args, pathToFileURL(page).href], timeoutMilliseconds);
      return await readPdf(pdf, browser);
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  };
}

async function readPdf(file: string, browser: string): Promise<Uint8Array> {
  const bytes = await readFile(file).catch(() => Buffer.alloc(0));
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return bytes;
  throw new Error(`${browser} ended without a PDF; run it by hand to see why.`);
}

function run(browser: string, args: readonly string[], timeout: number): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(browser, args, { timeout, killSignal: 'SIGKILL' }, (error, _, stderr) => {
      if (error === null) return resolve();
      const reason = error.killed
        ? `it did not end in ${timeout} ms`
        : stderr.trim().split('\n').at(-1) || error.message;
      reject(new Error(`${browser} could not print the page: ${reason}`, { cause: error }));
    });
  });
}
