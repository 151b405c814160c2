/** How much of each day's cost has the tags that the allocation rules require. */
import type { ParquetTable } from './table.ts';

/** A name is in many rows. */
const encoding = 'RLE_DICTIONARY';

export const tagCoverageTable = {
  format: 'parquet',
  name: 'tag_coverage',
  description: 'Cost by day, owner, required tag, and whether it has the tag',
  grain: 'One row for each day, OU, linked account, target, required tag and state of the tag.',
  writtenBy: 'The daily digest and backfill, from the bill, if the allocation rules require tags.',
  columns: {
    billingDate: { name: 'BillingDate', type: 'date', meaning: 'Day of usage', note: 'UTC' },
    ou: {
      name: 'OU',
      type: 'string',
      encoding,
      meaning: 'Organizational unit of the account, as in `ou_breakdown`',
    },
    linkedAccount: {
      name: 'LinkedAccount',
      type: 'string',
      encoding,
      meaning: 'Linked account',
      note: 'twelve digits, as text: leading zeros count',
    },
    target: {
      name: 'Target',
      type: 'string',
      encoding,
      meaning: 'Who the cost belongs to, as in `cost_allocation`',
    },
    tag: {
      name: 'Tag',
      type: 'string',
      encoding,
      meaning: 'Required tag, by the name that the rules give it',
      note: "'*' is all required tags together; each cost is in one row of every tag: select one before you sum",
    },
    state: {
      name: 'State',
      type: 'string',
      encoding,
      meaning: 'Whether the cost has the tag',
      note: "'valid'; 'not-allowed': a value that the rules do not allow; 'missing'; 'untaggable': AWS bills it without a resource; 'unknown': no line of the day has the tag, or the bill lacks the tags of accounts. For '*' the first that one of the tags has of 'missing', 'not-allowed', 'untaggable', 'valid', 'unknown'",
    },
    unblendedCost: {
      name: 'UnblendedCost',
      type: 'double',
      meaning: 'Unblended cost: what is invoiced',
      note: "in the bill's currency, negative for credits",
    },
    lineCount: { name: 'LineCount', type: 'bigint', meaning: "Number of the bill's lines" },
  },
  partitionKeys: [
    {
      name: 'usage_date',
      part: 'date',
      meaning: 'The same day; filter by it, so that less is read',
    },
  ],
  prefix: 'tag-coverage/',
  objectName: 'tag-coverage.snappy.parquet',
  order: 'Tag, Target, OU, LinkedAccount, State; by Unicode code point',
  layoutVersion: 1,
  rowsPerGroup: 100_000,
  firstProjectedDay: '2024-01-01',
} as const satisfies ParquetTable;
