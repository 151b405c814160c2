/** The answers before any chart: the month so far, what changed most, and whether the figures can be trusted. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { maxPageRows } from '../../../src/domain/questions/page-questions.ts';
import { budgetAnswer } from '../../../src/mail/digest/budget-answer.ts';
import type { Answer, Costs } from '../api/answers.ts';
import { useUnits, useUnusualCosts } from '../api/use-answer.ts';
import { useCosts } from '../api/use-answers.ts';
import { byChange } from '../costs/changed-rows.ts';
import { comparisonOf } from '../costs/comparison.ts';
import { shownRows } from '../costs/cost-rows.ts';
import { Failed, Loading } from '../frame/answer-states.tsx';
import type { ArchiveDays } from '../frame/archived.tsx';
import { PageHead } from '../frame/page-head.tsx';
import { BillName } from '../marks/bill-name.tsx';
import { ChangeMark } from '../marks/change-mark.tsx';
import { filteredTo } from '../view/next-group.ts';
import { rowsAddress } from '../view/rows-address.ts';
import { viewQuery } from '../view/view.ts';
import type { ViewOfDays } from '../view/view-of-days.ts';
import { fullDay, monthName, rangeText } from '../words/day-words.ts';
import { metricWords } from '../words/dimension-words.ts';
import { moneyText } from '../words/money-text.ts';
import { Said } from './said.tsx';
import { hasUnits, monthsOf } from './unit-months.ts';
import { unusualSentence, unusualView, useShownOus } from './unusual-costs.tsx';

interface MonthAnswersProps {
  readonly view: ViewOfDays;
  readonly archive: ArchiveDays;
}

export function MonthAnswers({ view, archive }: MonthAnswersProps) {
  const { data: answer, error, refetch } = useCosts(`${viewQuery(view)}&limit=${maxPageRows}`);
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
          <MonthNumber answer={answer} view={view} />
        )}
      </div>
      {answer === undefined ? null : (
        <dl>
          <Question name="On budget?">
            <OnBudget />
          </Question>
          <Question name="What changed?">
            <Changed answer={answer} view={view} archive={archive} />
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

function MonthNumber({ answer, view }: Omit<AnsweredProps, 'archive'>) {
  const { daysBefore, reason } = comparisonOf(answer.data);
  const { cost, costBefore = null } = answer.data.total;
  return (
    <>
      <p className="big">
        <Link className="plain" href={rowsAddress(view)}>
          {moneyText(cost, answer.currency)}
        </Link>
      </p>
      {daysBefore === null || reason !== null ? (
        <p className="quiet">Not compared: {reason ?? 'the days before were not asked for'}.</p>
      ) : (
        <p className="compared">
          <ChangeMark cost={cost} before={costBefore} currency={answer.currency} /> on{' '}
          {rangeText(daysBefore)}
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

/** The first unusual cost, as the mail says it; else the largest change of the month. */
function Changed(props: AnsweredProps) {
  const { data: unusual } = useUnusualCosts();
  const ous = useShownOus();
  const [first, ...others] = unusual?.data.rows ?? [];
  if (unusual === undefined || first === undefined) return <LargestChange {...props} />;
  const more = others.length;
  return (
    <>
      <Said sentence={unusualSentence(first, unusual, ous)} />{' '}
      <Link href={rowsAddress(unusualView(first, unusual.data.day, props.archive.metric))}>
        The rows
      </Link>
      {more === 0 ? null : ` ${more} more ${more === 1 ? 'is' : 'are'} unusual, see below.`}
    </>
  );
}

/** The service of an OU whose cost changed by the most money. */
function LargestChange({ answer, view }: AnsweredProps) {
  const { daysBefore, reason } = comparisonOf(answer.data);
  const [row] = byChange(shownRows(answer.data.rows, view.groupBy, true));
  if (reason !== null || daysBefore === null) return <>Not known: {reason}.</>;
  if (row === undefined) return <>Nothing.</>;
  const opened = { ...filteredTo(view, row.values), groupBy: ['usageType'] } as const;
  const [service, ou] = [row.values.get('service') ?? '', row.values.get('ou') ?? ''];
  return (
    <>
      Most of all{' '}
      <b>
        <BillName dimension="service" value={service} />
      </b>{' '}
      in <BillName dimension="ou" value={ou} />:{' '}
      <ChangeMark cost={row.cost} before={row.before} currency={answer.currency} /> on the same days
      of {monthName(daysBefore.from)}.{' '}
      <Link href={`/explore?${viewQuery(opened)}`}>By usage type</Link>
    </>
  );
}

function OnBudget() {
  const { data: answer } = useUnits();
  if (answer === undefined) return <>…</>;
  if (!hasUnits(answer)) return <>Not known: budgets are of OUs, and you see none.</>;
  return (
    <>
      <Said sentence={budgetAnswer(monthsOf(answer.data))} /> <a href="#units">OUs</a>
    </>
  );
}

function trustText({ reconciled }: Answer<Costs>): string {
  if (reconciled === true) {
    return 'Yes: every archived day equals the bill as it was last read. AWS may still change days of an open month.';
  }
  return 'Not fully: some days are older than the bill, see the foot of this page.';
}
