/**
 * The OpenAPI document as a page to read: plain HTML with its own style, no script, and nothing from elsewhere.
 */
import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import { docsStyle } from './docs-style.ts';
import { fieldsOf, typeWords } from './field-rows.ts';
import type {
  JsonSchema,
  OpenApiDocument,
  OperationObject,
  ParameterObject,
} from './openapi-types.ts';

/** Allows the page's own style alone. https://www.w3.org/TR/CSP3/ */
export const docsPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(docsStyle).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export async function docsPage(document: OpenApiDocument): Promise<string> {
  const { info, paths } = document;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => ({ path, method: method.toUpperCase(), one })),
  );
  const page = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>API of ${info.title}</title>
<style>${raw(docsStyle)}</style>
</head>
<body>
<main>
<h1>API of ${info.title}</h1>
${info.description.split('\n\n').map((text) => html`<p>${text}</p>`)}
<p>For programs: <a href="/openapi.json">openapi.json</a>, OpenAPI 3.1.</p>
<nav aria-label="Requests"><ul>
${operations.map(({ path, method, one }) => html`<li><a href="#${one.operationId}"><code>${method} ${path}</code></a> ${one.summary}</li>`)}
</ul></nav>
${operations.map(({ path, method, one }) => operationSection(path, method, one))}
${problemSection(document)}
</main>
</body>
</html>
`;
  return String(page);
}

function operationSection(path: string, method: string, one: OperationObject) {
  const answer = one.responses['200'];
  const schema = answer?.content?.['application/json']?.schema;
  const types = Object.keys(answer?.content ?? {});
  return html`<section id="${one.operationId}" aria-labelledby="${one.operationId}-title">
<h2 id="${one.operationId}-title">${one.summary}</h2>
<p class="address"><span>${method}</span> <code>${path}</code></p>
<p>${prose(one.description)}</p>
${askedPart(method, one)}
<h3>Answer</h3>
<p>${types.join(' or ')}${answer?.headers === undefined ? '' : ', with an ETag'}.</p>
${schema === undefined ? '' : table('Field', fieldsOf(schema).map(fieldRow))}
</section>`;
}

/** Reading has a query, and a change has headers and a body. */
function askedPart(method: string, { parameters, requestBody }: OperationObject) {
  const isRead = method === 'GET';
  const asked = parameters.filter((one) => one.in === (isRead ? 'query' : 'header'));
  const body = Object.keys(requestBody?.content ?? {}).join(' or ');
  return html`<h3>${isRead ? 'Query' : 'Headers'}</h3>
${asked.length === 0 ? html`<p>None.</p>` : table('Name', asked.map(parameterRow))}
${isRead ? '' : html`<h3>Body</h3>\n<p>${body === '' ? 'None' : body}.</p>`}`;
}

function problemSection({ components }: OpenApiDocument) {
  const { Problem: schema } = components.schemas;
  return html`<section id="problems" aria-labelledby="problems-title">
<h2 id="problems-title">When a request cannot be answered</h2>
<p>Statuses from 400 on have a body of the type application/problem+json
(<a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>).</p>
${schema === undefined ? '' : table('Field', fieldsOf(schema).map(fieldRow))}
</section>`;
}

type Cells = readonly [name: string, type: string, meaning: string];

function parameterRow({ name, required, schema, description }: ParameterObject): Cells {
  return [name, `${typeWords(schema)}${required ? '; required' : ''}`, description];
}

function fieldRow([name, schema, isOptional]: readonly [string, JsonSchema, boolean]): Cells {
  return [
    name,
    `${typeWords(schema)}${isOptional ? '; may be absent' : ''}`,
    schema.description ?? '',
  ];
}

function table(first: string, rows: readonly Cells[]) {
  return html`<table>
<thead><tr><th scope="col">${first}</th><th scope="col">Value</th><th scope="col">Meaning</th></tr></thead>
<tbody>
${rows.map(
  ([name, type, meaning]) =>
    html`<tr><th scope="row"><code>${name}</code></th><td>${type}</td><td>${prose(meaning)}</td></tr>\n`,
)}</tbody>
</table>`;
}

/** Descriptions have code between backticks, as in Markdown. */
function prose(text: string) {
  return text.split('`').map((part, at) => (at % 2 === 0 ? part : html`<code>${part}</code>`));
}
