/** Overview: what this month costs so far, what changed, and whether it can be trusted; then what it is made of. */
import { useMemo } from 'react';
import { focusNames } from '../../../src/domain/questions/focus-names.ts';
import { useCosts } from '../api/use-answers.ts';
import { LazyDailyCosts } from '../charts/lazy-daily-costs.tsx';
import { CostSection } from '../costs/cost-section.tsx';
import { MonthAnswers } from '../costs/month-answers.tsx';
import { type ArchiveDays, Archived } from '../frame/archived.tsx';
import { ViewBar } from '../frame/view-bar.tsx';
import { periodDays } from '../view/periods.ts';
import { useView } from '../view/use-view.ts';
import { viewQuery } from '../view/view.ts';
import type { ViewOfDays } from '../view/view-of-days.ts';
import { monthName, rangeText } from '../words/day-words.ts';

export function OverviewPage() {
  return <Archived title="AWS costs">{(archive) => <Overview archive={archive} />}</Archived>;
}

function Overview({ archive }: { readonly archive: ArchiveDays }) {
  const used = useView(archive.metric);
  const { metric } = used.view;
  const { month, recent, regions } = useMemo(
    () => overviewViews(archive, metric),
    [archive, metric],
  );
  return (
    <>
      <ViewBar used={used} archive={archive} />
      <div className="wrap">
        <MonthAnswers view={month} archive={archive} />
        <CostSection
          title={`${monthName(archive.through)} to date, by OU`}
          view={month}
          archive={archive}
        />
        <section>
          <h2>Last 30 days, by service</h2>
          <p className="quiet small">{rangeText(recent)}</p>
          <RecentChart view={recent} />
        </section>
        <div className="halves">
          <CostSection title="By service" view={recent} archive={archive} />
          <CostSection title="By Region" view={regions} archive={archive} />
        </div>
      </div>
    </>
  );
}

/** Always all that the reader may see, of the days that end with the newest: only the metric is a choice. */
function overviewViews({ through }: ArchiveDays, metric: ViewOfDays['metric']) {
  const base = { metric, granularity: 'total', filter: {}, isCompared: true } as const;
  const recent = periodDays('recent', through);
  return {
    month: { ...base, ...periodDays('month', through), groupBy: ['ou'] } as ViewOfDays,
    recent: { ...base, ...recent, groupBy: ['service'] } as ViewOfDays,
    regions: { ...base, ...recent, groupBy: ['region'] } as ViewOfDays,
  };
}

function RecentChart({ view }: { readonly view: ViewOfDays }) {
  const { data: answer } = useCosts(viewQuery(view));
  const colourOf = useMemo(() => {
    const names = (answer?.data.rows ?? []).slice(0, 5).map((row) => row[focusNames.service] ?? '');
    return (value: string) => (names.includes(value) ? names.indexOf(value) + 1 : 6);
  }, [answer]);
  if (answer === undefined) return <div className="chart-space" />;
  return <LazyDailyCosts view={view} currency={answer.currency} colourOf={colourOf} />;
}
