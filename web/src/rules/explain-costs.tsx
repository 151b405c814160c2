/** Explains the costs of a day: which rule claimed them, and why the rules before it did not. */
import { type FormEvent, useId } from 'react';
import { useLocation, useSearch } from 'wouter';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { Answer, Explained } from '../api/answers.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Failed, Loading, Nothing } from '../frame/answer-states.tsx';
import type { ArchiveDays } from '../frame/archived.tsx';
import { fullDay } from '../words/day-words.ts';
import { explainFields, explainQuery } from './explain-question.ts';
import { ExplainedCost } from './explained-cost.tsx';

export function ExplainCosts({ archive }: { readonly archive: ArchiveDays }) {
  const query = explainQuery(useSearch(), archive.through);
  if (!query.has('metric')) query.set('metric', archive.metric);
  const { data: answer, error, refetch } = useAnswer<Explained>(`/v1/explain?${query}`);
  return (
    <>
      <ExplainForm key={query.toString()} query={query} />
      {error !== null ? (
        <Failed what="The explanation" error={error} retry={() => void refetch()} />
      ) : answer === undefined ? (
        <Loading what="the explanation" />
      ) : (
        <Groups answer={answer} query={query} />
      )}
    </>
  );
}

interface Asked {
  readonly query: URLSearchParams;
}

function ExplainForm({ query }: Asked) {
  const id = useId();
  const [, navigate] = useLocation();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const next = new URLSearchParams({ metric: query.get('metric') ?? 'amortized' });
    for (const [name, value] of new FormData(event.currentTarget)) {
      if (typeof value === 'string' && value.trim() !== '') next.set(name, value.trim());
    }
    navigate(`/rules/explain?${next}`);
  };
  return (
    <form className="explain-form" onSubmit={submit}>
      <div>
        <label htmlFor={`${id}day`}>Day, UTC</label>
        <input
          id={`${id}day`}
          type="date"
          name="day"
          defaultValue={query.get('day') ?? ''}
          required
        />
      </div>
      {explainFields.map(([name, words]) => (
        <div key={name}>
          <label htmlFor={`${id}${name}`}>{words}</label>
          <input id={`${id}${name}`} name={name} defaultValue={query.get(name) ?? ''} />
        </div>
      ))}
      <button type="submit">Explain</button>
    </form>
  );
}

function Groups({ answer, query }: Asked & { readonly answer: Answer<Explained> }) {
  const { groups, isComplete, ruleSet } = answer.data;
  const day = fullDay(parseBillingDay(query.get('day') ?? ''));
  if (groups.length === 0) {
    return (
      <Nothing title="No cost to explain.">
        <p>
          No archived line of {day} that you may see has all of this. Another day of the week may
          have one.
        </p>
      </Nothing>
    );
  }
  return (
    <>
      <p className="quiet small">
        {day}, with the rules <code>{ruleSet.slice(0, 8)}</code> that decided then. The archive has
        no tags but the environment: what cannot be known from it is called unknown.
        {isComplete ? '' : ' The costliest are listed; there are smaller ones.'}
      </p>
      {groups.map((group, at) => (
        <ExplainedCost
          key={JSON.stringify([
            group.x_RuleId,
            group.SubAccountId,
            group.ServiceName,
            group.x_ChargeType,
            group.cost,
            at,
          ])}
          group={group}
          currency={answer.currency}
          isOpen={at === 0}
        />
      ))}
    </>
  );
}
