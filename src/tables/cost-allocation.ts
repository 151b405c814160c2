/**
 * Who spends what on what: every line of the bill, summed over hours and resources, with the target that the
 * allocation rules gave it. Rules never change an amount.
 */
import { dayPartitions } from './day-partitions.ts';
import type { ParquetTable } from './table.ts';

/** A name is in many rows. */
const encoding = 'RLE_DICTIONARY';
const cost = "in the bill's currency, negative for credits";
const unknownCost = `${cost}; null where the export lacks a column that this metric needs`;

export const costAllocationTable = {
  format: 'parquet',
  name: 'cost_allocation',
  description:
    'Cost by day, account, service, kind of usage, and the target of the allocation rules',
  grain:
    'One row for each day, OU, linked account, service, Region, operation, usage type, charge type, target, rule, application and environment.',
  writtenBy: 'The daily digest and backfill, from the bill.',
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
    service: {
      name: 'Service',
      type: 'string',
      encoding,
      meaning: 'AWS service, as in `ou_breakdown`',
    },
    region: {
      name: 'Region',
      type: 'string',
      encoding,
      meaning: 'AWS Region of the usage',
      note: 'empty where the bill names none',
    },
    operation: {
      name: 'Operation',
      type: 'string',
      encoding,
      meaning: 'Operation that was charged',
      note: "such as 'RunInstances'; empty where the bill names none",
    },
    usageType: {
      name: 'UsageType',
      type: 'string',
      encoding,
      meaning: 'Kind of usage',
      note: "such as 'EU-BoxUsage:m5.large'; empty where the bill names none",
    },
    chargeType: {
      name: 'ChargeType',
      type: 'string',
      encoding,
      meaning: 'Line item type',
      note: "such as 'Usage' or 'Tax'; for FOCUS category and frequency, such as 'Usage/Usage-Based', with '/Correction' for corrections",
    },
    target: {
      name: 'Target',
      type: 'string',
      encoding,
      meaning: 'Who the cost belongs to',
      note: "'team/<name>', 'pool/<name>' for shared cost, or 'unallocated'",
    },
    ruleId: {
      name: 'RuleId',
      type: 'string',
      encoding,
      meaning: 'The rule that decided the target',
      note: "empty for 'unallocated'",
    },
    application: {
      name: 'Application',
      type: 'string',
      encoding,
      meaning: 'Application of the service catalogue',
      note: 'empty where the rules find none',
    },
    environment: {
      name: 'Environment',
      type: 'string',
      encoding,
      meaning: 'Value of the tag `environment`, as the rules normalise it',
      note: 'empty where the line has none, or one that is not allowed',
    },
    unblendedCost: {
      name: 'UnblendedCost',
      type: 'double',
      meaning: 'Unblended cost: what is invoiced',
      note: cost,
    },
    amortizedCost: {
      name: 'AmortizedCost',
      type: 'double',
      isNullable: true,
      meaning: 'Amortized cost: commitments are spread over the usage they cover',
      note: unknownCost,
    },
    netUnblendedCost: {
      name: 'NetUnblendedCost',
      type: 'double',
      isNullable: true,
      meaning: 'Unblended cost after private discounts',
      note: unknownCost,
    },
    netAmortizedCost: {
      name: 'NetAmortizedCost',
      type: 'double',
      isNullable: true,
      meaning: 'Amortized cost after private discounts',
      note: unknownCost,
    },
    usageAmount: {
      name: 'UsageAmount',
      type: 'double',
      meaning: 'Amount used',
      note: 'in the unit of the usage type; 0 where the bill names no amount',
    },
    lineCount: { name: 'LineCount', type: 'bigint', meaning: "Number of the bill's lines" },
    uninvoicedCost: {
      name: 'UninvoicedCost',
      type: 'double',
      meaning: 'The part of UnblendedCost on lines without an invoice id: it may still change',
      note: cost,
    },
  },
  partitionKeys: dayPartitions,
  prefix: 'cost-allocations/',
  objectName: 'cost-allocation.snappy.parquet',
  order:
    'Target, OU, LinkedAccount, Service, Region, UsageType, Operation, ChargeType, RuleId, Application, Environment; by Unicode code point',
  layoutVersion: 1,
  // Enough for good statistics, few enough to be written in little memory.
  rowsPerGroup: 100_000,
} as const satisfies ParquetTable;
