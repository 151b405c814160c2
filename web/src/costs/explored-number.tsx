/** The number that a view is about, and the questions that it answers. */
import { Link } from 'wouter';
import type { Answer, Costs } from '../api/answers.ts';
import { ChangeMark } from '../marks/change-mark.tsx';
import { rowsAddress } from '../view/rows-address.ts';
import type { ViewOfDays } from '../view/view-of-days.ts';
import { counted, rangeText } from '../words/day-words.ts';
import { moneyText } from '../words/money-text.ts';
import { comparisonOf } from './comparison.ts';

interface ExploredNumberProps {
  readonly answer: Answer<Costs>;
  readonly view: ViewOfDays;
}

export function ExploredNumber({ answer, view }: ExploredNumberProps) {
  const { currency, data } = answer;
  const { daysBefore, reason } = comparisonOf(data);
  return (
    <>
      <p className="big">{moneyText(data.total.cost, currency)}</p>
      {daysBefore === null || reason !== null ? null : (
        <p className="compared">
          <ChangeMark
            cost={data.total.cost}
            before={data.total.costBefore ?? null}
            currency={currency}
          />{' '}
          on {rangeText(daysBefore)}
        </p>
      )}
      <p className="quiet">
        {counted(data.total.lines, 'line')} of the bill:{' '}
        <Link href={rowsAddress(view)}>the rows behind the number</Link>
      </p>
    </>
  );
}
