/** How many vCPUs an instance type has: the same in code and in SQL, and unknown rather than guessed. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { vcpusOf, vcpusSql } from '../../../src/metrics/unit-costs/instance-vcpus.ts';
import { DuckDbEngine } from '../../../src/platform/local/duckdb/duckdb-engine.ts';
import { sqlIdentifier, sqlText } from '../../../src/sql/bind.ts';
import { queryDuckDb } from '../../support/trino/duckdb-rows.ts';

let engine: DuckDbEngine;
beforeAll(async () => {
  engine = await DuckDbEngine.open({ threads: 1 });
});
afterAll(() => engine?.close());

const known = [
  ['t2.micro', 1],
  ['t3.micro', 2],
  ['m6g.medium', 1],
  ['t4g.medium', 2],
  ['m5.large', 2],
  ['c1.xlarge', 8],
  ['m5.xlarge', 4],
  ['c5.9xlarge', 36],
  ['c4.8xlarge', 36],
  ['r6i.32xlarge', 128],
  ['m7i.metal-24xl', 96],
  ['i3en.metal', 96],
  ['hpc7a.48xlarge', 96],
  ['u7i-12tb.224xlarge', 896],
] as const;
const unknown = ['', 'm5', 'm9z.metal', 'hpc9.48xlarge', 't9.small', 'm5.7xlarge', "x'; --"];

it.each(known)('%s has %i', (type, vcpus) => {
  expect(vcpusOf(type)).toBe(vcpus);
});

it.each(unknown)('of %j nothing is known', (type) => {
  expect(vcpusOf(type)).toBeNull();
});

it('is the same in SQL', async () => {
  const types = [...known.map(([type]) => type), ...unknown];
  const list = types.map((type) => `(${sqlText(type)})`).join(', ');
  const { rows } = await queryDuckDb(
    engine,
    `select kind, ${vcpusSql(sqlIdentifier('kind'))} from (values ${list}) as types (kind)`,
  );
  expect(rows).toEqual(types.map((type) => [type, vcpusOf(type)]));
});
