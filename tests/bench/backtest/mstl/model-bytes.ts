/**
 * Reads the forecasting model's WebAssembly from its package. In the Lambda bundle the file is next to
 * the code, and `build/functions` replaces this module by one that reads it there.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The content of `mstl_bg.wasm`, about 330 kB. Throws when it cannot be read. */
export function modelBytes(): Uint8Array<ArrayBuffer> {
  const entry = createRequire(import.meta.url).resolve('@bsull/augurs/mstl');
  return new Uint8Array(readFileSync(entry.replace(/\.js$/, '_bg.wasm')));
}
