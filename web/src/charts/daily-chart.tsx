/** One bar per day, stacked by group; credits hang below the line. Arrow keys move from day to day. */
import {
  Bar,
  BarChart,
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { Dimension } from '../../../src/domain/questions/dimension.ts';
import { BillName } from '../marks/bill-name.tsx';
import { plainDay, shortDay } from '../words/day-words.ts';
import { axisMoney, moneyText } from '../words/money-text.ts';
import type { DailySeries, DayOfSeries, Group } from './daily-series.ts';

interface DailyChartProps {
  readonly series: DailySeries;
  readonly currency: string | null;
  readonly dimension: Dimension | undefined;
  /** What the chart shows, in a sentence. */
  readonly label: string;
}

export function DailyChart({ series, currency, dimension, label }: DailyChartProps) {
  const data = series.days.map(({ day, amounts }) => ({
    day,
    ...Object.fromEntries(amounts.map((amount, at) => [`group${at}`, Number(amount)])),
  }));
  const byDay = new Map(series.days.map((day) => [day.day as string, day]));
  return (
    <div className="chart">
      <ResponsiveContainer width="100%" height={260}>
        <BarChart
          data={data}
          stackOffset="sign"
          margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
          barCategoryGap="18%"
          accessibilityLayer
          title={label}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="day"
            tickFormatter={(day: string) => plainDay(parseBillingDay(day))}
            tickLine={false}
            axisLine={false}
            minTickGap={32}
            tick={{ fill: 'var(--mute)', fontSize: 12 }}
          />
          <YAxis
            tickFormatter={(value: number) => axisMoney(value, currency)}
            tickLine={false}
            axisLine={false}
            width={52}
            tick={{ fill: 'var(--mute)', fontSize: 12 }}
          />
          <ReferenceLine y={0} stroke="var(--edge)" />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: 'var(--hover)' }}
            content={({ active, label: day }) => {
              const shown = active ? byDay.get(String(day)) : undefined;
              if (shown === undefined) return null;
              return (
                <Readout
                  day={shown}
                  groups={series.groups}
                  currency={currency}
                  dimension={dimension}
                />
              );
            }}
          />
          {series.groups.map(({ colour }, at) => (
            <Bar
              key={colour}
              dataKey={`group${at}`}
              stackId="day"
              fill={`var(--s${colour})`}
              stroke={colour === 6 ? 'var(--edge)' : 'var(--bg)'}
              strokeWidth={0.75}
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

interface ReadoutProps extends Pick<DailyChartProps, 'currency' | 'dimension'> {
  readonly day: DayOfSeries;
  readonly groups: readonly Group[];
}

/** The figures of one day, in the order of the table. */
function Readout({ day, groups, currency, dimension }: ReadoutProps) {
  return (
    <div className="readout">
      <b>{shortDay(day.day)}</b>
      <dl>
        {groups.map((group, at) => (
          <div key={group.colour}>
            <dt>
              <span className={`swatch fill-${group.colour}`} />
              <GroupName group={group} dimension={dimension} />
            </dt>
            <dd>{moneyText(day.amounts[at] ?? '0', currency)}</dd>
          </div>
        ))}
        <div className="sum">
          <dt>Total</dt>
          <dd>{moneyText(day.total, currency)}</dd>
        </div>
      </dl>
    </div>
  );
}

export function GroupName({
  group,
  dimension,
}: {
  readonly group: Group;
  readonly dimension: Dimension | undefined;
}) {
  if (dimension === undefined) return 'All costs';
  if (group.name === null) return 'All others';
  return <BillName dimension={dimension} value={group.name} />;
}
