/** Overview: the month against its budget, what changed, and whether it can be trusted; then what it is made of. */
import { useMemo } from 'react';
import { focusNames } from '../../../src/domain/questions/focus-names.ts';
import { overviewCosts } from '../../../src/domain/questions/page-questions.ts';
import { useUnits, useUnusualCosts } from '../api/use-answer.ts';
import { useCosts } from '../api/use-answers.ts';
import { LazyDailyCosts } from '../charts/lazy-daily-costs.tsx';
import { CostSection } from '../costs/cost-section.tsx';
import { LargestChanges } from '../costs/largest-changes.tsx';
import { Failed, Loading } from '../frame/answer-states.tsx';
import { type ArchiveDays, Archived } from '../frame/archived.tsx';
import { ViewBar } from '../frame/view-bar.tsx';
import { MonthAgainstBudget } from '../units/month-against-budget.tsx';
import { MonthAnswers } from '../units/month-answers.tsx';
import { hasUnits } from '../units/unit-months.ts';
import { UnitsTable } from '../units/units-table.tsx';
import { UnusualList } from '../units/unusual-costs.tsx';
import { useView } from '../view/use-view.ts';
import { viewQuery } from '../view/view.ts';
import type { ViewOfDays } from '../view/view-of-days.ts';
import { rangeText } from '../words/day-words.ts';
import { metricWords } from '../words/dimension-words.ts';

export function OverviewPage() {
  return <Archived title="AWS costs">{(archive) => <Overview archive={archive} />}</Archived>;
}

interface OverviewProps {
  readonly archive: ArchiveDays;
}

function Overview({ archive }: OverviewProps) {
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
        <Budgets archive={archive} isOtherMetric={metric !== archive.metric} />
        <div className="halves">
          <LargestChanges view={month} />
          <Unusual archive={archive} />
        </div>
        <section>
          <h2>Last 30 days, by service</h2>
          <p className="quiet small">{rangeText(recent)}</p>
          <RecentChart view={recent} />
        </section>
        <div className="halves">
          <CostSection title="By service" view={recent} />
          <CostSection title="By Region" view={regions} />
        </div>
      </div>
    </>
  );
}

/** Always all that the reader may see, of the days that end with the newest: only the metric is a choice. */
function overviewViews({ through }: ArchiveDays, metric: ViewOfDays['metric']) {
  const base = { metric, granularity: 'total', filter: {}, isCompared: true } as const;
  const { month, recent, regions } = overviewCosts(through);
  return {
    month: { ...base, ...month } as ViewOfDays,
    recent: { ...base, ...recent } as ViewOfDays,
    regions: { ...base, ...regions } as ViewOfDays,
  };
}

/** Budgets and forecasts are in the digest's metric, whatever the page shows. */
function Budgets({ archive, isOtherMetric }: OverviewProps & { readonly isOtherMetric: boolean }) {
  const { data: answer, error, refetch } = useUnits();
  if (error !== null) {
    return <Failed what="The OUs" error={error} retry={() => void refetch()} />;
  }
  if (answer === undefined) return <Loading what="the OUs" />;
  if (!hasUnits(answer)) return null;
  const note = isOtherMetric
    ? `Budgets, month ends and unusual costs are ${metricWords[archive.metric].toLowerCase()} cost, as in the mail.`
    : '';
  return (
    <>
      <MonthAgainstBudget answer={answer} metricNote={note} />
      <UnitsTable answer={answer} archive={archive} />
    </>
  );
}

function Unusual({ archive }: OverviewProps) {
  const { data: answer, error, refetch } = useUnusualCosts();
  if (error !== null) {
    return <Failed what="Unusual costs" error={error} retry={() => void refetch()} />;
  }
  if (answer === undefined) return <Loading what="unusual costs" />;
  return <UnusualList answer={answer} archive={archive} />;
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
