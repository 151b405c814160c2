/** What changed most in money between two ranges of days, by service and OU, with all others together. */
import { Link } from 'wouter';
import { maxPageRows } from '../../../src/domain/questions/page-questions.ts';
import type { Answer, Costs } from '../api/answers.ts';
import { useCosts } from '../api/use-answers.ts';
import { Failed, Loading } from '../frame/answer-states.tsx';
import { BillName } from '../marks/bill-name.tsx';
import { ChangeMark } from '../marks/change-mark.tsx';
import { filteredTo } from '../view/next-group.ts';
import { rowsAddress } from '../view/rows-address.ts';
import { viewQuery } from '../view/view.ts';
import type { ViewOfDays } from '../view/view-of-days.ts';
import { counted, rangeText } from '../words/day-words.ts';
import { moneyText } from '../words/money-text.ts';
import { byChange } from './changed-rows.ts';
import { type Comparison, comparisonOf } from './comparison.ts';
import { addsUp, otherRows, type ShownRow, shownRows } from './cost-rows.ts';
import { BillPill } from './total-rows.tsx';

const maxRows = 6;

interface LargestChangesProps {
  /** Grouped by service and OU. */
  readonly view: ViewOfDays;
}

export function LargestChanges({ view }: LargestChangesProps) {
  const query = viewQuery(view);
  const { data: answer, error, refetch } = useCosts(`${query}&limit=${maxPageRows}`);
  const compared = answer === undefined ? null : comparisonOf(answer.data);
  return (
    <section>
      <div className="section-head">
        <h2>What changed most</h2>
        <Link className="small" href={`/explore?${query}`} aria-label="Explore: what changed most">
          Explore
        </Link>
      </div>
      <p className="quiet small">
        {compared === null ? rangeText(view) : comparedText(view, compared)}
      </p>
      {error !== null ? (
        <Failed what="The changes" error={error} retry={() => void refetch()} />
      ) : answer === undefined ? (
        <Loading what="the changes" />
      ) : compared?.daysBefore === null ? null : (
        <ChangesTable answer={answer} view={view} />
      )}
    </section>
  );
}

function comparedText(view: ViewOfDays, { daysBefore, reason }: Comparison): string {
  const not = reason === null ? '' : `Not compared: ${reason}.`;
  if (daysBefore === null) return not;
  const days = `${rangeText(view)}, against ${rangeText(daysBefore)}.`;
  return `${days} By money, rises and falls together. ${not}`.trim();
}

function ChangesTable({ answer, view }: { answer: Answer<Costs>; view: ViewOfDays }) {
  const { currency, data } = answer;
  const rows = byChange(shownRows(data.rows, view.groupBy, true));
  const shown = rows.slice(0, maxRows);
  const others = otherRows(shown, data.total);
  const isAll = data.nextCursor === null;
  return (
    <table className="costs changes">
      <caption className="hidden">What changed most</caption>
      <thead>
        <tr>
          <th scope="col">Service and OU</th>
          <th scope="col" className="number">
            Cost
          </th>
          <th scope="col" className="number">
            Change
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map((row) => (
          <ChangedRow key={row.key} row={row} view={view} currency={currency} />
        ))}
      </tbody>
      <tfoot>
        {others === null ? null : (
          <tr className="others">
            <th scope="row">{counted(others.count, 'other')}</th>
            <td className="number">{moneyText(others.cost, currency)}</td>
            <td className="number">
              <ChangeMark cost={others.cost} before={others.before} currency={currency} />
            </td>
          </tr>
        )}
        <tr className="total">
          <th scope="row">Total</th>
          <td className="number">{moneyText(data.total.cost, currency)}</td>
          <td className="number">
            <ChangeMark
              cost={data.total.cost}
              before={data.total.costBefore ?? null}
              currency={currency}
            />
          </td>
        </tr>
        <tr className="bill">
          <td colSpan={3}>
            {isAll && !addsUp(data.rows, data.total) ? (
              <span className="pill red">The rows do not add up to the total</span>
            ) : (
              <BillPill reconciled={answer.reconciled} />
            )}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

interface ChangedRowProps {
  readonly row: ShownRow;
  readonly view: ViewOfDays;
  readonly currency: string | null;
}

function ChangedRow({ row, view, currency }: ChangedRowProps) {
  const own = { ...filteredTo(view, row.values), groupBy: ['usageType'] } as const;
  const cost = moneyText(row.cost, currency);
  const name = <BillName dimension="service" value={row.values.get('service') ?? ''} />;
  return (
    <tr>
      <th scope="row" className="name">
        <Link className="plain" href={`/explore?${viewQuery(own)}`}>
          {name}
        </Link>
        <div className="quiet small">
          <BillName dimension="ou" value={row.values.get('ou') ?? ''} />
        </div>
      </th>
      <td className="number">
        <Link className="plain" href={rowsAddress(own)}>
          {cost}
        </Link>
      </td>
      <td className="number">
        <ChangeMark cost={row.cost} before={row.before} currency={currency} />
      </td>
    </tr>
  );
}
