/** The choices of Explore: filters as chips, what to group by, per day or month, and with the days before. */
import { Link } from 'wouter';
import { filterNames, granularities } from '../../../src/domain/questions/cost-question.ts';
import { type Dimension, dimensions } from '../../../src/domain/questions/dimension.ts';
import type { ArchiveDays } from '../frame/archived.tsx';
import { BillName } from '../marks/bill-name.tsx';
import type { UsedView } from '../view/use-view.ts';
import { withFilter } from '../view/view.ts';
import type { ViewOfDays } from '../view/view-of-days.ts';
import { dimensionWords, filterWords } from '../words/dimension-words.ts';
import { AddFilter } from './add-filter.tsx';

interface ViewControlsProps {
  readonly used: UsedView;
  readonly view: ViewOfDays;
  readonly archive: ArchiveDays;
}

const granularityWords = { total: 'All days together', day: 'Per day', month: 'Per month' };

export function ViewControls({ used, view }: ViewControlsProps) {
  const { addressOf } = used;
  const own = used.view;
  return (
    <section className="controls" aria-label="Filters and groups">
      <FilterChips used={used} view={view} />
      <Choices label="Group by">
        {dimensions.map((dimension) => (
          <Choice
            key={dimension}
            href={addressOf({ ...own, groupBy: toggled(own.groupBy, dimension) })}
            isChosen={own.groupBy.includes(dimension)}
          >
            {dimensionWords[dimension].one}
          </Choice>
        ))}
      </Choices>
      <Choices label="Show">
        {granularities.map((granularity) => (
          <Choice
            key={granularity}
            href={addressOf({ ...own, granularity })}
            isChosen={own.granularity === granularity}
          >
            {granularityWords[granularity]}
          </Choice>
        ))}
        {own.granularity === 'total' ? (
          <Choice
            href={addressOf({ ...own, isCompared: !own.isCompared })}
            isChosen={own.isCompared}
          >
            With the days before
          </Choice>
        ) : null}
      </Choices>
    </section>
  );
}

/** One group at a time, or two: a third takes the place of the second. */
export function toggled(groupBy: readonly Dimension[], dimension: Dimension): readonly Dimension[] {
  if (groupBy.includes(dimension)) return groupBy.filter((other) => other !== dimension);
  return [...groupBy.slice(0, 1), dimension];
}

export function FilterChips({ used, view }: Pick<ViewControlsProps, 'used' | 'view'>) {
  const { addressOf } = used;
  const chosen = filterNames.filter((name) => used.view.filter[name] !== undefined);
  return (
    <div className="chips-row">
      <span className="label" aria-hidden="true">
        Filters
      </span>
      <ul className="chips" aria-label="Filters">
        {chosen.map((name) => (
          <li key={name} className="chip">
            {filterWords(name)} is{' '}
            {(used.view.filter[name] ?? []).map((value, at) => (
              <span key={value}>
                {at === 0 ? null : ' or '}
                <b>
                  <BillName dimension={name === 'ouOnly' ? 'ou' : name} value={value} />
                </b>
              </span>
            ))}
            <Link
              href={addressOf(withFilter(used.view, name, []))}
              aria-label={`Remove the filter on ${filterWords(name)}`}
            >
              ✕
            </Link>
          </li>
        ))}
      </ul>
      <AddFilter used={used} view={view} />
    </div>
  );
}

function Choices({
  label,
  children,
}: {
  readonly label: string;
  readonly children: React.ReactNode;
}) {
  return (
    <div className="chips-row">
      <span className="label" aria-hidden="true">
        {label}
      </span>
      <ul className="chips" aria-label={label}>
        {children}
      </ul>
    </div>
  );
}

interface ChoiceProps {
  readonly href: string;
  readonly isChosen: boolean;
  readonly children: string;
}

function Choice({ href, isChosen, children }: ChoiceProps) {
  return (
    <li>
      <Link className="chip" href={href} aria-current={isChosen ? 'true' : undefined}>
        {children}
      </Link>
    </li>
  );
}
