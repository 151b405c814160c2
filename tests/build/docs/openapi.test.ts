/** The committed OpenAPI document against the operations it is made of. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openApiDocument, openApiText } from '../../../src/api/document/openapi.ts';

test("the document is what 'npm run build:docs' makes of the operations", () => {
  const committed = readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8');
  expect(
    committed === openApiText(openApiDocument()),
    "docs/openapi.json is not current: run 'npm run build:docs'",
  ).toBe(true);
});
