/**
 * The permissions of a backfill in addition to those of a daily run: stage rows with Athena, which
 * writes with its caller's permissions; correct the location of a partition; and invoke itself for the
 * remaining days.
 */

import { archiveTables } from '../../src/tables/all-tables.ts';
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';
import type { Permission } from './permission.ts';

/** https://docs.aws.amazon.com/athena/latest/ug/unload.html */
export function backfillPermissions(settings: StackSettings): Permission[] {
  const { arns, functions, stagingPrefix } = namesOf(settings);
  const archived = archiveTables.map(({ name }) => arns.table(name));
  return [
    {
      sid: 'SetRowsAside',
      actions: [
        's3:GetObject',
        's3:PutObject',
        's3:AbortMultipartUpload',
        's3:ListMultipartUploadParts',
      ],
      resources: [`${arns.summariesBucket}/${stagingPrefix}*`],
    },
    {
      sid: 'PointPartitionsBack',
      actions: ['glue:UpdatePartition'],
      resources: [arns.catalog, arns.database, ...archived],
    },
    {
      sid: 'InvokeItself',
      actions: ['lambda:InvokeFunction'],
      resources: [arns.function(functions.backfill)],
    },
  ];
}
