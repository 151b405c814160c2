/** The look-ups of a set as tables of DuckDB, as a published set has them in Parquet. */
import type { LookupRelations } from '../../../src/allocation/compile/allocation-input.ts';
import { lookupValues } from '../../../src/allocation/compile/lookup-values.ts';
import type { RuleSet } from '../../../src/allocation/rules/rule-set.ts';
import type { DuckDbEngine } from '../../../src/platform/local/duckdb/duckdb-engine.ts';
import { sqlIdentifier } from '../../../src/sql/bind.ts';

/** Names of tables that need not exist, to compile a statement for them. */
export const lookupTables: LookupRelations = {
  rules: sqlIdentifier('finops_db.allocation_rules'),
  teams: sqlIdentifier('finops_db.allocation_teams'),
  aliases: sqlIdentifier('finops_db.allocation_aliases'),
  services: sqlIdentifier('finops_db.allocation_services'),
  owners: sqlIdentifier('finops_db.allocation_owners'),
};

/** Creates the tables. */
export async function createLookups(engine: DuckDbEngine, set: RuleSet): Promise<LookupRelations> {
  const values = lookupValues(set);
  await engine.run('create schema if not exists finops_db');
  for (const name of Object.keys(lookupTables) as (keyof LookupRelations)[]) {
    await engine.run(
      `create or replace table ${lookupTables[name]} as select * from ${values[name]} as lookup`,
    );
  }
  return lookupTables;
}
