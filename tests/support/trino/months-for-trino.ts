/**
 * Rewrites partition projection by months for Trino: Athena counts dates in MONTHS, open source Trino only
 * up to DAYS. A list of the same months gives the same partitions, at the locations of the table's own
 * location template.
 */
import type { GlueTable } from '../aws/glue-catalog.ts';

/** The table unchanged, unless one of its keys is projected by months. */
export function monthsForTrino(table: GlueTable, now: Date): GlueTable {
  const parameters = { ...table.Parameters };
  for (const { Name } of table.PartitionKeys ?? []) {
    const key = `projection.${Name}`;
    if (parameters[`${key}.interval.unit`] !== 'MONTHS') continue;
    const [first, last] = (parameters[`${key}.range`] ?? '').split(',');
    if (first === undefined || last !== 'NOW') throw new Error(`${key}.range is not '…,NOW'`);
    parameters[`${key}.type`] = 'enum';
    parameters[`${key}.values`] = monthsUpTo(first, now).join(',');
    for (const name of ['format', 'range', 'interval', 'interval.unit']) {
      delete parameters[`${key}.${name}`];
    }
  }
  return { ...table, Parameters: parameters };
}

function monthsUpTo(first: string, now: Date): readonly string[] {
  const [year = 0, month = 0] = first.split('-').map(Number);
  const count = (now.getUTCFullYear() - year) * 12 + now.getUTCMonth() + 2 - month;
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(year, month - 1 + index)).toISOString().slice(0, 7),
  );
}
