/**
 * Builds the dashboard to `web/dist`, or to the folder that is given, and prints what a browser loads at first and later. Fails if the first load is
 * larger than its limit, because every page waits for it.
 */
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build, type Rolldown } from 'vite';

const maxFirstLoadBytes = 120_000;

const [, , outDir = 'dist'] = process.argv;
const root = fileURLToPath(new URL('../../web', import.meta.url));
const built = await build({
  root,
  configFile: false,
  logLevel: 'warn',
  plugins: [react()],
  // The content security policy allows no inline script, style or data: address.
  build: { outDir, emptyOutDir: true, assetsInlineLimit: 0, reportCompressedSize: false },
});

const { output } = built as Rolldown.RolldownOutput;
const chunks = output.filter((file) => file.type === 'chunk');
const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
const gzipBytes = (text: string | Uint8Array) => gzipSync(text).byteLength;

/** The entries with all that they import at once. */
function firstLoad(): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName);
  for (const name of queue) {
    if (found.has(name)) continue;
    found.add(name);
    queue.push(...(byName.get(name)?.imports ?? []));
  }
  return found;
}

const first = firstLoad();
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
let firstBytes = 0;
for (const file of output) {
  const bytes = gzipBytes(file.type === 'chunk' ? file.code : file.source);
  const isFirst = first.has(file.fileName);
  if (isFirst) firstBytes += bytes;
  process.stdout.write(
    `${kilobytes(bytes).padStart(9)}  ${file.fileName}${isFirst ? '' : '  (not in the first JavaScript)'}\n`,
  );
}
process.stdout.write(
  `First JavaScript: ${kilobytes(firstBytes)} gzip of at most ${kilobytes(maxFirstLoadBytes)}.\n`,
);
if (firstBytes > maxFirstLoadBytes) {
  process.stderr.write('The first JavaScript is too large: load more of it later.\n');
  process.exitCode = 1;
}
