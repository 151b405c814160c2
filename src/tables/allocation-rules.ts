/** The rules of a published set of allocation rules, as the compiled statement reads them. */
import { setPartition } from './set-partition.ts';
import type { TextPartitionedTable } from './table.ts';

export const allocationRulesTable = {
  format: 'parquet',
  name: 'allocation_rules',
  description: 'Rules of each published set of allocation rules',
  grain: 'One row for each rule of a set.',
  writtenBy: 'The daily digest and backfill, from the set that FinOps edits.',
  columns: {
    ruleNumber: {
      name: 'rule_number',
      type: 'bigint',
      meaning: 'Position of the rule in the set',
      note: 'from 1; the first that matches wins',
    },
    ruleId: {
      name: 'rule_id',
      type: 'string',
      meaning: 'Id of the rule',
    },
    target: {
      name: 'target',
      type: 'string',
      meaning: 'Target that the rule gives without a look-up',
      note: '`team/…` or `pool/…`; empty if it has none',
    },
    application: {
      name: 'application',
      type: 'string',
      meaning: 'Application that the rule gives',
      note: 'empty if it gives none',
    },
  },
  partitionKeys: [setPartition],
  prefix: 'allocation/lookups/rules/',
  objectName: 'rules.snappy.parquet',
  order: 'rule_number',
  layoutVersion: 1,
  rowsPerGroup: 100_000,
} as const satisfies TextPartitionedTable;
