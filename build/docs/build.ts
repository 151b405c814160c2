/** `npm run build:docs`: writes the pages that are generated. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dataDictionary } from './data-dictionary.ts';

const page = fileURLToPath(new URL('../../docs/data-dictionary.md', import.meta.url));
writeFileSync(page, dataDictionary());
console.log(`Wrote ${page}`);
