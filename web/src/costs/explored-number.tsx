/** The number that a view is about, and the questions that it answers. */
import { Link } from 'wouter';
import type { Answer, Costs } from '../api/answers.ts';
import type { ArchiveDays } from '../frame/archived.tsx';
import { ChangeMark } from '../marks/change-mark.tsx';
import { comparableDays } from '../view/periods.ts';
import { rowsAddress } from '../view/rows-address.ts';
import type { ViewOfDays } from '../view/view-of-days.ts';
import { counted, rangeText } from '../words/day-words.ts';
import { moneyText } from '../words/money-text.ts';

interface ExploredNumberProps {
  readonly answer: Answer<Costs>;
  readonly view: ViewOfDays;
  readonly archive: ArchiveDays;
}

export function ExploredNumber({ answer, view, archive }: ExploredNumberProps) {
  const { currency, data } = answer;
  const before = view.isCompared ? comparableDays(view, archive.from) : null;
  const { costBefore } = data.total;
  return (
    <>
      <p className="big">{moneyText(data.total.cost, currency)}</p>
      {before === null || costBefore === undefined ? null : (
        <p className="compared">
          <ChangeMark cost={data.total.cost} before={costBefore} currency={currency} /> on{' '}
          {rangeText(before)}
        </p>
      )}
      <p className="quiet">
        {counted(data.total.lines, 'line')} of the bill:{' '}
        <Link href={rowsAddress(view)}>the rows behind the number</Link>
      </p>
    </>
  );
}
