/**
 * The permissions of a backfill in addition to those of a daily run: correct the location of a partition;
 * and invoke itself for the remaining days.
 */

import { archiveTables } from '../../src/tables/all-tables.ts';
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';
import type { Permission } from './permission.ts';

export function backfillPermissions(settings: StackSettings): Permission[] {
  const { arns, functions } = namesOf(settings);
  const archived = archiveTables.map(({ name }) => arns.table(name));
  return [
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
