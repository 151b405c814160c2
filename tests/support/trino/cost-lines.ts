/** All of `cost_lines` from both engines, compared. */
import type { QueryEngine } from '../../../src/ports/query-engine.ts';
import { compareResults } from './compare-results.ts';
import { type EngineResult, queryDuckDb } from './duckdb-rows.ts';
import type { GlueOnTrino } from './glue-on-trino.ts';

export interface CostLinesSides {
  readonly engine: QueryEngine;
  /** The SELECT for DuckDB. */
  readonly local: string;
  readonly query: GlueOnTrino['query'];
  /** The SELECT for Trino. */
  readonly trino: string;
  /** Excludes tags and cost categories: a legacy bill in Terraform's table has no tag columns. */
  readonly ignoresMaps?: boolean;
}

/** The differences, and the number of lines. */
export async function compareCostLines(sides: CostLinesSides) {
  const { engine, query, ignoresMaps = false } = sides;
  const results = [
    await queryDuckDb(engine, allOf(sides.local)),
    await query(allOf(sides.trino)),
  ] as const;
  const [expected, actual] = ignoresMaps
    ? [withoutMaps(results[0]), withoutMaps(results[1])]
    : results;
  const { differences } = compareResults(expected, actual, false);
  return { differences, rows: actual.rows.length };
}

/** The SELECT is a sub-query like `:cost_lines`, or a plain file of `sql/sources/`. */
function allOf(select: string): string {
  const table = select.startsWith('(') ? select : `(\n${select}\n)`;
  return `select * from ${table} as cost_lines`;
}

function withoutMaps({ columns, rows }: EngineResult): EngineResult {
  const kept = columns.map(({ type }) => !type.startsWith('map'));
  const keep = <T>(values: readonly T[]) => values.filter((_, index) => kept[index]);
  return { columns: keep(columns), rows: rows.map(keep) };
}
