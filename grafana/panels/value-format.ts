/** How values are written: a unit for every kind, and words beside the colours of the traffic light. */
import {
  type DynamicConfigValue,
  MappingType,
  type ValueMapping,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type { ResultColumn, ResultColumns, ValueKind } from './panel.ts';

/**
 * Grafana's ids of units. Amounts have no currency: a bill has one, which the dashboards do not know. `locale`
 * separates thousands as the reader's browser does.
 */
export const units: Readonly<Record<ValueKind, string>> = {
  moment: 'dateTimeAsIso',
  day: 'time:YYYY-MM-DD',
  text: 'string',
  status: 'string',
  amount: 'locale',
  share: 'percentunit',
  count: 'locale',
};

const decimals: Partial<Record<ValueKind, number>> = { amount: 2, share: 1, count: 0 };

/** The word of a light with a mark of its own shape, so that colour is never the only sign. */
const statusLooks = {
  'On track': { mark: '✓', color: 'green' },
  Close: { mark: '▲', color: 'orange' },
  'At risk': { mark: '✕', color: 'red' },
  'Heading over': { mark: '✕', color: 'red' },
  Over: { mark: '✕', color: 'red' },
  'Heading over (on track)': { mark: '✓', color: 'green' },
  'Heading over (close)': { mark: '▲', color: 'orange' },
  'Over (on track)': { mark: '✓', color: 'green' },
  'Over (close)': { mark: '▲', color: 'orange' },
  Unknown: { mark: '–', color: 'text' },
  'No budget': { mark: '–', color: 'text' },
  'Not allocated': { mark: '–', color: 'text' },
} as const;

export type BudgetStatus = keyof typeof statusLooks;

/** Every word that a status can be. */
export const budgetStatuses = Object.keys(statusLooks) as readonly BudgetStatus[];

export function statusMappings(): ValueMapping[] {
  const options = budgetStatuses.map((word, index) => {
    const { mark, color } = statusLooks[word];
    return [word, { text: `${mark} ${word}`, color, index }] as const;
  });
  return [{ type: MappingType.ValueToText, options: Object.fromEntries(options) }];
}

/** What each column of a result is shown as, in the form of Grafana's overrides. Grafana formats its own time axis. */
export function overridesOf(columns: ResultColumns, isTable: boolean) {
  const shown = Object.entries(columns).filter(([, { kind }]) => kind !== 'moment');
  return shown.map(([name, column]) => ({ name, properties: propertiesOf(column, isTable) }));
}

function propertiesOf({ kind, title }: ResultColumn, isTable: boolean): DynamicConfigValue[] {
  const places = decimals[kind];
  return [
    { id: 'displayName', value: title },
    { id: 'unit', value: units[kind] },
    ...(places === undefined ? [] : [{ id: 'decimals', value: places }]),
    ...(kind === 'status' ? [{ id: 'mappings', value: statusMappings() }] : []),
    ...(kind === 'status' && isTable
      ? [{ id: 'custom.cellOptions', value: { type: 'color-text' } }]
      : []),
  ];
}
