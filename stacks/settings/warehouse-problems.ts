/** What the setting `warehouse` needs of the other settings, and which of its parts do not fit together. */
import { partitionOf } from '../names/partition.ts';

interface Warehouse {
  readonly schema: string;
  readonly externalSchema: string;
  readonly workgroupArn?: string | undefined;
  readonly secretArn?: string | undefined;
}

interface WarehouseSystem {
  readonly accountId: string;
  readonly region: string;
  readonly iam: { readonly path: string; readonly namePrefix: string };
  readonly warehouse?: Warehouse | undefined;
}

/** One problem per setting; each begins with the setting's path. */
export function warehouseProblems({ warehouse, ...system }: WarehouseSystem): string[] {
  if (warehouse === undefined) return [];
  return [
    ...schemaProblems(warehouse),
    ...ownerProblems(system, warehouse),
    ...roleProblems(system),
  ];
}

/** The external schema has only what Glue has: no view can be created in it. */
function schemaProblems({ schema, externalSchema }: Warehouse): string[] {
  if (schema !== externalSchema) return [];
  return [
    `warehouse.schema: given "${schema}", as in warehouse.externalSchema; accepted: another name, because views ` +
      'cannot be in the schema of the external tables',
  ];
}

/** The role and its trust are of this account; Redshift reads Glue and S3 in its own region. */
function ownerProblems(
  { accountId, region }: Omit<WarehouseSystem, 'warehouse'>,
  { workgroupArn, secretArn }: Warehouse,
): string[] {
  const place = `arn:${partitionOf(region)}`;
  const given = {
    'warehouse.workgroupArn': workgroupArn,
    'warehouse.secretArn': secretArn,
  };
  return Object.entries(given).flatMap(([path, arn = '']) => {
    const [, , service = ''] = arn.split(':');
    const start = `${place}:${service}:${region}:${accountId}:`;
    if (arn === '' || arn.startsWith(start)) return [];
    return [`${path}: given "${arn}"; accepted: one of this account and region: ${start}…`];
  });
}

/** In SQL a comma makes a chain of two roles. */
function roleProblems({ iam }: Omit<WarehouseSystem, 'warehouse'>): string[] {
  return (['path', 'namePrefix'] as const)
    .filter((name) => iam[name].includes(','))
    .map(
      (name) =>
        `iam.${name}: given "${iam[name]}"; accepted: one without a comma, because the setting warehouse writes the ` +
        "role's ARN into SQL",
    );
}
