/** The number of a team, and its answers: on budget, what changed, and which rules say that it is theirs. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { maxPageRows } from '../../../src/domain/questions/page-questions.ts';
import { projectedOfBudget } from '../../../src/mail/words/budget-words.ts';
import type { Answer, CostsByTeam, TeamRow } from '../api/answers.ts';
import { useTeamMonths } from '../api/use-answer.ts';
import { useCosts } from '../api/use-answers.ts';
import { byChange } from '../costs/changed-rows.ts';
import { shownRows } from '../costs/cost-rows.ts';
import { PageHead } from '../frame/page-head.tsx';
import { BillName } from '../marks/bill-name.tsx';
import { ChangeMark } from '../marks/change-mark.tsx';
import { LightPill, MonthBar } from '../units/light-mark.tsx';
import { mailMoney } from '../units/mail-money.ts';
import { filteredTo } from '../view/next-group.ts';
import { rowsAddress } from '../view/rows-address.ts';
import { viewQuery } from '../view/view.ts';
import { shareText } from '../words/change.ts';
import { rangeText } from '../words/day-words.ts';
import { signOf } from '../words/decimal.ts';
import { metricWords } from '../words/dimension-words.ts';
import { moneyText } from '../words/money-text.ts';
import { monthOfTeam } from './team-month.ts';
import { teamName } from './team-tree.ts';
import { targetView } from './team-views.ts';

interface TeamHeadProps {
  readonly answer: Answer<CostsByTeam>;
  readonly row: TeamRow;
}

export function TeamHead({ answer, row }: TeamHeadProps) {
  const { data, currency } = answer;
  const view = targetView(data, row.x_Target);
  const before = targetView({ ...data, days: data.daysBefore });
  const units = [row.x_BusinessGroup, row.x_BusinessUnit].filter((name) => name !== '');
  const names = [...new Set(units)];
  return (
    <>
      <p className="small way">
        <Link href="/teams">Teams</Link>
        {names.map((name) => (
          <span key={name}>
            {' '}
            / <bdi>{name}</bdi>
          </span>
        ))}
      </p>
      <div className="answers">
        <div>
          <PageHead title={teamName(row.x_Target)}>
            {metricWords[data.metric]} cost · {currency ?? 'currency not known'} · {rangeText(view)}
          </PageHead>
          <p className="big">{moneyText(row.cost, currency)}</p>
          <p className="compared">
            {row.costBefore === null ? (
              `Not compared: ${rangeText(before)} is not all archived.`
            ) : (
              <>
                <ChangeMark cost={row.cost} before={row.costBefore} currency={currency} /> on{' '}
                {rangeText(before)}
              </>
            )}
          </p>
          <p className="quiet">
            Own{' '}
            <Link className="plain" href={rowsAddress(view)}>
              {moneyText(row.directCost, currency)}
            </Link>
            , its part of shared cost {moneyText(row.sharedCost, currency)}
          </p>
          <p className="quiet small">
            Cents are rounded so that all teams add up to the bill: the rows may end in another one.
          </p>
        </div>
        <dl>
          <Question name="On budget?">
            <TeamBudget row={row} />
          </Question>
          <Question name="What changed?">
            <TeamChange answer={answer} row={row} />
          </Question>
          <Question name="Why is it ours?">
            <RuleShares answer={answer} row={row} />
          </Question>
        </dl>
      </div>
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

function TeamBudget({ row }: Pick<TeamHeadProps, 'row'>) {
  const { data: months } = useTeamMonths();
  const month = months?.data.rows.find(({ x_Target }) => x_Target === row.x_Target);
  if (months === undefined) return <>…</>;
  if (month === undefined) return <>Not known: the month of this team is not archived.</>;
  const { currency } = months;
  const toDate = `${moneyText(month.monthToDate, currency)} this month so far`;
  if (month.budget === null) {
    const end =
      month.projected === null
        ? 'its end is not known yet'
        : `projected to end at ${moneyText(month.projected, currency)}`;
    return (
      <>
        No budget is set for the team. {toDate}, {end}.
      </>
    );
  }
  return (
    <>
      <LightPill month={monthOfTeam(month)} />{' '}
      {projectedOfBudget(mailMoney(currency), monthOfTeam(month))}. {toDate}.
      <MonthBar month={monthOfTeam(month)} />
    </>
  );
}

/** The service of the team's own cost that changed by the most money. */
function TeamChange({ answer: { data, currency }, row }: TeamHeadProps) {
  const view = {
    ...targetView(data, row.x_Target),
    groupBy: ['service'],
    isCompared: true,
  } as const;
  const { data: costs } = useCosts(`${viewQuery(view)}&limit=${maxPageRows}`);
  if (row.costBefore === null) return <>Not known: the days before are not all archived.</>;
  if (costs === undefined) return <>…</>;
  const [first] = byChange(shownRows(costs.data.rows, ['service'], true));
  if (first === undefined) return <>Nothing of its own.</>;
  const opened = { ...filteredTo(view, first.values), groupBy: ['usageType'] } as const;
  return (
    <>
      Most of all{' '}
      <b>
        <BillName dimension="service" value={first.values.get('service') ?? ''} />
      </b>
      : <ChangeMark cost={first.cost} before={first.before} currency={currency} />.{' '}
      <Link href={`/explore?${viewQuery(opened)}`}>By usage type</Link>
    </>
  );
}

/** '85 % by by-team-tag, 15 % by by-account.' */
function RuleShares({ answer: { data }, row }: TeamHeadProps) {
  const view = { ...targetView(data, row.x_Target), groupBy: ['rule'] } as const;
  const { data: costs } = useCosts(viewQuery(view));
  if (costs === undefined) return <>…</>;
  const { rows, total } = costs.data;
  const positive = rows.filter(({ cost }) => signOf(cost) > 0);
  const shares = positive.slice(0, 3).map((rule) => ({
    id: rule.x_RuleId ?? '',
    share: shareText(rule.cost, total.cost),
  }));
  return (
    <>
      {shares.map(({ id, share }, at) => (
        <span key={id}>
          {at === 0 ? '' : ', '}
          {share} by rule{' '}
          <b>
            <BillName dimension="rule" value={id} />
          </b>
        </span>
      ))}
      . <a href="#why">Why is this ours?</a>
    </>
  );
}
