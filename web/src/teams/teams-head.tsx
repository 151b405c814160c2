/** The number of all teams, and what it is made of: direct, shared, and what has no team. */
import { Link } from 'wouter';
import type { Answer } from '../api/answers.ts';
import { PageHead } from '../frame/page-head.tsx';
import { ChangeMark } from '../marks/change-mark.tsx';
import { rowsAddress } from '../view/rows-address.ts';
import { shareText } from '../words/change.ts';
import { rangeText } from '../words/day-words.ts';
import { signOf } from '../words/decimal.ts';
import { metricWords } from '../words/dimension-words.ts';
import { moneyText } from '../words/money-text.ts';
import { isTeam, type KnownTeams, sumsOf } from './team-tree.ts';
import { targetView } from './team-views.ts';

export function TeamsHead({ answer }: { readonly answer: Answer<KnownTeams> }) {
  const { data, currency } = answer;
  const view = targetView(data);
  const { from, to } = targetView({ ...data, days: data.daysBefore });
  return (
    <div className="answers">
      <div>
        <PageHead title="Costs by team">
          {metricWords[data.metric]} cost · {currency ?? 'currency not known'} · {rangeText(view)}
        </PageHead>
        <p className="big">
          <Link className="plain" href={rowsAddress(view)}>
            {moneyText(data.total.cost, currency)}
          </Link>
        </p>
        {data.total.costBefore === null ? (
          <p className="quiet">Not compared: {rangeText({ from, to })} is not all archived.</p>
        ) : (
          <p className="compared">
            <ChangeMark cost={data.total.cost} before={data.total.costBefore} currency={currency} />{' '}
            on {rangeText({ from, to })}
          </p>
        )}
      </div>
      <Parts answer={answer} />
    </div>
  );
}

/** Direct, shared and unallocated are always said, also where they are nothing. */
function Parts({ answer: { data, currency } }: { readonly answer: Answer<KnownTeams> }) {
  const teams = sumsOf(data.rows.filter(isTeam));
  const pools = data.rows.filter(({ x_Target }) => x_Target.startsWith('pool/'));
  const rest = data.rows.filter(({ x_Target }) => x_Target === 'unallocated');
  const parts = [
    { name: 'Direct, by rule', cost: teams.directCost, colour: 1 },
    { name: 'Shared, divided', cost: teams.sharedCost, colour: 2 },
    ...(pools.length === 0
      ? []
      : [{ name: 'Shared, not divided', cost: sumsOf(pools).cost, colour: 3 }]),
    { name: 'Unallocated', cost: sumsOf(rest).cost, colour: 4 },
  ];
  const hasBar = signOf(data.total.cost) > 0 && parts.every(({ cost }) => signOf(cost) >= 0);
  let at = 0;
  return (
    <div>
      {hasBar ? (
        <svg
          className="month-bar parts"
          viewBox="0 0 100 8"
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          {parts.map(({ name, cost, colour }) => {
            const width = (Number(cost) / Number(data.total.cost)) * 100;
            at += width;
            return (
              <rect
                key={name}
                className={`part-${colour}`}
                x={at - width}
                y="0"
                width={width}
                height="8"
              />
            );
          })}
        </svg>
      ) : null}
      <dl className="month-figures parts">
        {parts.map(({ name, cost, colour }) => (
          <div key={name}>
            <dt>
              <span className={`swatch fill-${colour}`} />
              {name}
            </dt>
            <dd>
              <b>{shareText(cost, data.total.cost) || 'no share'}</b>
              <span className="small">{moneyText(cost, currency)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
