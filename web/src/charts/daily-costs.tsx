/** Costs per day as a chart with its table: loaded after the numbers. */
import { useMemo } from 'react';
import type { DayRange } from '../../../src/domain/questions/compared-days.ts';
import { maxPageRows } from '../../../src/domain/questions/page-questions.ts';
import { useCosts } from '../api/use-answers.ts';
import { Failed } from '../frame/answer-states.tsx';
import { viewQuery } from '../view/view.ts';
import type { ViewOfDays } from '../view/view-of-days.ts';
import { shortDay } from '../words/day-words.ts';
import { compareAmounts } from '../words/decimal.ts';
import { moneyText } from '../words/money-text.ts';
import { DailyChart, GroupName } from './daily-chart.tsx';
import { type DailySeries, dailySeries } from './daily-series.ts';
import { DailyTable, type DailyTableProps } from './daily-table.tsx';

interface DailyCostsProps {
  readonly view: ViewOfDays;
  readonly currency: string | null;
  /** 1 to 5 for groups with a colour of their own, 6 for the others. */
  readonly colourOf: (value: string) => number;
}

export function DailyCosts({ view, currency, colourOf }: DailyCostsProps) {
  const [dimension] = view.groupBy;
  const asked = {
    ...view,
    granularity: 'day',
    isCompared: false,
    groupBy: view.groupBy.slice(0, 1),
  } as const;
  const { data, error, refetch } = useCosts(`${viewQuery(asked)}&limit=${maxPageRows}`);
  const { from, to } = view;
  const series = useMemo(
    () =>
      data === undefined
        ? undefined
        : dailySeries(
            data.data.rows,
            shownDays({ from, to }, data.dataThrough),
            dimension,
            colourOf,
          ),
    [data, from, to, dimension, colourOf],
  );
  if (error !== null) {
    return <Failed what="The costs per day" error={error} retry={() => void refetch()} />;
  }
  if (data === undefined || series === undefined) return <div className="chart-space" />;
  if (data.data.nextCursor !== null) {
    return (
      <p className="quiet">
        No chart: these days have more than {maxPageRows.toLocaleString('en-US')} rows. Choose fewer
        days or another group.
      </p>
    );
  }
  return (
    <figure className="daily">
      <DailyChart
        series={series}
        currency={currency}
        dimension={dimension}
        label={spoken(series, currency)}
      />
      <ChartKey series={series} dimension={dimension} />
      <figcaption className="quiet small">{spoken(series, currency)}</figcaption>
      <DailyTable series={series} currency={currency} dimension={dimension} />
    </figure>
  );
}

function ChartKey({ series, dimension }: Pick<DailyTableProps, 'series' | 'dimension'>) {
  if (dimension === undefined) return null;
  return (
    <ul className="key" aria-label="Colours">
      {series.groups.map((group) => (
        <li key={group.colour}>
          <span className={`swatch fill-${group.colour}`} />
          <GroupName group={group} dimension={dimension} />
        </li>
      ))}
    </ul>
  );
}

/** Days that are not archived yet have no cost that is known: they are not drawn as nothing. */
function shownDays({ from, to }: DayRange, through: string | null): DayRange {
  const last = through !== null && through < to ? (through as DayRange['to']) : to;
  return { from, to: last };
}

function spoken({ days }: DailySeries, currency: string | null): string {
  const ordered = [...days].sort((a, b) => compareAmounts(a.total, b.total));
  const [least, most] = [ordered[0], ordered.at(-1)];
  if (least === undefined || most === undefined) return 'Cost per day.';
  const words = ({ day, total }: typeof most) => `${shortDay(day)}, ${moneyText(total, currency)}`;
  return `Cost per day: most on ${words(most)}; least on ${words(least)}.`;
}
