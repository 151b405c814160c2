/** Random requests: real and invented addresses, parameters and headers, with values that are hard to read. */
import fc from 'fast-check';
import { allOperations } from '../../src/api/operations/all-operations.ts';
import type { Reader } from '../../src/api/operations/operation.ts';
import { costMetrics } from '../../src/domain/costs/cost-metric.ts';
import { dimensions } from '../../src/domain/questions/dimension.ts';
import { everything } from './served-archive.ts';

export interface RandomRequest {
  readonly address: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly reader: Reader;
}

export const partReader: Reader = {
  scope: { kind: 'part', ous: ['Root/Shop'], teams: ['retail'] },
  isEditor: false,
};

const hostile = [
  `' or '1'='1`,
  `'); drop view cost_allocation; --`,
  'Root/Shop2',
  'Root/Shop/../Shop2',
  'Root/Shop%',
  "Root/Shop' or OU like '%",
  '__proto__',
  'constructor',
  'toString',
  '\0',
  '\u202e',
  '\ud800',
  '😀'.repeat(300),
  '=1+1',
  '<script>',
  '$1',
  ':metric',
  '?',
  '1e999',
  '-0',
  'NaN',
  '9'.repeat(40),
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '2026-11-01T00:00:00Z',
  '+002026-11-01',
  'a,'.repeat(200),
];
const days = ['2020-01-01', '2026-10-30', '2026-10-31', '2026-11-01', '2026-11-02', '2026-12-31'];
const words = [...dimensions, ...costMetrics, 'total', 'day', 'month', 'previous', 'ou,team', ''];
const names = [
  ...new Set(allOperations.flatMap(({ query }) => Object.keys(query.shape))),
  'filter',
  'filter[]',
  'filter[ou',
  'filter[OU]',
  '__proto__',
  'constructor',
];

const anyText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostile) },
  { weight: 2, arbitrary: fc.constantFrom(...days) },
  { weight: 3, arbitrary: fc.constantFrom(...words) },
  { weight: 1, arbitrary: fc.integer({ min: -5, max: 100_000 }).map(String) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);

const usual = new Map<string, readonly string[]>([
  ['from', days.slice(1, 4)],
  ['to', days.slice(3, 5)],
  ['metric', costMetrics],
  ['granularity', ['total', 'day', 'month']],
  ['group_by', ['ou', 'team,service', dimensions.join(',')]],
  ['limit', ['1', '2', '100']],
  ['day', days.slice(2, 5)],
]);

/** Mostly a day where a day is asked for, so that many requests come as far as the archive. */
function textFor(name: string): fc.Arbitrary<string> {
  const known = usual.get(name) ?? ['Root/Shop', 'Root', 'Amazon S3', 'retail', 'unallocated'];
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...known) },
    { weight: 1, arbitrary: anyText },
  );
}

/** A parameter as it is written in an address; mostly one that the operation has. */
function parameterOf(own: readonly string[]): fc.Arbitrary<string> {
  return fc
    .oneof(
      { weight: 30, arbitrary: fc.constantFrom(...own) },
      { weight: 1, arbitrary: fc.constantFrom(...names) },
      { weight: 1, arbitrary: anyText },
    )
    .chain((name) => fc.tuple(fc.constant(name), textFor(name)))
    .map(([name, value]) => new URLSearchParams([[name, value]]).toString());
}

const damaged = fc.oneof(
  fc.constantFrom('%', '%zz', '%00', '%c0%af', '%ed%a0%80', '%25%32%37', '&&&', '=', 'from', ';'),
  fc.string({ maxLength: 20 }).map((text) => text.replaceAll('#', '')),
);

/** What is required, mostly, and some of the others. */
function queryOf(own: readonly string[]): fc.Arbitrary<string> {
  const required = own.filter((name) => ['from', 'to', 'day'].includes(name));
  const first = fc
    .tuple(...required.map((name) => textFor(name).map((value): [string, string] => [name, value])))
    .map((pairs) => new URLSearchParams(pairs).toString());
  const others = own.filter((name) => !required.includes(name));
  const more = fc.uniqueArray(
    fc.oneof(
      { weight: 20, arbitrary: parameterOf(others.length === 0 ? names : others) },
      { weight: 1, arbitrary: damaged },
    ),
    { maxLength: others.length === 0 ? 1 : 5, selector: (text) => text.split('=')[0] },
  );
  return fc
    .tuple(fc.option(first, { freq: 9, nil: '' }), more)
    .map(([start, rest]) => [start, ...rest].filter((text) => text !== '').join('&'));
}

const knownAddress = fc
  .constantFrom(...allOperations)
  .chain(({ path, query }) => queryOf(Object.keys(query.shape)).map((text) => `${path}?${text}`));

const otherAddress = fc
  .tuple(
    fc.oneof(
      damaged.map((text) => `/v1/${text.replaceAll('?', '')}`),
      fc.constantFrom('/', '/docs', '/openapi.json', '/v1/costs/', '/v1'),
    ),
    queryOf(names),
  )
  .map(([path, query]) => `${path}?${query}`);

const headers = fc.record(
  {
    accept: fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom('text/csv', 'application/json', '*/*') },
      {
        weight: 1,
        arbitrary: fc.constantFrom('application/json;q=0', '*/*;q=x', ',;,', 'image/png'),
      },
    ),
    'if-none-match': fc.constantFrom('*', '"x"', 'W/"x"', ',', '"'),
  },
  { requiredKeys: [] },
);

export const randomRequest: fc.Arbitrary<RandomRequest> = fc.record({
  address: fc.oneof(
    { weight: 12, arbitrary: knownAddress },
    { weight: 1, arbitrary: otherAddress },
  ),
  method: fc.oneof(
    { weight: 15, arbitrary: fc.constant('GET') },
    { weight: 1, arbitrary: fc.constantFrom('HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH') },
  ),
  headers,
  reader: fc.constantFrom(everything, partReader),
});
