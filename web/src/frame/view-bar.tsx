/** The bar of choices that are the same on all pages, the days and the cost metric: links, whose state is the address. */
import { type FormEvent, useId } from 'react';
import { Link } from 'wouter';
import { isBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { costMetrics } from '../../../src/domain/costs/cost-metric.ts';
import type { DayRange } from '../../../src/domain/questions/compared-days.ts';
import { periodDays, periodNames, periodOfDays, periodWords } from '../view/periods.ts';
import type { UsedView } from '../view/use-view.ts';
import { rangeText } from '../words/day-words.ts';
import { metricWords } from '../words/dimension-words.ts';
import type { ArchiveDays } from './archived.tsx';

interface ViewBarProps {
  readonly used: UsedView;
  readonly archive: ArchiveDays;
  /** The days that are shown; without them the page has days of its own. */
  readonly days?: DayRange;
  readonly hasMetric?: boolean;
}

export function ViewBar({ used, archive, days, hasMetric = true }: ViewBarProps) {
  return (
    <section className="wrap" aria-label="What is shown">
      <div className="bar">
        {days === undefined ? null : <PeriodLinks used={used} archive={archive} />}
        {hasMetric ? <MetricLinks used={used} /> : null}
        {days === undefined ? null : <DaysForm key={rangeText(days)} used={used} days={days} />}
      </div>
      {used.problems.map((problem) => (
        <p key={problem} className="note" role="status">
          {problem}
        </p>
      ))}
    </section>
  );
}

function PeriodLinks({ used, archive }: Pick<ViewBarProps, 'used' | 'archive'>) {
  const { view, addressOf } = used;
  const shown = periodOfDays(view, archive.through);
  return (
    <ul className="choices" aria-label="Period">
      {periodNames.map((name) => (
        <li key={name}>
          <Link
            href={addressOf({ ...view, ...periodDays(name, archive.through) })}
            aria-current={shown === name ? 'true' : undefined}
          >
            {periodWords[name]}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function MetricLinks({ used: { view, addressOf } }: Pick<ViewBarProps, 'used'>) {
  return (
    <ul className="choices" aria-label="Cost metric">
      {costMetrics.map((metric) => (
        <li key={metric}>
          <Link
            href={addressOf({ ...view, metric })}
            aria-current={view.metric === metric ? 'true' : undefined}
          >
            {metricWords[metric]}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The days in words; opened, two fields for any others. */
function DaysForm({ used, days }: { readonly used: UsedView; readonly days: DayRange }) {
  const id = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const [from, to] = [String(given.get('from')), String(given.get('to'))];
    if (isBillingDay(from) && isBillingDay(to)) used.show({ ...used.view, from, to });
  };
  return (
    <details className="days">
      <summary>{rangeText(days)}, UTC</summary>
      <form onSubmit={submit}>
        <label htmlFor={`${id}from`}>From</label>
        <input id={`${id}from`} type="date" name="from" defaultValue={days.from} required />
        <label htmlFor={`${id}to`}>to</label>
        <input id={`${id}to`} type="date" name="to" defaultValue={days.to} required />
        <button type="submit">Show</button>
      </form>
    </details>
  );
}
