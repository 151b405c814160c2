/**
 * CommonJS packages inside an ES module still require Node's built-in modules, for which `require` is made.
 * Most files of a bundle have no such package, and making it in each of them would delay a cold start.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Metafile } from 'esbuild';

/** The first line of each file that esbuild writes. */
export const requireBanner =
  "import{createRequire as digestCreateRequire}from'node:module';const require=digestCreateRequire(import.meta.url);";

/** A name of its own, not a part of another or a property. */
const require = /(?<![\w$.])require(?![\w$])/;

/** Removes the banner from the bundle's files that contain no `require`, and corrects their sizes. */
export function dropUnusedBanners({ outputs }: Metafile): void {
  const banner = `${requireBanner}\n`;
  for (const [path, output] of Object.entries(outputs)) {
    if (!path.endsWith('.mjs')) continue;
    const text = readFileSync(path, 'utf8');
    const rest = text.slice(banner.length);
    if (!text.startsWith(banner) || require.test(rest)) continue;
    writeFileSync(path, rest);
    output.bytes -= Buffer.byteLength(banner);
  }
}
