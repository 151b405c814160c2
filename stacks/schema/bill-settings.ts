/** Where the bill comes from: an export made here, or files that exist, in whichever region and account. */
import * as z from 'zod';
import { accountId, bucket, flag, folder, group, keyArn, oneOf, region } from './setting-values.ts';

/** Whether the key of `kms` encrypts the delivered bill too; S3 itself does otherwise. */
const underKey = flag.default(false);

export const bill = z.discriminatedUnion(
  'kind',
  [
    group({ kind: z.literal('export-cur2'), kms: underKey }),
    group({ kind: z.literal('export-legacy'), kms: underKey, crawler: flag.default(false) }),
    group({
      kind: z.literal('existing'),
      source: oneOf('cur2', 'legacy', 'focus'),
      bucket,
      /** Where the bucket is; the system's own region by default. */
      region: region.optional(),
      /** Who owns the bucket; another account must allow our roles to read it. */
      accountId: accountId.optional(),
      /** The folder that holds the billing periods' folders, such as 'exports/acme/data'. */
      prefix: folder,
      /**
       * How the periods' folders begin, 'BILLING_PERIOD=2026-11' or in lower case: S3 tells the two
       * apart. By default as AWS writes it for the source: CUR 2.0 upper, FOCUS lower. The legacy
       * report's folders are 'year=2026/month=11'.
       */
      periodFolder: oneOf('BILLING_PERIOD', 'billing_period').optional(),
      /** The key the bill is encrypted with, where it is not S3's own; in the bucket's region. */
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
