/** `npm run build`: bundles every function into `dist/` and prints each one's size. */
import { fileURLToPath } from 'node:url';
import { bundleFunction, functionNames } from './bundle-functions.ts';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

for (const name of functionNames()) {
  const { outputs } = await bundleFunction(name, dist);
  const bytes = Object.values(outputs).reduce((sum, output) => sum + output.bytes, 0);
  process.stdout.write(`${name.padEnd(20)} ${(bytes / 1000).toFixed(0).padStart(6)} kB\n`);
}
