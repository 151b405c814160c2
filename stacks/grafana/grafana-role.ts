/**
 * The role with which Grafana reads the archive: of our workspace, and of a server that the settings name. All viewers
 * read with it, so they see the costs of every OU and team.
 */
import { Construct } from 'constructs';
import { boundedRole, type TrustStatement } from '../constructs/bounded-role.ts';
import { LakeFormationGrants } from '../constructs/lake-formation-grants.ts';
import { roleNamingOf } from '../names/role-names.ts';
import { grafanaPermissions } from '../permissions/grafana-permissions.ts';
import { statementOf } from '../permissions/permission.ts';
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';
import { grafanaTableAccess, lakeTablesOf } from '../system/table-access.ts';

export type GrafanaSettings = NonNullable<StackSettings['grafana']>;

export class GrafanaRole extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, settings: StackSettings, grafana: GrafanaSettings) {
    super(scope, id);
    const { role } = boundedRole(this, {
      naming: roleNamingOf(settings, 'grafana'),
      description: 'What Grafana may read of the archive',
      trust: trustOf(settings, grafana),
      statements: grafanaPermissions(settings).map(statementOf),
    });
    this.arn = role.arn;
    new LakeFormationGrants(this, 'lake', {
      roleArn: role.arn,
      tables: lakeTablesOf(settings, grafanaTableAccess()),
    });
  }
}

/** https://docs.aws.amazon.com/grafana/latest/userguide/cross-service-confused-deputy-prevention.html */
function trustOf(settings: StackSettings, { login, serverRoleArn }: GrafanaSettings) {
  const workspace: TrustStatement = {
    Effect: 'Allow',
    Principal: { Service: 'grafana.amazonaws.com' },
    Action: 'sts:AssumeRole',
    Condition: {
      StringEquals: { 'aws:SourceAccount': settings.accountId },
      StringLike: { 'aws:SourceArn': namesOf(settings).arns.grafanaWorkspaces },
    },
  };
  const server: TrustStatement[] =
    serverRoleArn === undefined
      ? []
      : [{ Effect: 'Allow', Principal: { AWS: serverRoleArn }, Action: 'sts:AssumeRole' }];
  return [...(login === undefined ? [] : [workspace]), ...server];
}
