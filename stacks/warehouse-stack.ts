/**
 * The warehouse stack: what Redshift needs to read the archive, and, if the settings want one, a serverless warehouse.
 * It is created only if the setting `warehouse` is given, stores no costs, and may be destroyed and created again; the
 * command `warehouse` makes its views.
 */
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { spectrumTables } from './constructs/spectrum-tables.ts';
import type { StackSettings } from './settings/settings.ts';
import { namesOf } from './system/names.ts';
import { addOutputs } from './terraform/outputs.ts';
import { connectAws } from './terraform/providers.ts';
import { ServerlessWarehouse } from './warehouse/serverless-warehouse.ts';
import { WarehouseKey } from './warehouse/warehouse-key.ts';
import { addSecretOutput, addWarehouseOutput } from './warehouse/warehouse-output.ts';
import { WarehouseRole, type WarehouseSettings } from './warehouse/warehouse-role.ts';

export interface WarehouseStackProps {
  readonly settings: StackSettings;
  readonly warehouse: WarehouseSettings;
}

export class WarehouseStack extends TerraformStack {
  constructor(scope: Construct, id: string, { settings, warehouse }: WarehouseStackProps) {
    super(scope, id);
    connectAws(this, settings);
    const names = namesOf(settings);
    const tables = spectrumTables(this, { names, database: names.database });
    const role = new WarehouseRole(this, 'role', { settings, warehouse, tables });
    const own =
      warehouse.kind === 'serverless'
        ? new ServerlessWarehouse(this, 'redshift', {
            name: names.prefix,
            warehouse,
            role,
            keyArn: this.#keyOf(settings),
          })
        : undefined;
    addWarehouseOutput(this, { settings, warehouse, role, own });
    if (own !== undefined) addSecretOutput(this, own);
    addOutputs(this);
  }

  #keyOf(settings: StackSettings): string | undefined {
    if (settings.kms === false) return undefined;
    return settings.kms === true ? new WarehouseKey(this, 'key', settings).arn : settings.kms;
  }
}
