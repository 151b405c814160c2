/** The Savings Plans and reservations of each day, from the lines of their fees: who has them, and when they end. */
import type { ParquetTable } from './table.ts';

/** A name is in many rows. */
const encoding = 'RLE_DICTIONARY';
const cost = "amortized, in the bill's currency";

export const commitmentsTable = {
  format: 'parquet',
  name: 'commitments',
  description: 'Savings Plans and reservations by day, with their end and what was not used',
  grain:
    'One row for each day, linked account, kind and Savings Plan or reservation with a line of its fee.',
  writtenBy:
    'The daily digest and backfill, from the bill. A FOCUS bill has no such lines, and days that were archived before the table existed have no rows.',
  columns: {
    billingDate: {
      name: 'BillingDate',
      type: 'date',
      meaning: 'Day of the fee',
      note: 'UTC; the fee of a reservation is billed once a month, on its first day',
    },
    ou: {
      name: 'OU',
      type: 'string',
      encoding,
      meaning: "Organizational unit of the owner's account, as in `ou_breakdown`",
    },
    linkedAccount: {
      name: 'LinkedAccount',
      type: 'string',
      encoding,
      meaning: 'Linked account that owns it',
      note: 'twelve digits, as text: leading zeros count',
    },
    kind: {
      name: 'Kind',
      type: 'string',
      encoding,
      meaning: 'What it is',
      note: "'savings-plan' or 'reservation'",
    },
    commitmentId: { name: 'CommitmentId', type: 'string', encoding, meaning: 'Its ARN' },
    endsOn: {
      name: 'EndsOn',
      type: 'date',
      isNullable: true,
      meaning: 'Day on which it ends',
      note: 'UTC; null where the bill does not say it',
    },
    usedCost: {
      name: 'UsedCost',
      type: 'double',
      isNullable: true,
      meaning: 'The part of it that usage was charged against',
      note: `${cost}; null for reservations, whose fee does not say it, and where the export lacks a column`,
    },
    unusedCost: {
      name: 'UnusedCost',
      type: 'double',
      isNullable: true,
      meaning: 'The part that was paid for and not used',
      note: `${cost}; for a reservation of the month so far; null where the export lacks a column`,
    },
  },
  partitionKeys: [
    {
      name: 'usage_date',
      part: 'date',
      meaning: 'The same day; filter by it, so that less is read',
    },
  ],
  prefix: 'commitments/',
  objectName: 'commitments.snappy.parquet',
  order: 'Kind, OU, LinkedAccount, CommitmentId; by Unicode code point',
  layoutVersion: 1,
  rowsPerGroup: 100_000,
  firstProjectedDay: '2024-01-01',
} as const satisfies ParquetTable;
