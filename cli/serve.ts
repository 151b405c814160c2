/** `serve`: the archive as an API and a dashboard on this computer, until it is stopped. */
import { fileURLToPath } from 'node:url';
import { listen } from '../src/api/server/listen.ts';
import { servedApp } from '../src/api/server/served-app.ts';
import { readWebFiles } from '../src/api/server/web-files.ts';
import { serveArchive } from './serve-archive.ts';
import { tokenVariable } from './serve-defaults.ts';
import { serveHelp } from './serve-help.ts';
import { readServeOptions, type ServeOptions } from './serve-options.ts';

/** The folder of package.json is above the source files, and also above the compiled ones. */
const webFolder = fileURLToPath(new URL('../web/dist/', import.meta.url));

const graceMs = 10_000;

/** Returns when it is stopped. Throws an InputError for bad options, a port in use or an unreadable archive. */
export async function serve(args: readonly string[]): Promise<void> {
  const options = readServeOptions(args, process.env);
  if (options === 'help') {
    process.stdout.write(serveHelp());
    return;
  }
  const archive = await serveArchive({ ...options, onError: reportError });
  try {
    const app = servedApp({
      api: archive.api,
      web: readWebFiles(webFolder),
      token: options.token,
      onError: reportError,
    });
    const { days } = await archive.facts();
    const server = await listen(app, options);
    process.stdout.write(`${greeting(server.address, days?.through ?? null, options)}\n`);
    await untilStopped();
    process.stderr.write('Stopping: open requests are answered first.\n');
    await server.stop(graceMs);
  } finally {
    archive.close();
  }
}

function greeting(address: string, through: string | null, { out, token }: ServeOptions): string {
  const data =
    through === null
      ? `${out} has no allocated day yet: pages are empty until a digest ran.`
      : `Costs of ${out} through ${through}.`;
  const readers =
    token === undefined
      ? 'Only this computer can read it, and everybody who uses it, without a login.'
      : `Requests of data need the token of ${tokenVariable}. Put TLS in front of it.`;
  return `${address}\n${data}\n${readers}\nStop it with Ctrl-C.`;
}

/** The first signal stops the server; a second one ends the process at once, as usual. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve();
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
  });
}

function reportError(error: unknown, id: string | undefined): void {
  const what = id === undefined ? 'An answer could not be kept' : `Request ${id} failed`;
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`finops-digest: ${what}: ${message}\n`);
}
