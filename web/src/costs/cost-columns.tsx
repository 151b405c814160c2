/** The columns of a table of costs. */
import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { Dimension } from '../../../src/domain/questions/dimension.ts';
import { ChangeMark } from '../marks/change-mark.tsx';
import type { View } from '../view/view.ts';
import { shareText } from '../words/change.ts';
import { shortDay, shortMonth } from '../words/day-words.ts';
import { compareAmounts, difference } from '../words/decimal.ts';
import { dimensionWords } from '../words/dimension-words.ts';
import { moneyText } from '../words/money-text.ts';
import type { ShownRow } from './cost-rows.ts';
import { RowLines, RowName } from './row-links.tsx';

export interface CostColumnsGiven {
  /** What the rows are of: the page's view, with its days. */
  readonly view: View;
  readonly currency: string | null;
  readonly total: string;
  /** With the days before. */
  readonly isCompared: boolean;
  /** '30 days', '1 to 20 Nov'. */
  readonly days: string;
  readonly daysBefore: string;
  /** Swatch of a row's first value, as in the chart. */
  readonly colourOf?: (value: string) => number;
}

export const costFeatures = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
});

const helper = createColumnHelper<typeof costFeatures, ShownRow>();

const byCost = (a: { original: ShownRow }, b: { original: ShownRow }) =>
  compareAmounts(a.original.cost, b.original.cost);

export function costColumns(given: CostColumnsGiven) {
  const { view, currency, total, isCompared, days, daysBefore } = given;
  const periods = view.granularity === 'total' ? [] : [periodColumn(view.granularity)];
  const before = isCompared ? beforeColumns(currency, daysBefore) : [];
  return helper.columns([
    ...periods,
    ...view.groupBy.map((dimension, at) => nameColumn(dimension, at, given)),
    ...(periods.length + view.groupBy.length === 0 ? [everythingColumn()] : []),
    helper.accessor('cost', {
      id: 'cost',
      header: days,
      sortFn: byCost,
      sortDescFirst: true,
      cell: ({ row: { original } }) => (
        <>
          {moneyText(original.cost, currency)}
          {isCompared ? (
            <div className="only-narrow small">
              <ChangeMark cost={original.cost} before={original.before} currency={currency} />
            </div>
          ) : null}
        </>
      ),
    }),
    helper.display({
      id: 'share',
      header: 'Share',
      cell: ({ row: { original } }) => shareText(original.cost, total),
    }),
    ...before,
    helper.accessor('lines', {
      id: 'lines',
      header: 'Lines of the bill',
      sortDescFirst: true,
      cell: ({ row: { original } }) => <RowLines row={original} view={view} />,
    }),
  ]);
}

function periodColumn(granularity: 'day' | 'month') {
  return helper.accessor('period', {
    id: 'period',
    header: granularity === 'day' ? 'Day' : 'Month',
    cell: ({ row: { original } }) => {
      if (original.period === undefined) return null;
      const day = parseBillingDay(original.period);
      return granularity === 'day' ? shortDay(day) : shortMonth(day);
    },
  });
}

/** Of a table with one row, which is not grouped. */
function everythingColumn() {
  return helper.display({ id: 'everything', header: 'Costs', cell: 'All together' });
}

function nameColumn(dimension: Dimension, at: number, { view, colourOf }: CostColumnsGiven) {
  return helper.accessor((row) => row.values.get(dimension) ?? '', {
    id: dimension,
    header: dimensionWords[dimension].one,
    cell: ({ row: { original }, getValue }) => {
      const value = getValue();
      const colour = at === 0 ? colourOf?.(value) : undefined;
      return (
        <>
          {colour === undefined ? null : <span className={`swatch fill-${colour}`} />}
          <RowName row={original} view={view} dimension={dimension} isLink={at === 0} />
        </>
      );
    },
  });
}

function beforeColumns(currency: string | null, daysBefore: string) {
  return [
    helper.display({
      id: 'before',
      header: daysBefore,
      cell: ({ row: { original } }) =>
        original.before === null ? 'not known' : moneyText(original.before, currency),
    }),
    helper.accessor((row) => row, {
      id: 'change',
      header: 'Change',
      sortDescFirst: true,
      sortFn: (a, b) => compareAmounts(changed(a.original), changed(b.original)),
      cell: ({ row: { original } }) => (
        <ChangeMark cost={original.cost} before={original.before} currency={currency} />
      ),
    }),
  ];
}

function changed({ cost, before }: ShownRow): string {
  return before === null ? '0' : difference(cost, before);
}
