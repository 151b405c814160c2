/** A table of the result's rows, in their order. */
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/table';

export function table(): PanelBuilder {
  return new PanelBuilder().showHeader(true).filterable(false);
}
