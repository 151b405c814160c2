/** The list of the systems whose functions write metrics in this account, such as acme-finops-prod. */
import { QueryVariableBuilder, VariableRefresh } from '@grafana/grafana-foundation-sdk/dashboard';
import { type MetricName, metricNamespace } from '../../src/observability/telemetry.ts';
import { systemVariable } from '../names/variable-names.ts';
import { dataSources, refTo } from '../sources/data-sources.ts';

/** Every run of the digest writes it. */
const metricName: MetricName = 'BytesScanned';

export function systemChoice(): QueryVariableBuilder {
  return new QueryVariableBuilder(systemVariable)
    .label('System')
    .datasource(refTo(dataSources.cloudWatch))
    .query({
      refId: 'CloudWatchVariableQueryEditor-VariableQuery',
      queryType: 'dimensionValues',
      region: 'default',
      namespace: metricNamespace,
      metricName,
      dimensionKey: systemVariable,
      dimensionFilters: {},
    })
    .refresh(VariableRefresh.OnDashboardLoad)
    .multi(false)
    .includeAll(false)
    .current({ text: '', value: '' });
}
