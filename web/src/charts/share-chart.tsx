/** A line of shares by day. A day without figures is a gap, not zero; the axis says where it begins. */
import {
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import {
  type BillingDay,
  daysFromTo,
  parseBillingDay,
} from '../../../src/domain/calendar/billing-day.ts';
import type { DayRange } from '../../../src/domain/questions/compared-days.ts';
import { plainDay, shortDay } from '../words/day-words.ts';
import { tagShare } from '../words/tag-words.ts';

export interface DayShares {
  readonly day: BillingDay;
  /** 0 to 1; null: not known. */
  readonly share: number | null;
  /** Money without a tag, as text. */
  readonly lacking: string;
}

interface ShareChartProps {
  readonly days: DayRange;
  readonly shares: readonly DayShares[];
  readonly label: string;
}

export function ShareChart({ days, shares, label }: ShareChartProps) {
  const byDay = new Map(shares.map((one) => [one.day as string, one]));
  const data = daysFromTo(days.from, days.to).map((day) => ({
    day,
    share: byDay.get(day)?.share ?? null,
  }));
  const known = shares.flatMap(({ share }) => (share === null ? [] : [share]));
  const floor = Math.max(0, Math.floor(Math.min(1, ...known) * 20 - 0.5) / 20);
  return (
    <div className="chart">
      <ResponsiveContainer width="100%" height={260}>
        <LineChart
          data={data}
          margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
          accessibilityLayer
          title={label}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="day"
            tickFormatter={(day: string) => plainDay(parseBillingDay(day))}
            tick={{ fill: 'var(--mute)', fontSize: 12 }}
            stroke="var(--edge)"
            minTickGap={40}
            tickLine={false}
          />
          <YAxis
            domain={[floor, 1]}
            tickFormatter={(share: number) => `${Math.round(share * 1000) / 10} %`}
            tick={{ fill: 'var(--mute)', fontSize: 12 }}
            axisLine={false}
            tickLine={false}
            width={52}
          />
          <Tooltip
            cursor={{ stroke: 'var(--edge)' }}
            isAnimationActive={false}
            content={({ active, label: day }) => {
              const shown = active === true ? byDay.get(String(day)) : undefined;
              return shown === undefined ? null : <Readout {...shown} />;
            }}
          />
          <Line
            dataKey="share"
            type="linear"
            stroke="var(--s1)"
            strokeWidth={2}
            dot={shares.length < 3}
            isAnimationActive={false}
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}

function Readout({ day, share, lacking }: DayShares) {
  return (
    <div className="readout">
      <b>{shortDay(day)}</b>
      <dl>
        <div>
          <dt>With all tags</dt>
          <dd>{tagShare(share)}</dd>
        </div>
        <div>
          <dt>Without a tag</dt>
          <dd>{lacking}</dd>
        </div>
      </dl>
    </div>
  );
}
