/** A part of Overview: the largest rows of one question, the others together, and the way to all of them. */
import { Link } from 'wouter';
import { useCostsInPlace } from '../api/use-answers.ts';
import { Failed, Loading } from '../frame/answer-states.tsx';
import { viewQuery } from '../view/view.ts';
import type { ViewOfDays } from '../view/view-of-days.ts';
import { rangeText } from '../words/day-words.ts';
import { comparisonOf } from './comparison.ts';
import { CostTable } from './cost-table.tsx';

const maxRows = 8;

interface CostSectionProps {
  readonly title: string;
  readonly view: ViewOfDays;
}

export function CostSection({ title, view }: CostSectionProps) {
  const query = viewQuery(view);
  const { data: answer, error, isPlaceholderData, refetch } = useCostsInPlace(query);
  const compared = answer === undefined ? null : comparisonOf(answer.data);
  const daysBefore = compared?.daysBefore ?? null;
  return (
    <section aria-busy={isPlaceholderData} className={isPlaceholderData ? 'stale' : undefined}>
      <div className="section-head">
        <h2>{title}</h2>
        <Link className="small" href={`/explore?${query}`} aria-label={`Explore: ${title}`}>
          Explore
        </Link>
      </div>
      <p className="quiet small">
        {rangeText(view)}
        {daysBefore === null ? null : `, against ${rangeText(daysBefore)}`}
        {compared === null || compared.reason === null
          ? null
          : `; not compared: ${compared.reason}`}
        .
      </p>
      {error !== null ? (
        <Failed what="These costs" error={error} retry={() => void refetch()} />
      ) : answer === undefined ? (
        <Loading what={title} />
      ) : (
        <CostTable
          answer={answer}
          view={view}
          caption={title}
          isCompared={daysBefore !== null}
          days={rangeText(view)}
          daysBefore={daysBefore === null ? '' : rangeText(daysBefore)}
          maxRows={maxRows}
          othersAddress={`/explore?${query}`}
        />
      )}
    </section>
  );
}
