/** The answers before any chart: the month so far, what changed most, and whether the figures can be trusted. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { focusNames } from '../../../src/domain/questions/focus-names.ts';
import type { Answer, CostRow, Costs } from '../api/answers.ts';
import { useCosts } from '../api/use-answers.ts';
import { Failed, Loading } from '../frame/answer-states.tsx';
import type { ArchiveDays } from '../frame/archived.tsx';
import { PageHead } from '../frame/page-head.tsx';
import { BillName } from '../marks/bill-name.tsx';
import { ChangeMark } from '../marks/change-mark.tsx';
import { comparableDays } from '../view/periods.ts';
import { viewQuery, withFilter } from '../view/view.ts';
import type { ViewOfDays } from '../view/view-of-days.ts';
import { fullDay, monthName, rangeText } from '../words/day-words.ts';
import { absolute, compareAmounts, difference } from '../words/decimal.ts';
import { metricWords } from '../words/dimension-words.ts';
import { moneyText } from '../words/money-text.ts';
import { hasOuBelow } from './cost-rows.ts';

interface MonthAnswersProps {
  readonly view: ViewOfDays;
  readonly archive: ArchiveDays;
}

export function MonthAnswers({ view, archive }: MonthAnswersProps) {
  const { data: answer, error, refetch } = useCosts(viewQuery(view));
  const { meta, through } = archive;
  return (
    <div className="answers">
      <div>
        <PageHead title={`AWS costs to ${fullDay(through)}`}>
          {metricWords[view.metric]} cost · {meta.currency ?? 'currency not known'} ·{' '}
          {monthName(through)} to date
        </PageHead>
        {error !== null ? (
          <Failed what="The costs" error={error} retry={() => void refetch()} />
        ) : answer === undefined ? (
          <Loading what="the costs of the month" />
        ) : (
          <MonthNumber answer={answer} view={view} archive={archive} />
        )}
      </div>
      {answer === undefined ? null : (
        <dl>
          <Question name="What changed?">
            <LargestChange answer={answer} view={view} archive={archive} />
          </Question>
          <Question name="Can I trust it?">{trustText(answer)}</Question>
        </dl>
      )}
    </div>
  );
}

interface AnsweredProps extends MonthAnswersProps {
  readonly answer: Answer<Costs>;
}

function MonthNumber({ answer, view, archive }: AnsweredProps) {
  const before = comparableDays(view, archive.from);
  const { cost, costBefore } = answer.data.total;
  return (
    <>
      <p className="big">{moneyText(cost, answer.currency)}</p>
      {before === null || costBefore === undefined ? (
        <p className="quiet">Not compared: the days of the month before are not all archived.</p>
      ) : (
        <p className="compared">
          <ChangeMark cost={cost} before={costBefore} currency={answer.currency} /> on{' '}
          {rangeText(before)}
        </p>
      )}
    </>
  );
}

function Question({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The OU whose cost changed by the most money. */
function LargestChange({ answer, view, archive }: AnsweredProps) {
  const before = comparableDays(view, archive.from);
  const row = largestChange(answer.data.rows);
  if (before === null) return <>Not known yet: the archive has no days to compare with.</>;
  if (row?.costBefore === undefined) return <>Nothing.</>;
  const ou = row[focusNames.ou] ?? '';
  const opened = { ...withFilter(view, 'ou', [ou]), groupBy: ['service'] } as const;
  return (
    <>
      Most of all{' '}
      <b>
        <BillName dimension="ou" value={ou} />
      </b>
      : <ChangeMark cost={row.cost} before={row.costBefore} currency={answer.currency} /> on the
      same days of {monthName(before.from)}.{' '}
      {hasOuBelow(ou, answer.data.rows) ? null : (
        <Link href={`/explore?${viewQuery(opened)}`}>By service</Link>
      )}
    </>
  );
}

function largestChange(rows: readonly CostRow[]): CostRow | undefined {
  const size = ({ cost, costBefore = cost }: CostRow) => absolute(difference(cost, costBefore));
  return [...rows].sort((a, b) => compareAmounts(size(b), size(a)))[0];
}

function trustText({ reconciled }: Answer<Costs>): string {
  if (reconciled === true) {
    return 'Yes: every archived day equals the bill as it was last read. AWS may still change days of an open month.';
  }
  return 'Not fully: some days are older than the bill, see the foot of this page.';
}
