/** A part of Overview: the largest rows of one question, the others together, and the way to all of them. */
import { Link } from 'wouter';
import { useCostsInPlace } from '../api/use-answers.ts';
import { Failed, Loading } from '../frame/answer-states.tsx';
import type { ArchiveDays } from '../frame/archived.tsx';
import { comparableDays } from '../view/periods.ts';
import { viewQuery } from '../view/view.ts';
import type { ViewOfDays } from '../view/view-of-days.ts';
import { rangeText } from '../words/day-words.ts';
import { CostTable } from './cost-table.tsx';

const maxRows = 8;

interface CostSectionProps {
  readonly title: string;
  readonly view: ViewOfDays;
  readonly archive: ArchiveDays;
}

export function CostSection({ title, view, archive }: CostSectionProps) {
  const query = viewQuery(view);
  const { data: answer, error, isPlaceholderData, refetch } = useCostsInPlace(query);
  const before = comparableDays(view, archive.from);
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
        {before === null
          ? `; not compared: the archive begins on ${rangeText({ from: archive.from, to: archive.from })}.`
          : `, against ${rangeText(before)}.`}
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
          isCompared={before !== null}
          days={rangeText(view)}
          daysBefore={before === null ? '' : rangeText(before)}
          maxRows={maxRows}
          othersAddress={`/explore?${query}`}
        />
      )}
    </section>
  );
}
