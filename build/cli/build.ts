/** `npm run build:cli`, also before `npm pack`: compiles the command line into `dist-cli/`. */
import { fileURLToPath } from 'node:url';
import { compileCli } from './compile-cli.ts';

await compileCli(fileURLToPath(new URL('../../dist-cli/', import.meta.url)));
