/** The page of the API: complete, escaped, and without anything that its policy would block. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { docsPage, docsPolicy } from '../../../src/api/document/docs-page.ts';
import { openApiDocument } from '../../../src/api/document/openapi.ts';
import type { OpenApiDocument } from '../../../src/api/document/openapi-types.ts';

test('it has every operation, each parameter and each field of the answer', async () => {
  const document = openApiDocument();
  const page = await docsPage(document);
  for (const [path, { get }] of Object.entries(document.paths)) {
    expect(page).toContain(`<code>${path}</code>`);
    for (const { name, in: place } of get?.parameters ?? []) {
      if (place === 'query') expect(page).toContain(`<code>${name}</code>`);
    }
  }
  expect(page).toContain('<code>data.rows[].ServiceName</code>');
  expect(page).toContain('<code>errors[].pointer</code>');
});

test('it has no script, nothing from elsewhere, and the one style that its policy allows', async () => {
  const page = await docsPage(openApiDocument());
  expect(page).not.toMatch(/<script|<link|<img|@import|url\(| style=| on\w+=/i);
  const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
  const hash = createHash('sha256').update(style).digest('base64');
  expect(docsPolicy).toContain(`'sha256-${hash}'`);
  expect(docsPolicy).not.toContain('unsafe');
});

test('texts of the document are text, whatever they contain', async () => {
  const hostile = `<script>alert("1")</script>'&`;
  const document: OpenApiDocument = {
    ...openApiDocument(),
    info: { title: hostile, version: hostile, description: hostile },
    paths: {
      [hostile]: {
        get: {
          operationId: hostile,
          summary: hostile,
          description: hostile,
          parameters: [
            {
              name: hostile,
              in: 'query',
              required: true,
              description: hostile,
              schema: { enum: [hostile] },
            },
          ],
          responses: {},
        },
      },
    },
  };
  const page = await docsPage(document);
  expect(page).not.toContain('<script');
  expect(page).toContain('&lt;script&gt;');
});
