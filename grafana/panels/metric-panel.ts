/** A panel over CloudWatch's metrics, in Grafana's form. */
import type * as cog from '@grafana/grafana-foundation-sdk/cog';
import {
  GraphThresholdsStyleConfigBuilder,
  GraphThresholdsStyleMode,
} from '@grafana/grafana-foundation-sdk/common';
import {
  type Panel,
  ThresholdsConfigBuilder,
  ThresholdsMode,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { dataSources, refTo } from '../sources/data-sources.ts';
import { framed, queryBuilder } from './frame.ts';
import type { MetricPanel } from './panel.ts';
import { timeChart } from './time-chart.ts';
import { units } from './value-format.ts';

const unitIds = { count: units.count, bytes: 'bytes', milliseconds: 'ms', amount: units.amount };

export function metricPanel(panel: MetricPanel): cog.Builder<Panel> {
  const chart = framed(timeChart(panel.visual), panel)
    .datasource(refTo(dataSources.cloudWatch))
    .unit(unitIds[panel.unit])
    .targets(panel.queries.map(queryBuilder));
  return panel.alarmAbove === undefined ? chart : withAlarmLine(chart, panel.alarmAbove);
}

/** A dashed line at the value above which CloudWatch's alarm fires. */
function withAlarmLine(chart: ReturnType<typeof timeChart>, above: number) {
  return chart
    .thresholds(
      new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps([
        { value: null, color: 'transparent' },
        { value: above, color: 'red' },
      ]),
    )
    .thresholdsStyle(new GraphThresholdsStyleConfigBuilder().mode(GraphThresholdsStyleMode.Dashed));
}
