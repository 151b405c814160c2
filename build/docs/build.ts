/** `npm run build:docs`: writes the pages that are generated. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openApiDocument, openApiText } from '../../src/api/document/openapi.ts';
import { dataDictionary } from './data-dictionary.ts';

const generated = {
  'data-dictionary.md': dataDictionary(),
  'openapi.json': openApiText(openApiDocument()),
};

for (const [name, text] of Object.entries(generated)) {
  const path = fileURLToPath(new URL(`../../docs/${name}`, import.meta.url));
  writeFileSync(path, text);
  console.log(`Wrote ${path}`);
}
