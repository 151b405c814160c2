/** The published look-ups are the rows of the set, and the compiled statement finds with them what it finds with VALUES. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LookupRelations } from '../../../src/allocation/compile/allocation-input.ts';
import { allocationStatement } from '../../../src/allocation/compile/allocation-statement.ts';
import { lookupRows, lookupValues } from '../../../src/allocation/compile/lookup-values.ts';
import { emptySet, emptySetHash } from '../../../src/allocation/published/empty-set.ts';
import { lookupsOfSet } from '../../../src/allocation/published/lookups-of-set.ts';
import { publishLookups } from '../../../src/allocation/published/publish-lookups.ts';
import { setHash } from '../../../src/allocation/published/set-hash.ts';
import type { RuleSet } from '../../../src/allocation/rules/rule-set.ts';
import { DuckDbEngine } from '../../../src/platform/local/duckdb/duckdb-engine.ts';
import { DirectoryStore } from '../../../src/platform/local/files/directory-store.ts';
import { publishedLookups } from '../../../src/platform/local/tables/published-lookups.ts';
import { collect } from '../../../src/queries/collect.ts';
import { lookupNames, lookupTables } from '../../../src/tables/lookup-tables.ts';
import { textObjectKey } from '../../../src/tables/object-key.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { largeSet } from '../compile/large-set.ts';
import { linesRelation } from '../compile/lines-relation.ts';
import { billLine } from '../random/random-line.ts';
import { ruleSet } from '../random/random-set.ts';
import { exampleSet, exampleTexts } from '../rules/example-set.ts';

let engine: DuckDbEngine;
beforeAll(async () => {
  engine = await DuckDbEngine.open({ memoryLimit: '1GB', now: Date.now });
});
afterAll(() => engine.close());

const hash = setHash(exampleTexts);

/** The store and its look-ups, also for a folder whose name is a pattern. */
async function published(set: RuleSet, name = hash, folder = tempFolder()) {
  const store = new DirectoryStore(folder);
  await publishLookups(store, name, set);
  return { store, lookups: publishedLookups(store, name) };
}

const texts = (columns: readonly string[]) =>
  Object.fromEntries(columns.map((column) => [column, 'string'] as const));

async function rowsOf(relation: string, columns: readonly string[]) {
  const selected = columns.map((column) => `cast(${column} as varchar) as ${column}`).join(', ');
  const sql = `select ${selected} from ${relation}`;
  const rows = await collect({ engine }, { name: 'lookup', sql, schema: texts(columns) });
  return rows.map((row) => columns.map((column) => row[column]));
}

test('have the rows of the set, with all quotes and with open dates', async () => {
  const set = exampleSet({
    services: 'application,team,type,match\n"It\'s ""big"", Größe","payments",,resource=arn:aws:\n',
  });
  const { lookups } = await published(set, hash, `${tempFolder()}/[a]*?`);
  const expected = lookupRows(set);
  for (const name of lookupNames) {
    const { columns, rows } = expected[name];
    expect(await rowsOf(lookups[name], columns), name).toEqual(rows);
  }
  expect(expected.services.rows[0]).toContain('It\'s "big", Größe');
  expect(expected.aliases.rows[0]).toContain('0001-01-01');
});

test('have no rows for an empty table', async () => {
  const { lookups } = await published(exampleSet({ aliases: null }));
  expect(await rowsOf(lookups.aliases, ['tag', 'value'])).toEqual([]);
});

async function allocated(set: RuleSet, lines: string, lookups: LookupRelations) {
  const statement = allocationStatement(set, {
    lines: lines as never,
    dimensions: ['line_id'],
    measures: ['cost'],
    lookups,
  });
  const columns = ['line_id', 'target', 'rule_id', 'application', 'environment'];
  const sql = `select ${columns.join(', ')} from (${statement}) order by cast(line_id as integer)`;
  return collect({ engine }, { name: 'allocation', sql, schema: texts(columns) });
}

test('give the lines of random sets what VALUES give them', async () => {
  const lines = fc.array(billLine, { minLength: 4, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(ruleSet, lines, async (set, all) => {
      const relation = linesRelation(all);
      const { lookups } = await published(set);
      expect(await allocated(set, relation, lookups)).toEqual(
        await allocated(set, relation, lookupValues(set)),
      );
    }),
    { numRuns: 40 },
  );
});

test('hold as many rules and aliases as a set may have', async () => {
  const set = largeSet();
  const { store, lookups } = await published(set);
  expect(await rowsOf(lookups.aliases, ['value'])).toHaveLength(set.aliases.length);
  const { size = 0 } = (await store.head(textObjectKey(lookupTables.aliases, hash))) ?? {};
  expect(size).toBeLessThan(100_000);
});

describe('the empty set', () => {
  test('needs no published look-ups', async () => {
    const tables = { lookups: () => expect.unreachable() };
    const relation = linesRelation(fc.sample(billLine, { numRuns: 3, seed: 1 }));
    const rows = await allocated(emptySet, relation, lookupsOfSet(tables, emptySetHash));
    expect(rows.map(({ target }) => target)).toEqual(Array(3).fill('unallocated'));
  });
});

test('a hash that is another location is refused', () => {
  const store = new DirectoryStore(tempFolder());
  for (const one of ['', '..', 'a/b', "a'b", 'a*']) {
    expect(() => publishedLookups(store, one)).toThrow(TypeError);
  }
});
