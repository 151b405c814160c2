/**
 * What a panel is, as plain data: where it is, its query, and what each column of the result means. Formats and
 * units follow from the columns, and a test runs every query and compares its result with them.
 */
import type { SqlFragment } from '../../src/sql/bind.ts';
import type { QueryModel, RowFormat } from '../sources/warehouse.ts';

/** `moment` is the time of a chart; `day` a date that is shown. */
export type ValueKind = 'moment' | 'day' | 'text' | 'status' | 'amount' | 'share' | 'count';

export interface ResultColumn {
  readonly kind: ValueKind;
  /** For readers. */
  readonly title: string;
}

/** By name, in the order of the SELECT. */
export type ResultColumns = Readonly<Record<string, ResultColumn>>;

/** Grafana's grid has 24 columns; a row is 30 pixels high. */
export interface Place {
  readonly at: readonly [column: number, row: number];
  readonly size: readonly [width: number, height: number];
}

export interface PanelFrame extends Place {
  /** Links contain it, and alert rules. */
  readonly id: number;
  readonly title: string;
  /** How to read it: shown beside the title. */
  readonly description: string;
}

export type SqlVisual =
  | { readonly kind: 'figures' }
  | { readonly kind: 'table' }
  /** Horizontal bars by the first column. */
  | { readonly kind: 'ranking' }
  /** Bars beside each other, by the first column. */
  | { readonly kind: 'groups' }
  /** Over time: bars on each other, or lines. The label is the text column, if there is one. */
  | { readonly kind: 'bars' }
  | { readonly kind: 'lines' };

export interface SqlPanel extends PanelFrame {
  readonly source: 'warehouse';
  readonly visual: SqlVisual['kind'];
  readonly sql: SqlFragment;
  readonly columns: ResultColumns;
}

/** A graph or a number from CloudWatch. */
export interface MetricPanel extends PanelFrame {
  readonly source: 'cloudwatch';
  readonly visual: 'bars' | 'lines';
  readonly unit: 'count' | 'bytes' | 'milliseconds' | 'amount';
  readonly queries: readonly QueryModel[];
  /** Above it an alarm fires. */
  readonly alarmAbove?: number;
}

export type Panel = SqlPanel | MetricPanel;

/** A chart over time has a series for each text; everything else takes rows. */
export function rowFormat({ visual }: Pick<SqlPanel, 'visual'>): RowFormat {
  return visual === 'bars' || visual === 'lines' ? 'series' : 'table';
}
