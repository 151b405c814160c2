/**
 * The Grafana stack: the role with which a Grafana reads the archive, and, if the settings have a login, a workspace of
 * Amazon Managed Grafana. It is created only if the setting `grafana` is given, and stores no costs.
 */
import { TerraformOutput, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { GrafanaRole, type GrafanaSettings } from './grafana/grafana-role.ts';
import { GrafanaWorkspace } from './grafana/grafana-workspace.ts';
import type { StackSettings } from './settings/settings.ts';
import { namesOf } from './system/names.ts';
import { queryWorkgroup } from './system/query-workgroups.ts';
import { addOutputs } from './terraform/outputs.ts';
import { connectAws } from './terraform/providers.ts';

export interface GrafanaStackProps {
  readonly settings: StackSettings;
  readonly grafana: GrafanaSettings;
}

export class GrafanaStack extends TerraformStack {
  constructor(scope: Construct, id: string, { settings, grafana }: GrafanaStackProps) {
    super(scope, id);
    connectAws(this, settings);
    const role = new GrafanaRole(this, 'role', settings, grafana);
    const { login } = grafana;
    const endpoint =
      login === undefined
        ? undefined
        : new GrafanaWorkspace(this, 'grafana', {
            name: namesOf(settings).prefix,
            grafana,
            login,
            role,
            hasRedshift: settings.warehouse !== undefined,
          }).endpoint;
    this.#createOutputs(settings, endpoint);
    addOutputs(this);
  }

  /** What the data sources of a Grafana server need to know. */
  #createOutputs(settings: StackSettings, endpoint: string | undefined): void {
    const values: Readonly<Record<string, readonly [description: string, value: string]>> = {
      athena_database: ['Glue database with the views', namesOf(settings).database],
      athena_workgroup: [
        'Athena workgroup for Grafana',
        queryWorkgroup(settings, 'grafana').workgroup,
      ],
      ...(endpoint !== undefined && {
        grafana_url: ['Address of the workspace', `https://${endpoint}`] as const,
      }),
    };
    for (const [name, [description, value]] of Object.entries(values)) {
      new TerraformOutput(this, name, { description, value }).overrideLogicalId(name);
    }
  }
}
