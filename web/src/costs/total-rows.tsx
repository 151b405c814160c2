/** The end of a table of costs: the rows that are not shown, the total, and whether it is equal to the bill. */
import type { ReactNode } from 'react';
import type { Answer, Costs } from '../api/answers.ts';
import { ChangeMark } from '../marks/change-mark.tsx';
import { shareText } from '../words/change.ts';
import { counted } from '../words/day-words.ts';
import { metricWords } from '../words/dimension-words.ts';
import { moneyText } from '../words/money-text.ts';
import { addsUp, type OtherRows } from './cost-rows.ts';

interface TotalRowsProps {
  readonly answer: Answer<Costs>;
  /** Number of columns before the cost. */
  readonly labels: number;
  readonly isCompared: boolean;
  readonly others: OtherRows | null;
  readonly othersName: ReactNode;
}

export function TotalRows(props: TotalRowsProps) {
  const { answer, labels, isCompared, others, othersName } = props;
  const { total } = answer.data;
  const columns = labels + (isCompared ? 5 : 3);
  const before = isCompared ? (total.costBefore ?? null) : null;
  return (
    <tfoot>
      {others === null ? null : (
        <SumRow {...props} className="others" name={othersName} sum={others} />
      )}
      <SumRow {...props} className="total" name="Total" sum={{ ...total, before }} />
      <tr className="bill">
        <td colSpan={columns}>
          <BillSentence answer={answer} />
        </td>
      </tr>
    </tfoot>
  );
}

interface SumRowProps extends TotalRowsProps {
  readonly className: string;
  readonly name: ReactNode;
  readonly sum: Omit<OtherRows, 'count'>;
}

function SumRow({ answer, labels, isCompared, className, name, sum }: SumRowProps) {
  const { currency, data } = answer;
  const { cost, before, lines } = sum;
  return (
    <tr className={className}>
      <th scope="row" colSpan={labels}>
        {name}
      </th>
      <td className="number">
        {moneyText(cost, currency)}
        {isCompared ? (
          <div className="only-narrow small">
            <ChangeMark cost={cost} before={before} currency={currency} />
          </div>
        ) : null}
      </td>
      <td className="number only-wide">{shareText(cost, data.total.cost)}</td>
      {isCompared ? (
        <>
          <td className="number only-wide">
            {before === null ? 'not known' : moneyText(before, currency)}
          </td>
          <td className="number only-wide">
            <ChangeMark cost={cost} before={before} currency={currency} />
          </td>
        </>
      ) : null}
      <td className="number only-wide">{lines.toLocaleString('en-US')}</td>
    </tr>
  );
}

/** Says only what is known: the rows of a page are added up here, the bill was compared by the last run. */
function BillSentence({ answer: { data, reconciled } }: { readonly answer: Answer<Costs> }) {
  const { total, rows, nextCursor } = data;
  if (nextCursor === null && !addsUp(rows, total)) {
    return <span className="pill red">The rows do not add up to the total</span>;
  }
  const unknown = total.linesWithoutCost;
  return (
    <>
      <BillPill reconciled={reconciled} />
      {unknown === 0 ? null : (
        <p className="small">
          {counted(unknown, 'line')} of the bill {unknown === 1 ? 'has' : 'have'} no{' '}
          {metricWords[data.metric as keyof typeof metricWords]?.toLowerCase() ?? data.metric} cost
          in the export. They count as nothing here; what they cost is not known.
        </p>
      )}
    </>
  );
}

export function BillPill({ reconciled }: { readonly reconciled: boolean | null }) {
  if (reconciled === true) return <span className="pill green">Equal to the bill</span>;
  if (reconciled === false) {
    return <span className="pill yellow">Some days are older than the bill, see below</span>;
  }
  return <span className="pill grey">Not compared with the bill</span>;
}
