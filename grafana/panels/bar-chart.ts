/** Bars by a name: horizontal for a ranking, in groups for a comparison of several amounts. */
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/barchart';
import {
  LegendDisplayMode,
  LegendPlacement,
  VisibilityMode,
  VizLegendOptionsBuilder,
  VizOrientation,
} from '@grafana/grafana-foundation-sdk/common';
import type { SqlPanel } from './panel.ts';

const longestLabel = 28;

export function barChart({ visual, columns }: SqlPanel): PanelBuilder {
  const isRanking = visual === 'ranking';
  const [name = ''] = Object.keys(columns);
  return new PanelBuilder()
    .xField(columns[name]?.title ?? name)
    .orientation(isRanking ? VizOrientation.Horizontal : VizOrientation.Vertical)
    .xTickLabelMaxLength(longestLabel)
    .showValue(isRanking ? VisibilityMode.Always : VisibilityMode.Never)
    .barWidth(0.8)
    .legend(
      new VizLegendOptionsBuilder()
        .displayMode(LegendDisplayMode.List)
        .placement(LegendPlacement.Bottom)
        .showLegend(!isRanking)
        .calcs([]),
    );
}
