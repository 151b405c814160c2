/**
 * The data sources of Grafana: the id of each plugin, and the name and id that provisioning gives them. Panels,
 * variables and alert rules refer to a data source by its id.
 */

export interface DataSource {
  /** Id of the plugin. */
  readonly type: string;
  readonly uid: string;
  readonly name: string;
}

export const dataSources = {
  athena: {
    type: 'grafana-athena-datasource',
    uid: 'finops-digest-athena',
    name: 'finops-digest (Athena)',
  },
  redshift: {
    type: 'grafana-redshift-datasource',
    uid: 'finops-digest-redshift',
    name: 'finops-digest (Redshift)',
  },
  cloudWatch: {
    type: 'cloudwatch',
    uid: 'finops-digest-cloudwatch',
    name: 'finops-digest (CloudWatch)',
  },
} as const satisfies Readonly<Record<string, DataSource>>;

/** How panels refer to it. */
export function refTo({ type, uid }: DataSource): { readonly type: string; readonly uid: string } {
  return { type, uid };
}
