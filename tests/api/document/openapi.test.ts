/** The OpenAPI document describes each operation by the schemas that read its query and type its answer. */
import { expect, test } from 'vitest';
import { openApiDocument } from '../../../src/api/document/openapi.ts';
import { allOperations } from '../../../src/api/operations/all-operations.ts';

const document = openApiDocument();

test.each(allOperations.map((one) => [one.path, one] as const))('%s is described', (path, one) => {
  const described = document.paths[path]?.['get'];
  expect(described).toMatchObject({ operationId: one.id, summary: one.summary });
  const names = described?.parameters.filter(({ in: place }) => place === 'query');
  expect(names?.map(({ name }) => name)).toEqual(Object.keys(one.query.shape));
  for (const { name, description } of names ?? []) expect(description, name).not.toBe('');
});

test('a parameter is as it is written in an address: a day, a list, one of some words', () => {
  const parameters = document.paths['/v1/costs']?.['get']?.parameters ?? [];
  const schemaOf = (name: string) => parameters.find((one) => one.name === name);
  expect(schemaOf('from')).toMatchObject({
    required: true,
    schema: { type: 'string', format: 'date' },
  });
  expect(schemaOf('group_by')).toMatchObject({ required: false, schema: { type: 'string' } });
  expect(schemaOf('filter[ou]')).toMatchObject({ schema: { type: 'array', maxItems: 100 } });
  expect(schemaOf('granularity')?.schema.enum).toEqual(['total', 'day', 'month']);
});

test('every local reference leads somewhere, and nothing of the schemas is lost', () => {
  const text = JSON.stringify(document);
  for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
    expect(document.components.schemas).toHaveProperty(name);
  }
  expect(text).toContain('"pattern":"^-?[0-9]+(\\\\.[0-9]+)?$"');
  expect(text).not.toContain('$schema');
});

test('an answer with rows is also CSV, and one that is kept has an ETag', () => {
  const answers = ['/v1/costs', '/v1/status'].map(
    (path) => document.paths[path]?.['get']?.responses['200'],
  );
  expect(answers.map((one) => Object.keys(one?.content ?? {}))).toEqual([
    ['application/json', 'text/csv'],
    ['application/json'],
  ]);
  expect(answers.map((one) => one?.headers !== undefined)).toEqual([true, false]);
});
