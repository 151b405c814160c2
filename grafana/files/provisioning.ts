/**
 * Data sources and dashboards in the form of Grafana's provisioning files. Values of a deployment are environment
 * variables of the Grafana server, which replaces `$NAME` in these files. No file has a secret: the server has a role,
 * and assumes the reader's role with it.
 * https://grafana.com/docs/grafana/latest/administration/provisioning/
 */
import { type DataSource, dataSources } from '../sources/data-sources.ts';
import type { Warehouse } from '../sources/warehouse.ts';

/** Where the dashboards' folder is on the server. */
export const dashboardsFolder = '/var/lib/grafana/dashboards/finops-digest';

/** Environment variables of the Grafana server, and what each is. */
export const serverVariables = {
  FINOPS_REGION: 'Region of the archive, such as eu-central-1',
  FINOPS_READER_ROLE_ARN: 'role that reads the archive; the server’s own role may assume it',
  FINOPS_ATHENA_DATABASE: 'Glue database of the archive, such as acme_finops_prod_db',
  FINOPS_ATHENA_WORKGROUP: 'Athena workgroup of Grafana',
  FINOPS_REDSHIFT_WORKGROUP: 'Redshift Serverless workgroup',
  FINOPS_REDSHIFT_DATABASE: 'Redshift database with the views',
} as const;

const place = (name: keyof typeof serverVariables) => `$${name}`;

/** `default`: the credentials that the server itself has, of an instance, a container or a workload. */
const byRole = {
  authType: 'default',
  assumeRoleArn: place('FINOPS_READER_ROLE_ARN'),
  defaultRegion: place('FINOPS_REGION'),
};

const settings = {
  athena: {
    ...byRole,
    catalog: 'AwsDataCatalog',
    database: place('FINOPS_ATHENA_DATABASE'),
    workgroup: place('FINOPS_ATHENA_WORKGROUP'),
  },
  redshift: {
    ...byRole,
    useServerless: true,
    useManagedSecret: false,
    workgroupName: place('FINOPS_REDSHIFT_WORKGROUP'),
    database: place('FINOPS_REDSHIFT_DATABASE'),
  },
  cloudWatch: byRole,
} as const;

export function dataSourcesFile(warehouse: Warehouse) {
  return { apiVersion: 1, datasources: [entry(warehouse.id), entry('cloudWatch')] };
}

function entry(id: keyof typeof dataSources) {
  const { type, uid, name }: DataSource = dataSources[id];
  return { name, uid, type, access: 'proxy', editable: false, jsonData: settings[id] };
}

export function dashboardsFile(warehouse: Warehouse, folder: string) {
  return {
    apiVersion: 1,
    providers: [
      {
        name: `finops-digest ${warehouse.title}`,
        folder,
        type: 'file',
        disableDeletion: false,
        allowUiUpdates: false,
        options: { path: `${dashboardsFolder}/${warehouse.id}` },
      },
    ],
  };
}
