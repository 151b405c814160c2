/**
 * Alert rules in the form of Grafana's provisioning files.
 * https://grafana.com/docs/grafana/latest/alerting/set-up/provision-alerting-resources/file-provisioning/
 */
import type { Warehouse } from '../sources/warehouse.ts';
import type { AlertRule } from './alert-rule.ts';

/** Grafana's folder of dashboards and rules. */
export const folder = 'finops-digest';

const oneDay = 86_400;

/** Seconds before now. The queries choose their days themselves. */
const range = { from: 35 * oneDay, to: 0 };

export function alertingFile(rules: readonly AlertRule[], warehouse: Warehouse) {
  return {
    apiVersion: 1,
    groups: [
      {
        orgId: 1,
        name: `finops-digest ${warehouse.title}`,
        folder,
        // Costs change once a day; every evaluation is a query that is paid for.
        interval: '6h',
        rules: rules.map((rule) => ruleOf(rule, warehouse)),
      },
    ],
  };
}

function ruleOf(rule: AlertRule, warehouse: Warehouse) {
  const { uid, title, summary, noData } = rule;
  return {
    uid,
    title,
    condition: 'B',
    for: '0s',
    noDataState: noData,
    execErrState: 'Error',
    annotations: { summary },
    labels: { system: 'finops-digest' },
    isPaused: false,
    data: [queryOf(rule, warehouse), thresholdOf(rule)],
  };
}

function queryOf({ sql }: AlertRule, warehouse: Warehouse) {
  return {
    refId: 'A',
    relativeTimeRange: range,
    datasourceUid: warehouse.dataSource.uid,
    model: warehouse.queryOf({ refId: 'A', sql, format: 'table' }),
  };
}

/** An expression of Grafana itself. */
function thresholdOf({ fires }: AlertRule) {
  const type = fires.when === 'above' ? 'gt' : 'lt';
  return {
    refId: 'B',
    relativeTimeRange: range,
    datasourceUid: '__expr__',
    model: {
      refId: 'B',
      datasource: { type: '__expr__', uid: '__expr__' },
      type: 'threshold',
      expression: 'A',
      conditions: [{ evaluator: { type, params: [fires.limit] } }],
    },
  };
}
