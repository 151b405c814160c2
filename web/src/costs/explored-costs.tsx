/** The costs of a view: the number, what it is made of per day and by group, and ways to take it along. */
import { type ReactNode, useMemo } from 'react';
import { focusNames } from '../../../src/domain/questions/focus-names.ts';
import type { Answer, Costs } from '../api/answers.ts';
import { useCostsInPlace } from '../api/use-answers.ts';
import { LazyDailyCosts } from '../charts/lazy-daily-costs.tsx';
import { Failed, Loading } from '../frame/answer-states.tsx';
import type { ArchiveDays } from '../frame/archived.tsx';
import { PageHead } from '../frame/page-head.tsx';
import { viewQuery } from '../view/view.ts';
import type { ViewOfDays } from '../view/view-of-days.ts';
import { counted, rangeText } from '../words/day-words.ts';
import { dimensionWords, metricWords } from '../words/dimension-words.ts';
import { comparisonOf } from './comparison.ts';
import { CostTable } from './cost-table.tsx';
import { ExploredNumber } from './explored-number.tsx';
import { NothingMatches } from './nothing-matches.tsx';
import { TakeAlong } from './take-along.tsx';

interface ExploredCostsProps {
  readonly view: ViewOfDays;
  readonly archive: ArchiveDays;
  readonly children: ReactNode;
}

export function ExploredCosts({ view, archive, children }: ExploredCostsProps) {
  const { data: answer, error, isPlaceholderData, refetch } = useCostsInPlace(viewQuery(view));
  return (
    <>
      <PageHead title="Explore">{subtitle(view, archive)}</PageHead>
      {answer === undefined || error !== null || answer.data.rows.length === 0 ? null : (
        <ExploredNumber answer={answer} view={view} />
      )}
      {children}
      {error !== null ? (
        <Failed what="The costs" error={error} retry={() => void refetch()} />
      ) : answer === undefined ? (
        <Loading what="the costs" />
      ) : (
        <div className={isPlaceholderData ? 'stale' : undefined} aria-busy={isPlaceholderData}>
          <Shown view={view} archive={archive} answer={answer} />
        </div>
      )}
    </>
  );
}

interface ShownProps extends Pick<ExploredCostsProps, 'view' | 'archive'> {
  readonly answer: Answer<Costs>;
}

function Shown({ view, archive, answer }: ShownProps) {
  const { days, rows, total } = answer.data;
  const [first] = view.groupBy;
  const colourOf = useMemo(() => coloursOf(answer, view), [answer, view]);
  if (rows.length === 0) return <NothingMatches view={view} />;
  const { daysBefore, reason } = comparisonOf(answer.data);
  const hasChart = days.from !== days.to && view.granularity !== 'month';
  const name = first === undefined ? counted(total.rows, 'row') : groupsText(view, total.rows);
  return (
    <>
      {hasChart ? (
        <LazyDailyCosts view={view} colourOf={colourOf} currency={answer.currency} />
      ) : null}
      <div className="section-head">
        <h2>{name}</h2>
        <TakeAlong view={view} />
      </div>
      <NotArchived view={view} archive={archive} missingDays={answer.data.missingDays} />
      {reason === null ? null : <p className="quiet small">Not compared: {reason}.</p>}
      <CostTable
        answer={answer}
        view={view}
        caption={`Costs, ${rangeText(view)}`}
        isCompared={daysBefore !== null}
        days={rangeText(view)}
        daysBefore={daysBefore === null ? '' : rangeText(daysBefore)}
        colourOf={colourOf}
      />
    </>
  );
}

/** Days that are asked for and not archived: their cost is not known, and no part of the total. */
function NotArchived({
  view,
  archive,
  missingDays,
}: Pick<ShownProps, 'view' | 'archive'> & Pick<Costs, 'missingDays'>) {
  const from = view.from < archive.from ? archive.from : view.from;
  const to = view.to > archive.through ? archive.through : view.to;
  if (missingDays.length === 0) return null;
  const inside = missingDays.filter((day) => day >= from && day <= to).length;
  const without = inside === 0 ? '' : `, without ${counted(inside, 'day')}`;
  return (
    <p className="note">
      Only {rangeText({ from, to })} is archived{without}: these are its costs.
    </p>
  );
}

/** The five largest groups have colours of their own. */
function coloursOf({ data }: Answer<Costs>, { groupBy }: ViewOfDays): (value: string) => number {
  const [first] = groupBy;
  if (first === undefined) return () => 1;
  const names = [...new Set(data.rows.map((row) => row[focusNames[first]] ?? ''))].slice(0, 5);
  return (value) => {
    const at = names.indexOf(value);
    return at === -1 ? 6 : at + 1;
  };
}

function groupsText({ groupBy, granularity }: ViewOfDays, rows: number): string {
  const [first, second] = groupBy;
  if (first === undefined || second !== undefined || granularity !== 'total') {
    return counted(rows, 'row');
  }
  const { one, many } = dimensionWords[first];
  return counted(rows, one === 'OU' || one === 'Region' ? one : one.toLowerCase(), many);
}

function subtitle(view: ViewOfDays, { meta }: ArchiveDays): string {
  return [
    `${metricWords[view.metric]} cost`,
    meta.currency ?? 'currency not known',
    rangeText(view),
  ].join(' · ');
}
