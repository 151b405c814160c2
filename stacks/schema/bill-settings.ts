/**
 * The source of the bill: an export that the stack creates, or existing files in any region and
 * account.
 */

import * as z from 'zod';
import { billSources } from '../../src/domain/costs/bill-source.ts';
import { costCategoryPrefix, tagPrefix } from '../../src/tables/bill-columns.ts';
import {
  accountId,
  bucket,
  flag,
  folder,
  group,
  keyArn,
  oneOf,
  region,
  text,
} from './setting-values.ts';

/** Whether the key of `kms` also encrypts the delivered bill; otherwise S3's own encryption is used. */
const underKey = flag.default(false);

const tagColumn = text(
  `the name of a column with a tag or a cost category as Athena has it, such as '${tagPrefix}user_team' or ` +
    `'${costCategoryPrefix}team': small letters, digits and _`,
  new RegExp(`^(${tagPrefix}|${costCategoryPrefix})[a-z0-9_]{1,200}$`),
);

/** The functions get the names as one variable, and Lambda accepts 4 kB for all variables of a function. */
const maxTagColumnText = 1500;

/**
 * The columns of the legacy report with tags and cost categories that table, view and functions read. AWS writes
 * one for each activated tag, and only the report's owner knows which.
 */
const tagColumns = z
  .array(tagColumn, { error: 'a list of names of columns' })
  .refine((names) => names.join(',').length <= maxTagColumnText, {
    error: `names of at most ${maxTagColumnText} characters together, because Lambda limits a function's variables`,
  })
  .refine((names) => new Set(names).size === names.length, { error: 'each column once' });

export const bill = z.discriminatedUnion(
  'kind',
  [
    group({ kind: z.literal('export-cur2'), kms: underKey }),
    group({
      kind: z.literal('export-legacy'),
      kms: underKey,
      crawler: flag.default(false),
      tagColumns: tagColumns.default([]),
    }),
    group({
      kind: z.literal('existing'),
      source: oneOf(...billSources),
      bucket,
      /** Region of the bucket; by default the system's own. */
      region: region.optional(),
      /** Owner of the bucket; another account must allow our roles to read it. */
      accountId: accountId.optional(),
      /** The folder with the billing periods' folders, such as 'exports/acme/data'. */
      prefix: folder,
      /**
       * The name of the partition column in the periods' folders: 'BILLING_PERIOD=2026-11' or lower
       * case, because S3 keys are case-sensitive. By default as AWS writes it: upper case for CUR 2.0,
       * lower case for FOCUS. The legacy report has 'year=2026/month=11' instead.
       */
      periodFolder: oneOf('BILLING_PERIOD', 'billing_period').optional(),
      /** For the source legacy only. */
      tagColumns: tagColumns.default([]),
      /** The KMS key of the bill, in the bucket's region; undefined if S3's own encryption is used. */
      kmsKeyArn: keyArn.optional(),
    }),
  ],
  {
    error: ({ code }) =>
      code === 'invalid_union'
        ? 'export-cur2, export-legacy or existing'
        : 'an object whose kind is export-cur2, export-legacy or existing',
  },
);
