/**
 * The permissions that a role needs in addition to Glue's actions if the account protects its catalog
 * with Lake Formation, a KMS key or both.
 */

import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';
import type { Permission } from './permission.ts';
import { urlSuffix } from './storage-permissions.ts';

/** For a role that reads tables from Glue, directly or through Athena. */
export function catalogPermissions(settings: StackSettings): Permission[] {
  return [...getDataAccess(settings), ...useCatalogKey(settings)];
}

/**
 * The permission to request data access; Lake Formation then decides by its grants. AWS defines no
 * resource for it.
 * https://docs.aws.amazon.com/lake-formation/latest/dg/access-control-underlying-data.html
 */
function getDataAccess({ lakeFormation, accountId }: StackSettings): Permission[] {
  if (!lakeFormation) return [];
  return [
    {
      sid: 'AskLakeFormation',
      actions: ['lakeformation:GetDataAccess'],
      resources: ['*'],
      condition: { StringEquals: { 'aws:PrincipalAccount': accountId } },
    },
  ];
}

/**
 * Glue reads and writes an encrypted catalog with its caller's permissions on the key, also for
 * reading.
 * https://docs.aws.amazon.com/athena/latest/ug/access-encrypted-data-glue-data-catalog.html
 */
function useCatalogKey(settings: StackSettings): Permission[] {
  const { glueCatalogKmsKeyArn, region } = settings;
  if (glueCatalogKmsKeyArn === undefined) return [];
  const service = `glue.${region}.${urlSuffix(namesOf(settings).partition)}`;
  return [
    {
      sid: 'UseCatalogKey',
      actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
      resources: [glueCatalogKmsKeyArn],
      condition: { StringEquals: { 'kms:ViaService': service } },
    },
  ];
}
