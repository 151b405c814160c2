/** A dashboard in Grafana's classic JSON. */
import {
  type Dashboard,
  DashboardBuilder,
  DashboardCursorSync,
  DashboardLinkBuilder,
  DashboardLinkType,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { metricPanel } from '../panels/metric-panel.ts';
import type { Panel } from '../panels/panel.ts';
import { sqlPanel } from '../panels/sql-panel.ts';
import type { Warehouse } from '../sources/warehouse.ts';
import { filterVariables } from '../variables/filter-variables.ts';
import { metricChoice } from '../variables/metric-choice.ts';
import { systemChoice } from '../variables/system-choice.ts';
import { alarmChanges, restatableDays, restatedDays } from './annotations.ts';
import type { DashboardDefinition } from './dashboard-definition.ts';

/** All dashboards have it: links between them list those with it. */
const tag = 'finops-digest';

export function dashboardUid({ id }: DashboardDefinition, warehouse: Warehouse): string {
  return `${tag}-${warehouse.id}-${id}`;
}

export function emitDashboard(definition: DashboardDefinition, warehouse: Warehouse): Dashboard {
  const { title, description, time, hasSystem } = definition;
  const builder = new DashboardBuilder(`Cost: ${title} (${warehouse.title})`)
    .uid(dashboardUid(definition, warehouse))
    .description(description)
    .tags([tag, warehouse.id])
    .timezone('utc')
    .weekStart('monday')
    .time(time)
    .refresh('')
    .readonly()
    .tooltip(DashboardCursorSync.Crosshair)
    .variables(variablesOf(definition, warehouse))
    .annotations([
      restatableDays(warehouse),
      restatedDays(warehouse),
      ...(hasSystem ? [alarmChanges()] : []),
    ])
    .link(linksToOthers(warehouse));
  for (const panel of definition.panels) builder.withPanel(panelOf(panel, warehouse));
  return builder.build();
}

function variablesOf({ filters, hasMetric, hasSystem }: DashboardDefinition, warehouse: Warehouse) {
  return [
    ...filterVariables(filters, warehouse),
    ...(hasMetric ? [metricChoice()] : []),
    ...(hasSystem ? [systemChoice()] : []),
  ];
}

function linksToOthers(warehouse: Warehouse): DashboardLinkBuilder {
  return new DashboardLinkBuilder('Other dashboards')
    .type(DashboardLinkType.Dashboards)
    .tags([tag, warehouse.id])
    .asDropdown(false)
    .includeVars(true)
    .keepTime(false)
    .targetBlank(false);
}

function panelOf(panel: Panel, warehouse: Warehouse) {
  return panel.source === 'warehouse' ? sqlPanel(panel, warehouse) : metricPanel(panel);
}
