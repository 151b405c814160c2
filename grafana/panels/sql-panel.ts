/** A panel over the views, in Grafana's form. */
import type * as cog from '@grafana/grafana-foundation-sdk/cog';
import type { DynamicConfigValue, Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { refTo } from '../sources/data-sources.ts';
import type { Warehouse } from '../sources/warehouse.ts';
import { barChart } from './bar-chart.ts';
import { figures } from './figures.ts';
import { framed, queryBuilder } from './frame.ts';
import { rowFormat, type SqlPanel } from './panel.ts';
import { table } from './table.ts';
import { timeChart } from './time-chart.ts';
import { overridesOf, units } from './value-format.ts';

/** Shown where a value is not known, and where there are no rows. */
const unknown = '–';

export function sqlPanel(panel: SqlPanel, warehouse: Warehouse) {
  switch (panel.visual) {
    case 'figures':
      return finished(figures(), panel, warehouse);
    case 'table':
      return finished(table(), panel, warehouse);
    case 'ranking':
    case 'groups':
      return finished(barChart(panel), panel, warehouse);
    case 'bars':
    case 'lines':
      return finished(timeChart(panel.visual), panel, warehouse);
  }
}

interface Finishable<B> extends cog.Builder<Panel> {
  id(id: number): B;
  title(title: string): B;
  description(description: string): B;
  gridPos(place: { x: number; y: number; w: number; h: number }): B;
  datasource(ref: { type: string; uid: string }): B;
  withTarget(target: cog.Builder<cog.Dataquery>): B;
  unit(unit: string): B;
  noValue(text: string): B;
  overrideByName(name: string, properties: DynamicConfigValue[]): B;
}

function finished<B extends Finishable<B>>(
  builder: B,
  panel: SqlPanel,
  warehouse: Warehouse,
): cog.Builder<Panel> {
  const query = { refId: 'A', sql: panel.sql, format: rowFormat(panel) };
  const withQuery = framed(builder, panel)
    .datasource(refTo(warehouse.dataSource))
    .withTarget(queryBuilder(warehouse.queryOf(query)))
    .unit(units[mainKind(panel)])
    .noValue(unknown);
  return labelOf(panel) === undefined ? overridden(withQuery, panel) : named(withQuery, panel);
}

/** The kind of the panel's amounts: that of its last column. */
function mainKind({ columns }: SqlPanel) {
  return Object.values(columns).at(-1)?.kind ?? 'text';
}

/** The column whose texts name the series of a chart over time. */
export function labelOf({ visual, columns }: SqlPanel): string | undefined {
  if (visual !== 'bars' && visual !== 'lines') return undefined;
  return Object.keys(columns).find((name) => columns[name]?.kind === 'text');
}

function overridden<B extends Finishable<B>>(builder: B, panel: SqlPanel): B {
  const isTable = panel.visual === 'table';
  return overridesOf(panel.columns, isTable).reduce(
    (done, { name, properties }) => done.overrideByName(name, properties),
    builder,
  );
}

/** Each series has the text of its rows as name. */
function named<B extends Finishable<B>>(builder: B, panel: SqlPanel): B {
  const value = Object.keys(panel.columns).at(-1) ?? '';
  const name = `\${__field.labels.${labelOf(panel)}}`;
  return builder.overrideByName(value, [{ id: 'displayName', value: name }]);
}
