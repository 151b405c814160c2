/**
 * The partition catalog on AWS: which partitions of an archive table are registered in Glue. Reads and
 * changes them through Athena, so that the functions need no Glue client and permissions for one service
 * only.
 */

import { type BillingDay, parseBillingDay } from '../../../domain/calendar/billing-day.ts';
import type { ArchivePartition, PartitionCatalog } from '../../../ports/partition-catalog.ts';
import { dayPartitions } from '../../../tables/day-partitions.ts';
import { partitionPrefix } from '../../../tables/object-key.ts';
import type { AthenaEngine } from './athena-engine.ts';
import {
  addPartitions,
  type PartitionPlace,
  partitionSchema,
  partitionsQuery,
  type RegisteredTable,
  setLocations,
  type TableName,
} from './partition-ddl.ts';

export type CatalogTable = TableName & RegisteredTable;

export class AthenaCatalog implements PartitionCatalog {
  readonly #engine: Pick<AthenaEngine, 'query' | 'execute'>;
  readonly #table: CatalogTable;
  readonly #locate: (prefix: string) => string;

  /** `locate` returns the s3:// URI of a key prefix, as the object store forms it. */
  constructor(
    engine: Pick<AthenaEngine, 'query' | 'execute'>,
    table: CatalogTable,
    locate: (prefix: string) => string,
  ) {
    this.#engine = engine;
    this.#table = table;
    this.#locate = locate;
  }

  /** The prefixes are those that `register` writes, because Athena's listing has no locations. */
  async registered(from: BillingDay, to: BillingDay): Promise<readonly ArchivePartition[]> {
    const { batches } = await this.#engine.query({
      name: 'registered partitions',
      sql: partitionsQuery(this.#table, from, to),
      schema: partitionSchema,
    });
    const days: BillingDay[] = [];
    for await (const { rowCount, columns } of batches) {
      for (let row = 0; row < rowCount; row++) {
        days.push(dayOf(dayPartitions.map(({ name }) => columns[name]?.[row])));
      }
    }
    return days.map((day) => ({ day, prefix: partitionPrefix(this.#table.declared, day) }));
  }

  async register(partitions: readonly ArchivePartition[]): Promise<void> {
    const days = partitions.map(({ day }) => day).sort();
    for (const sql of addPartitions(this.#table, this.#places(partitions))) {
      await this.#engine.execute({
        name: `register partitions ${days[0]} to ${days.at(-1)}`,
        sql,
      });
    }
  }

  async relocate(partitions: readonly ArchivePartition[]): Promise<void> {
    for (const sql of setLocations(this.#table, this.#places(partitions))) {
      await this.#engine.execute({ name: 'relocate partition', sql });
    }
  }

  #places(partitions: readonly ArchivePartition[]): PartitionPlace[] {
    return partitions.map(({ day, prefix }) => ({ day, location: this.#locate(prefix) }));
  }
}

/**
 * A partition whose values are not a calendar date would contain rows that no run can replace, so it is not
 * ignored.
 */
function dayOf(parts: readonly unknown[]): BillingDay {
  const [year = '', month = '', day = ''] = parts.map((part, index) =>
    String(part).padStart(index === 0 ? 4 : 2, '0'),
  );
  try {
    return parseBillingDay(`${year}-${month}-${day}`);
  } catch (cause) {
    throw new Error(
      `The archive has a partition year=${year}, month=${month}, day=${day}, which is not a ` +
        'calendar date. Drop that partition in Athena and run again.',
      { cause },
    );
  }
}
