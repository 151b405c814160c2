/**
 * The permissions of the resource metrics: read the bill and the archive, store costs and metrics, and ask CloudWatch.
 */
import { accountsTable } from '../../src/tables/accounts.ts';
import { costRecommendationsTable } from '../../src/tables/cost-recommendations.ts';
import { lookupTables } from '../../src/tables/lookup-tables.ts';
import { ouBreakdownTable } from '../../src/tables/ou-breakdown.ts';
import { resourceCostsTable } from '../../src/tables/resource-costs.ts';
import { resourceMetricsTable } from '../../src/tables/resource-metrics.ts';
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';
import { tableAccessOf } from '../system/table-access.ts';
import { readBill } from './bill-permissions.ts';
import type { Permission } from './permission.ts';
import { queryPermissions } from './query-permissions.ts';
import { readRecommendations } from './recommendation-permissions.ts';
import { stagingPermissions } from './staging-permissions.ts';
import { decryptAndEncrypt, objects, objectsOf } from './storage-permissions.ts';

/** Without the setting there is no function and no permission. */
export function metricsPermissions(settings: StackSettings): Permission[] {
  if (settings.resourceMetrics === undefined) return [];
  const own = [resourceCostsTable, resourceMetricsTable, costRecommendationsTable].map(objectsOf);
  return [
    ...queryPermissions(settings, 'resource-metrics', tableAccessOf(settings)['resource-metrics']),
    ...objects(settings, {
      reads: [
        ...own,
        objectsOf(ouBreakdownTable),
        objectsOf(accountsTable),
        'archive-state/*',
        'allocation/current.json',
        'allocation/sets/*',
        ...Object.values(lookupTables).map(objectsOf),
      ],
      writes: [...own, 'runs/*'],
    }),
    ...stagingPermissions(settings, 'breakdowns'),
    ...readBill(settings),
    ...readRecommendations(settings),
    ...decryptAndEncrypt(settings),
    askCloudWatch(settings),
    invokeItself(settings),
  ];
}

/**
 * AWS defines no resource for this action, neither accounts nor namespaces. It reads numbers, and of other accounts
 * only those that they share with this one.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html
 */
function askCloudWatch({ accountId }: StackSettings): Permission {
  return {
    sid: 'AskForMetrics',
    actions: ['cloudwatch:GetMetricData'],
    resources: ['*'],
    condition: { StringEquals: { 'aws:PrincipalAccount': accountId } },
  };
}

/** A run starts another one for the days for which it has no time. */
function invokeItself(settings: StackSettings): Permission {
  const { arns, functions } = namesOf(settings);
  return {
    sid: 'InvokeItself',
    actions: ['lambda:InvokeFunction'],
    resources: [arns.function(functions.resourceMetrics)],
  };
}
