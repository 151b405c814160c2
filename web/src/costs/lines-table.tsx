/** Archived rows with every digit: money is rounded only where it is added up for reading. */
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { CostMetric } from '../../../src/domain/costs/cost-metric.ts';
import type { Dimension } from '../../../src/domain/questions/dimension.ts';
import { columnOf, type Line, metricColumn } from '../api/answers.ts';
import { BillName } from '../marks/bill-name.tsx';
import { shortDay } from '../words/day-words.ts';
import { dimensionWords, metricWords } from '../words/dimension-words.ts';
import { allDigits } from '../words/money-text.ts';

const shown: readonly Dimension[] = [
  'account',
  'ou',
  'service',
  'usageType',
  'operation',
  'region',
  'chargeType',
  'team',
  'rule',
  'application',
  'environment',
];

interface LinesTableProps {
  readonly rows: readonly Line[];
  readonly metric: CostMetric;
}

export function LinesTable({ rows, metric }: LinesTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard
    <section className="scroll" tabIndex={0} aria-label="Archived rows, scrolls sideways">
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">Day</th>
            {shown.map((dimension) => (
              <th key={dimension} scope="col">
                {dimensionWords[dimension].one}
              </th>
            ))}
            <th scope="col" className="number">
              Quantity
            </th>
            <th scope="col" className="number">
              Lines
            </th>
            <th scope="col" className="number stays">
              {metricWords[metric]}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <LineRow key={keyOf(row)} row={row} metric={metric} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function LineRow({ row, metric }: { readonly row: Line; readonly metric: CostMetric }) {
  const cost = row[metricColumn[metric]];
  return (
    <tr>
      <td>{shortDay(parseBillingDay(row.ChargePeriodStart))}</td>
      {shown.map((dimension) => (
        <td key={dimension}>
          <BillName dimension={dimension} value={row[columnOf[dimension]]} />
        </td>
      ))}
      <td className="number">
        {row.ConsumedQuantity.toLocaleString('en-US', { maximumFractionDigits: 6 })}
      </td>
      <td className="number">{row.x_Lines.toLocaleString('en-US')}</td>
      <td className="number stays">{cost === null ? 'not known' : allDigits(cost)}</td>
    </tr>
  );
}

/** `cost_allocation` has one row for each combination of its dimensions and day. */
function keyOf(row: Line): string {
  return JSON.stringify([row.ChargePeriodStart, ...shown.map((name) => row[columnOf[name]])]);
}
