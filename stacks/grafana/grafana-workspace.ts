/**
 * A workspace of Amazon Managed Grafana with its login: IAM Identity Center, whose groups get roles here, or SAML, whose
 * provider says the role of each user.
 */
import { GrafanaRoleAssociation } from '@cdktf/provider-aws/lib/grafana-role-association/index.js';
import { GrafanaWorkspace as Workspace } from '@cdktf/provider-aws/lib/grafana-workspace/index.js';
import { GrafanaWorkspaceSamlConfiguration } from '@cdktf/provider-aws/lib/grafana-workspace-saml-configuration/index.js';
import { Construct } from 'constructs';
import type { GrafanaRole, GrafanaSettings } from './grafana-role.ts';

type Login = NonNullable<GrafanaSettings['login']>;

export interface GrafanaWorkspaceProps {
  readonly name: string;
  readonly grafana: GrafanaSettings;
  readonly login: Login;
  readonly role: GrafanaRole;
  /** Whether there is a warehouse to query. */
  readonly hasRedshift: boolean;
}

/** Administrators may add plug-ins: those of Athena and Redshift are not installed in newer versions. */
const configuration = JSON.stringify({
  plugins: { pluginAdminEnabled: true },
  unifiedAlerting: { enabled: true },
});

export class GrafanaWorkspace extends Construct {
  /** Without 'https://'. */
  readonly endpoint: string;

  constructor(scope: Construct, id: string, props: GrafanaWorkspaceProps) {
    super(scope, id);
    const { name, grafana, login, role, hasRedshift } = props;
    const workspace = new Workspace(this, 'workspace', {
      name,
      description: 'Costs by organizational unit, from the archive of finops-digest',
      accountAccessType: 'CURRENT_ACCOUNT',
      authenticationProviders: [login.kind === 'saml' ? 'SAML' : 'AWS_SSO'],
      // The role is ours: AWS makes none and adds no permission.
      permissionType: 'CUSTOMER_MANAGED',
      roleArn: role.arn,
      dataSources: ['ATHENA', 'CLOUDWATCH', ...(hasRedshift ? ['REDSHIFT'] : [])],
      grafanaVersion: grafana.version,
      configuration,
      ...(grafana.network !== undefined && {
        networkAccessControl: {
          prefixListIds: [...grafana.network.prefixListIds],
          vpceIds: [...grafana.network.vpcEndpointIds],
        },
      }),
    });
    this.endpoint = workspace.endpoint;
    if (login.kind === 'saml') this.#useSaml(workspace.id, login);
    else this.#useGroups(workspace.id, login);
  }

  #useGroups(workspaceId: string, login: Extract<Login, { kind: 'identity-center' }>): void {
    const groups = {
      ADMIN: login.adminGroupIds,
      EDITOR: login.editorGroupIds,
      VIEWER: login.viewerGroupIds,
    };
    for (const [role, ids] of Object.entries(groups)) {
      if (ids.length === 0) continue;
      new GrafanaRoleAssociation(this, role.toLowerCase(), {
        workspaceId,
        role,
        groupIds: [...ids],
      });
    }
  }

  /** Who has no value of the two lists is a viewer. */
  #useSaml(workspaceId: string, login: Extract<Login, { kind: 'saml' }>): void {
    new GrafanaWorkspaceSamlConfiguration(this, 'saml', {
      workspaceId,
      idpMetadataUrl: login.metadataUrl,
      roleAssertion: login.roleAssertion,
      emailAssertion: login.emailAssertion,
      loginAssertion: login.loginAssertion,
      nameAssertion: login.nameAssertion,
      adminRoleValues: [...login.adminRoleValues],
      editorRoleValues: [...login.editorRoleValues],
    });
  }
}
