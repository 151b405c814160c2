/** Collects the batches of a query as row objects. Only for queries with small results. */
import type { Platform } from '../ports/platform.ts';
import type { ColumnType, ResultSchema, Statement } from '../ports/query-engine.ts';

/** A row as an object. */
export type Row<S extends ResultSchema> = { readonly [K in keyof S]: Value<S[K]> };
type Value<T extends ColumnType> = T extends 'double' | 'integer' ? number : string;

/**
 * All rows. Throws an Error naming statement and column when a value is absent. `mayBeEmpty`: texts that may be
 * empty, because Athena's results do not distinguish an empty text from an absent one.
 */
export async function collect<S extends ResultSchema>(
  platform: Pick<Platform, 'engine'>,
  statement: Statement<S>,
  mayBeEmpty: readonly (keyof S & string)[] = [],
): Promise<Row<S>[]> {
  const names = Object.keys(statement.schema);
  const rows: Row<S>[] = [];
  const { batches } = await platform.engine.query(statement);
  for await (const { rowCount, columns } of batches) {
    for (let index = 0; index < rowCount; index++) {
      const entries = names.map((name) => {
        const value = columns[name]?.[index];
        return [name, mayBeEmpty.includes(name) ? (value ?? '') : value] as const;
      });
      const absent = entries.find(([, value]) => value === null || value === undefined);
      if (absent !== undefined) throw new Error(`${statement.name}: a row has no ${absent[0]}`);
      rows.push(Object.fromEntries(entries) as Row<S>);
    }
  }
  return rows;
}
