/** The permissions to stage rows of the bill with Athena, which writes with its caller's permissions. */
import { lineSumsTable } from '../../src/tables/line-sums.ts';
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';
import type { Permission } from './permission.ts';

/**
 * `folder`: the one below the staging prefix that the function uses.
 * https://docs.aws.amazon.com/athena/latest/ug/unload.html
 */
export function stagingPermissions(
  settings: StackSettings,
  folder: 'backfill' | 'breakdowns',
): Permission[] {
  const { arns, stagingPrefix } = namesOf(settings);
  return [
    {
      sid: 'SetRowsAside',
      actions: [
        's3:GetObject',
        's3:PutObject',
        's3:AbortMultipartUpload',
        's3:ListMultipartUploadParts',
      ],
      resources: [
        `${arns.summariesBucket}/${stagingPrefix}${folder}/*`,
        `${arns.summariesBucket}/${lineSumsTable.prefix}staged_by=${folder}/*`,
      ],
    },
  ];
}
