/**
 * The dashboard stack: QuickSight's data source, data sets, analysis and dashboard, if the settings
 * name their owner (`quicksight.principalArn`). Otherwise the stack creates nothing and only outputs
 * the id of the existing data set.
 */
import { TerraformOutput, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { sheetIds } from '../quicksight/visuals/dashboard-ids.ts';
import { QuicksightDashboard } from './constructs/quicksight-dashboard.ts';
import { QuicksightOwners } from './constructs/quicksight-owners.ts';
import { QuicksightRole } from './constructs/quicksight-role.ts';
import type { StackSettings } from './settings/settings.ts';
import { dataSetIdOf, namesOf } from './system/names.ts';
import { addOutputs } from './terraform/outputs.ts';
import { connectAws } from './terraform/providers.ts';

export class DashboardStack extends TerraformStack {
  constructor(scope: Construct, id: string, settings: StackSettings) {
    super(scope, id);
    connectAws(this, settings);
    const principalArn = settings.quicksight?.principalArn;
    if (principalArn !== undefined) this.#createDashboard(settings, principalArn);
    this.#createOutputs(settings, principalArn !== undefined);
    addOutputs(this);
  }

  #createDashboard(settings: StackSettings, principalArn: string): void {
    const owners = settings.quicksight?.rowLevelSecurity
      ? new QuicksightOwners(this, 'owners', namesOf(settings)).table
      : undefined;
    const tables = owners === undefined ? [] : [owners];
    const role = new QuicksightRole(this, 'athena-role', { settings, tables });
    new QuicksightDashboard(this, 'dashboard', { settings, principalArn, role, owners });
  }

  #createOutputs(settings: StackSettings, isOurs: boolean): void {
    const { dashboard } = namesOf(settings);
    new TerraformOutput(this, 'data_set_id', {
      description: 'QuickSight data set that each run refreshes; empty without a dashboard',
      value: dataSetIdOf(settings) ?? '',
    });
    if (!isOurs) return;
    new TerraformOutput(this, 'dashboard_id', {
      description: 'QuickSight dashboard, and the analysis it was made from',
      value: dashboard.id,
    });
    new TerraformOutput(this, 'executive_sheet_id', {
      description: 'Sheet of the dashboard that executives get as a PDF',
      value: sheetIds.executive,
    });
  }
}
