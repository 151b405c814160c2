/** The rows of `cost_allocation` under a view's filters, and whether they add up to its number. */
import type { ReactNode } from 'react';
import { metricNames } from '../../../src/domain/questions/focus-names.ts';
import type { Answer, Costs, Line, Lines } from '../api/answers.ts';
import { useCosts, useLines } from '../api/use-answers.ts';
import { Failed, Loading } from '../frame/answer-states.tsx';
import { rowsAddress } from '../view/rows-address.ts';
import { linesQuery, viewQuery } from '../view/view.ts';
import type { ViewOfDays } from '../view/view-of-days.ts';
import { counted } from '../words/day-words.ts';
import { difference, sumOf } from '../words/decimal.ts';
import { allDigits, moneyText } from '../words/money-text.ts';
import { LinesTable } from './lines-table.tsx';
import { NothingMatches } from './nothing-matches.tsx';
import { CopyLink, CsvButton } from './take-along.tsx';

interface AuditLogProps {
  readonly view: ViewOfDays;
  /** Filters: shown below the number. */
  readonly children: ReactNode;
}

export function AuditLog({ view, children }: AuditLogProps) {
  const asked = linesQuery(view);
  const lines = useLines(asked);
  const costs = useCosts(
    viewQuery({ ...view, granularity: 'total', groupBy: [], isCompared: false }),
  );
  const pages = lines.data?.pages ?? [];
  const [first] = pages;
  const rows = pages.flatMap(({ data }) => data.rows);
  if (lines.error !== null || first === undefined || rows.length === 0) {
    return (
      <>
        {children}
        <NoRows lines={lines} view={view} />
      </>
    );
  }
  const all = first.data.total.rows;
  return (
    <>
      <NumberOfRows costs={costs.data} rows={rows} all={all} view={view} answer={first} />
      {children}
      <div className="section-head">
        <h2>{counted(all, 'row')}</h2>
        <div className="actions">
          <CsvButton
            path={`/v1/lines?${asked}&limit=1000`}
            fileName={`rows-${view.from}-to-${view.to}.csv`}
          />
          <CopyLink address={rowsAddress(view)} />
        </div>
      </div>
      <p className="quiet small">Every digit of the archive. The table scrolls sideways.</p>
      <LinesTable rows={rows} view={view} />
      {lines.hasNextPage ? (
        <p>
          <button
            type="button"
            disabled={lines.isFetchingNextPage}
            onClick={() => void lines.fetchNextPage()}
          >
            {lines.isFetchingNextPage ? 'Reading …' : `Show more of the ${counted(all, 'row')}`}
          </button>
        </p>
      ) : null}
    </>
  );
}

function NoRows({ lines, view }: { lines: ReturnType<typeof useLines>; view: ViewOfDays }) {
  const { error, data, refetch } = lines;
  if (error !== null) {
    return <Failed what="The rows" error={error} retry={() => void refetch()} />;
  }
  return data === undefined ? <Loading what="the rows" /> : <NothingMatches view={view} />;
}

interface NumberOfRowsProps {
  readonly costs: Answer<Costs> | undefined;
  readonly rows: readonly Line[];
  readonly all: number;
  readonly view: ViewOfDays;
  readonly answer: Answer<Lines>;
}

function NumberOfRows({ costs, rows, all, view, answer }: NumberOfRowsProps) {
  const column = metricNames[view.metric];
  const known = rows.flatMap((row) => row[column] ?? []);
  const sum = sumOf(known);
  const total = costs?.data.total.cost;
  const isComplete = rows.length === all;
  return (
    <>
      {total === undefined ? null : <p className="big">{moneyText(total, answer.currency)}</p>}
      <p className="quiet">
        {counted(rows.length, 'row')} of {all.toLocaleString('en-US')} shown; they add up to{' '}
        {allDigits(sum)}
        {isComplete && total !== undefined ? (
          difference(sum, total) === '0' ? (
            <>
              , the number above. <span className="pill green">Adds up</span>
            </>
          ) : (
            <>
              . <span className="pill red">Not the number above</span>
            </>
          )
        ) : (
          '.'
        )}
        {known.length === rows.length
          ? null
          : ` ${counted(rows.length - known.length, 'row')} without this cost metric in the export.`}
      </p>
    </>
  );
}
