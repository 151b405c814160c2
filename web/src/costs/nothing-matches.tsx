/** No cost under these filters: each filter, and the view without it. */
import { Link } from 'wouter';
import { dimensions } from '../../../src/domain/questions/dimension.ts';
import { Nothing } from '../frame/answer-states.tsx';
import { BillName } from '../marks/bill-name.tsx';
import { viewQuery, withFilter } from '../view/view.ts';
import type { ViewOfDays } from '../view/view-of-days.ts';
import { rangeText } from '../words/day-words.ts';
import { dimensionWords } from '../words/dimension-words.ts';

export function NothingMatches({ view }: { readonly view: ViewOfDays }) {
  const filtered = dimensions.filter((dimension) => view.filter[dimension] !== undefined);
  if (filtered.length === 0) {
    return (
      <Nothing title="No cost on these days.">
        <p>The archive has no line for {rangeText(view)} that you may see.</p>
      </Nothing>
    );
  }
  return (
    <Nothing title="No cost with these filters.">
      <p>No archived line of {rangeText(view)} has all of them. Remove one:</p>
      <ul>
        {filtered.map((dimension) => (
          <li key={dimension}>
            <Link href={`/explore?${viewQuery(withFilter(view, dimension, []))}`}>
              {dimensionWords[dimension].one} is{' '}
              {(view.filter[dimension] ?? []).map((value, at) => (
                <span key={value}>
                  {at === 0 ? null : ' or '}
                  <BillName dimension={dimension} value={value} />
                </span>
              ))}
            </Link>
          </li>
        ))}
      </ul>
    </Nothing>
  );
}
