/** The chart's figures as a table. */
import type { Dimension } from '../../../src/domain/questions/dimension.ts';
import { shortDay } from '../words/day-words.ts';
import { moneyText } from '../words/money-text.ts';
import { GroupName } from './daily-chart.tsx';
import type { DailySeries } from './daily-series.ts';

export interface DailyTableProps {
  readonly series: DailySeries;
  readonly currency: string | null;
  readonly dimension: Dimension | undefined;
}

export function DailyTable({ series: { groups, days }, currency, dimension }: DailyTableProps) {
  return (
    <details className="as-table">
      <summary>As a table</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard */}
      <section className="scroll" tabIndex={0} aria-label="Costs per day">
        <table>
          <thead>
            <tr>
              <th scope="col">Day</th>
              {groups.map((group) => (
                <th key={group.colour} scope="col" className="number">
                  <GroupName group={group} dimension={dimension} />
                </th>
              ))}
              <th scope="col" className="number">
                Total
              </th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, amounts, total }) => (
              <tr key={day}>
                <th scope="row">{shortDay(day)}</th>
                {groups.map(({ colour }, at) => (
                  <td key={colour} className="number">
                    {moneyText(amounts[at] ?? '0', currency)}
                  </td>
                ))}
                <td className="number">{moneyText(total, currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
