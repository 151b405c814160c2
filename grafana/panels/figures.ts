/** Key figures: the columns of one row, side by side, from one query. */
import {
  BigValueColorMode,
  BigValueGraphMode,
  BigValueTextMode,
  ReduceDataOptionsBuilder,
  VizOrientation,
} from '@grafana/grafana-foundation-sdk/common';
import { FieldColorBuilder, FieldColorModeId } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/stat';

/** Texts and days too: without this pattern Grafana shows numbers alone. */
const allFields = '/.*/';

/**
 * Figures have the colour of text, and a status that of its word: otherwise Grafana shows every number above 80 in red.
 */
export function figures(): PanelBuilder {
  return new PanelBuilder()
    .reduceOptions(
      new ReduceDataOptionsBuilder().calcs(['lastNotNull']).values(false).fields(allFields),
    )
    .orientation(VizOrientation.Auto)
    .textMode(BigValueTextMode.ValueAndName)
    .colorMode(BigValueColorMode.Value)
    .colorScheme(new FieldColorBuilder().mode(FieldColorModeId.Fixed).fixedColor('text'))
    .graphMode(BigValueGraphMode.None);
}
