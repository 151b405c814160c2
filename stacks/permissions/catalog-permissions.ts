/**
 * What a role needs beside Glue's own actions where the account's catalog is guarded further: by Lake
 * Formation, by a KMS key, or by both.
 */

import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';
import type { Permission } from './permission.ts';
import { urlSuffix } from './storage-permissions.ts';

/** Of a role that asks Glue for tables, itself or through Athena. */
export function catalogPermissions(settings: StackSettings): Permission[] {
  return [...getDataAccess(settings), ...useCatalogKey(settings)];
}

/**
 * The right to ask Lake Formation, which then decides by its grants; AWS defines no resource for it.
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
 * Glue reads and writes an encrypted catalog with its caller's rights to the key, readers included.
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
