/**
 * What the plugins do with a query on the server, before the engine gets it: each macro is replaced by these rules, also
 * inside quotes. They are those of the plugins' documentation:
 * https://grafana.com/docs/plugins/grafana-athena-datasource/latest/query-editor/
 * https://grafana.com/docs/plugins/grafana-redshift-datasource/latest/query-editor/
 */
import type { Warehouse } from '../../../grafana/sources/warehouse.ts';

export interface TimeRange {
  /** ISO 8601, UTC. */
  readonly from: string;
  readonly to: string;
}

type Rule = (moment: string) => string;

/** '2026-11-01T00:00:00Z' and how each plugin writes it. */
const written: Readonly<Record<Warehouse['id'], Rule>> = {
  athena: (moment) => `TIMESTAMP '${moment.slice(0, 19).replace('T', ' ')}'`,
  redshift: (moment) => `'${moment.slice(0, 19)}Z'`,
};

/** Throws if the text has another macro: the plugin would leave it, or replace it by something else. */
export function expandMacros(text: string, id: Warehouse['id'], { from, to }: TimeRange): string {
  return text.replace(/\$__(\w+)(?:\((.*?)\))?/g, (macro, name: string, given?: string) => {
    if (given !== '') throw new Error(`not a macro of the list: ${macro}`);
    if (name === 'timeFrom') return written[id](from);
    if (name === 'timeTo') return written[id](to);
    throw new Error(`not a macro of the list: ${macro}`);
  });
}
