/**
 * The dashboard: names the QuickSight data set that the digest refreshes, for who builds analyses on
 * it. It holds no resource; an empty id says that there is no dashboard.
 */
import { TerraformOutput, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { connectAws } from './providers.ts';
import type { StackSettings } from './settings.ts';

export class DashboardStack extends TerraformStack {
  constructor(scope: Construct, id: string, settings: StackSettings) {
    super(scope, id);
    connectAws(this, settings);
    new TerraformOutput(this, 'data_set_id', {
      description: 'QuickSight data set that each run refreshes; empty without a dashboard',
      value: settings.quicksight?.dataSetId ?? '',
    });
  }
}
