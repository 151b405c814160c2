/** What a dashboard is, as plain data: its panels, lists and marks. */

import type { FilterName } from '../names/variable-names.ts';
import type { Panel } from '../panels/panel.ts';

export interface DashboardDefinition {
  /** Ends the address of the dashboard, and names its file. */
  readonly id: 'overview' | 'unusual' | 'operations';
  readonly title: string;
  readonly description: string;
  /** The time range at first: rounded, so that all readers of a day run the same queries. */
  readonly time: { readonly from: string; readonly to: string };
  readonly filters: readonly FilterName[];
  readonly hasMetric: boolean;
  readonly hasSystem: boolean;
  readonly panels: readonly Panel[];
}
