/**
 * The contract: every operation of the OpenAPI document is called, as the document describes it, and what is answered
 * has the described shape. Read from the document alone.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type {
  JsonSchema,
  OpenApiDocument,
  OperationObject,
} from '../../src/api/document/openapi-types.ts';
import { folderForSuite } from '../support/temp-folder.ts';
import { askedSamples } from './asked-samples.ts';
import { everything, type ServedArchive, serveArchive } from './served-archive.ts';
import { archiveTaggedBill } from './tagged-archive.ts';

const document = JSON.parse(
  readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8'),
) as OpenApiDocument;

const operations = Object.entries(document.paths).flatMap(([path, { get }]) =>
  get === undefined ? [] : [[path, get] as const],
);

const suite = folderForSuite();
let served: ServedArchive;
let empty: ServedArchive;

beforeAll(async () => {
  const folder = suite();
  served = await serveArchive(await archiveTaggedBill(folder));
  empty = await serveArchive(join(folder, 'empty'));
}, 60_000);
afterAll(() => {
  served.archive.close();
  empty.archive.close();
});

/** The schema, with the document's own references. */
function shapeOf(schema: JsonSchema | undefined): z.ZodType {
  if (schema === undefined) throw new Error('the document has no schema for this answer');
  const text = JSON.stringify({ ...schema, $defs: document.components.schemas });
  const resolved = text.replaceAll('#/components/schemas/', '#/$defs/');
  return z.fromJSONSchema(JSON.parse(resolved) as JsonSchema);
}

function addressOf(path: string, { parameters }: OperationObject, all: boolean): string {
  const query = new URLSearchParams();
  for (const { name, required } of parameters.filter((one) => one.in === 'query')) {
    if (required || all) for (const value of askedSamples(name, path)) query.append(name, value);
  }
  return `${path}?${query}`;
}

function schemaOf(one: OperationObject, status: string, type: string) {
  return one.responses[status]?.content?.[type]?.schema;
}

it('the document has operations', () => {
  expect(operations.length).toBeGreaterThanOrEqual(3);
});

describe.each(operations)('%s', (path, one) => {
  it.each([
    ['only what is required', false],
    ['every parameter', true],
  ])('answers as described, asked for %s', async (_, all) => {
    const answer = await served.ask(addressOf(path, one, all));
    const body = await answer.json();
    expect(answer.status, JSON.stringify(body)).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/json');
    shapeOf(schemaOf(one, '200', 'application/json')).parse(body);
  });

  it('answers an archive without any day as described', async () => {
    const answer = await empty.ask(addressOf(path, one, false));
    const type = answer.headers.get('content-type') ?? '';
    const status = answer.status === 200 ? '200' : '4XX';
    expect(answer.status).toBeLessThan(500);
    shapeOf(schemaOf(one, status, type)).parse(await answer.json());
  });

  it('has CSV and an ETag where the document says so', async () => {
    const address = addressOf(path, one, false);
    const csv = await served.ask(address, { headers: { accept: 'text/csv' } });
    const isDescribed = schemaOf(one, '200', 'text/csv') !== undefined;
    expect(csv.status).toBe(isDescribed ? 200 : 406);
    const etag = (await served.ask(address)).headers.get('etag');
    expect(etag !== null).toBe(one.responses['304'] !== undefined);
    if (etag === null) return;
    const again = await served.ask(address, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });

  it('refuses an unknown parameter as described', async () => {
    const address = `${addressOf(path, one, false)}&nothing=1`;
    const answer = await served.ask(address);
    expect(answer.status).toBe(400);
    const body = shapeOf(schemaOf(one, '4XX', 'application/problem+json')).parse(
      await answer.json(),
    );
    expect(body).toMatchObject({ errors: [{ pointer: 'nothing' }] });
  });
});

const writes = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods)
    .filter(([method]) => method !== 'get' && method !== 'post')
    .map(([method, one]) => [method.toUpperCase(), path, one] as const),
);

describe.each(writes)('%s %s', (method, path, one) => {
  it('changes the version that was read as described, and no other', async () => {
    const read = (await (await served.ask(path)).json()) as { data: { working: Working } };
    const { text, etag } = read.data.working;
    const body = one.requestBody === undefined ? {} : { body: text };
    for (const [version, expected] of [
      ['"another"', [412]],
      [undefined, [428]],
      // Without the entries of a file the others may not be valid.
      [etag ?? '*', method === 'PUT' ? [200] : [200, 400]],
    ] as const) {
      const headers: Record<string, string> =
        version === undefined ? {} : { [etag === null ? 'if-none-match' : 'if-match']: version };
      const answer = await served.ask(path, { method, headers, ...body });
      const given = await answer.json();
      expect(expected, JSON.stringify(given)).toContain(answer.status);
      const type = answer.headers.get('content-type') ?? '';
      shapeOf(schemaOf(one, answer.status === 200 ? '200' : '4XX', type)).parse(given);
    }
  });
});

const jobs = Object.entries(document.paths).flatMap(([path, { post }]) =>
  post === undefined ? [] : [[path, post] as const],
);

describe.each(jobs)('POST %s', (path, one) => {
  const post = { method: 'POST' };

  it('says that a server without a bill starts nothing, and who may ask', async () => {
    const problem = shapeOf(schemaOf(one, '4XX', 'application/problem+json'));
    for (const [reader, query, status] of [
      [everything, '', 409],
      [{ ...everything, isEditor: false }, '', 403],
      [{ scope: { kind: 'part', ous: ['Root/Shop'], teams: [] }, isEditor: true }, '', 403],
      [everything, '?week_end=2026-11-14', 400],
      [everything, '?week_end=2026-11-01', 400],
      [everything, '?nothing=1', 400],
    ] as const) {
      const answer = await served.ask(`${path}${query}`, { ...post, reader });
      const body = await answer.json();
      expect(answer.status, JSON.stringify(body)).toBe(status);
      problem.parse(body);
    }
    expect(JSON.stringify(await (await served.ask(path, post)).json())).toContain(
      'finops-digest run',
    );
    expect((await served.ask(path)).headers.get('allow')).toBe('POST');
  });

  it('starts the job as described', async () => {
    const started: string[] = [];
    const able = await serveArchive(await archiveTaggedBill(join(suite(), 'able')), {
      jobs: { archiveUntaggedWeek: async ({ id }) => void started.push(id) },
    });
    const answer = await able.ask(path, post);
    const body = await answer.json();
    able.archive.close();
    expect(answer.status, JSON.stringify(body)).toBe(202);
    expect(shapeOf(schemaOf(one, '202', 'application/json')).parse(body)).toMatchObject({
      data: { week: { from: '2026-11-09', to: '2026-11-15' }, id: '2026-W46' },
    });
    expect(started).toEqual(['2026-W46']);
  });
});

interface Working {
  readonly text: string;
  readonly etag: string | null;
}

it('no answer was an error that nobody expected', () => {
  expect([...served.errors, ...empty.errors]).toEqual([]);
});
