/** Key figures: the columns of one row, side by side, from one query. */
import {
  BigValueColorMode,
  BigValueGraphMode,
  BigValueTextMode,
  ReduceDataOptionsBuilder,
  VizOrientation,
} from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/stat';

/** Texts and days too: without this pattern Grafana shows numbers alone. */
const allFields = '/.*/';

/** Colour is the value's own: only a status has one. */
export function figures(): PanelBuilder {
  return new PanelBuilder()
    .reduceOptions(
      new ReduceDataOptionsBuilder().calcs(['lastNotNull']).values(false).fields(allFields),
    )
    .orientation(VizOrientation.Vertical)
    .textMode(BigValueTextMode.ValueAndName)
    .colorMode(BigValueColorMode.Value)
    .graphMode(BigValueGraphMode.None);
}
