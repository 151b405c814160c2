/** The dashboards as emitted, and every query in them: of panels, lists and marks. */
import { dashboards } from '../../../grafana/dashboard/dashboards.ts';
import { emitDashboard } from '../../../grafana/dashboard/emit-dashboard.ts';
import { defaultLooks } from '../../../grafana/panels/looks.ts';
import { athena } from '../../../grafana/sources/athena.ts';
import { redshiftIn } from '../../../grafana/sources/redshift.ts';

export const warehouses = [athena, redshiftIn('finops')] as const;

export const emitted = warehouses.flatMap((warehouse) =>
  dashboards(warehouse, defaultLooks).map((definition) => ({
    warehouse,
    definition,
    name: `${warehouse.id}/${definition.id}`,
    // As in the file: without functions and undefined values.
    json: JSON.parse(JSON.stringify(emitDashboard(definition, warehouse))) as Json,
  })),
);

/** The parts of a dashboard's JSON that tests read. */
export interface Json {
  readonly uid: string;
  readonly panels: readonly JsonPanel[];
  readonly templating: { readonly list: readonly JsonVariable[] };
  readonly annotations: { readonly list: readonly { readonly target: JsonTarget }[] };
}

export interface JsonPanel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly gridPos: {
    readonly x: number;
    readonly y: number;
    readonly w: number;
    readonly h: number;
  };
  readonly targets: readonly JsonTarget[];
  readonly fieldConfig: {
    readonly defaults: { readonly unit?: string; readonly color?: { readonly mode: string } };
    readonly overrides: readonly {
      readonly matcher: { readonly id: string; readonly options: string };
      readonly properties: readonly { readonly id: string; readonly value: unknown }[];
    }[];
  };
}

export interface JsonVariable {
  readonly name: string;
  readonly type: string;
  readonly allValue?: string;
  readonly query: unknown;
}

export interface JsonTarget {
  readonly refId: string;
  readonly rawSQL?: string;
  readonly datasource: { readonly type: string; readonly uid: string };
}

/** Every text at the key, at any depth. */
export function textsAt(value: unknown, key: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) =>
    name === key && typeof one === 'string' ? [one] : textsAt(one, key),
  );
}
