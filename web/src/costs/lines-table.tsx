/** Archived rows with every digit: money is rounded only where it is added up for reading. */
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { CostMetric } from '../../../src/domain/costs/cost-metric.ts';
import type { Dimension } from '../../../src/domain/questions/dimension.ts';
import { focusNames, metricNames } from '../../../src/domain/questions/focus-names.ts';
import type { Line } from '../api/answers.ts';
import { BillName } from '../marks/bill-name.tsx';
import type { View } from '../view/view.ts';
import { shortDay } from '../words/day-words.ts';
import { dimensionWords, metricWords } from '../words/dimension-words.ts';
import { allDigits } from '../words/money-text.ts';

const all: readonly Dimension[] = [
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
  readonly view: View;
}

export function LinesTable({ rows, view }: LinesTableProps) {
  const { metric } = view;
  const shown = all.filter((dimension) => !isSame(dimension, view));
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
            <LineRow key={keyOf(row)} row={row} shown={shown} metric={metric} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The same in all rows, as the filter above says. */
function isSame(dimension: Dimension, { filter }: View): boolean {
  return filter[dimension === 'ou' ? 'ouOnly' : dimension]?.length === 1;
}

interface LineRowProps {
  readonly row: Line;
  readonly shown: readonly Dimension[];
  readonly metric: CostMetric;
}

function LineRow({ row, shown, metric }: LineRowProps) {
  const cost = row[metricNames[metric]];
  return (
    <tr>
      <td>{shortDay(parseBillingDay(row.ChargePeriodStart))}</td>
      {shown.map((dimension) => (
        <td key={dimension}>
          <BillName dimension={dimension} value={row[focusNames[dimension]]} />
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
  return JSON.stringify([row.ChargePeriodStart, ...all.map((name) => row[focusNames[name]])]);
}
