/** One team: what it costs and why, its part of shared cost, and what lacks tags. */
import { useMemo } from 'react';
import { Link } from 'wouter';
import { focusNames } from '../../../src/domain/questions/focus-names.ts';
import type { Answer, CostsByTeam, TeamRow } from '../api/answers.ts';
import { useCostsByTeam } from '../api/use-answer.ts';
import { useCosts } from '../api/use-answers.ts';
import { LazyDailyCosts } from '../charts/lazy-daily-costs.tsx';
import { CostSection } from '../costs/cost-section.tsx';
import { Failed, Loading, Nothing } from '../frame/answer-states.tsx';
import { Archived } from '../frame/archived.tsx';
import { PageHead } from '../frame/page-head.tsx';
import { SharedPools } from '../teams/shared-pools.tsx';
import { TeamHead } from '../teams/team-head.tsx';
import { TeamTags } from '../teams/team-tags.tsx';
import { targetView } from '../teams/team-views.ts';
import { WhyOurs } from '../teams/why-ours.tsx';
import { viewQuery } from '../view/view.ts';
import type { ViewOfDays } from '../view/view-of-days.ts';

/** `name` as in the rules: 'retail'. It is from the address: untrusted. */
export function TeamPage({ name }: { readonly name: string }) {
  return <Archived title={name}>{() => <Team name={name} />}</Archived>;
}

function Team({ name }: { readonly name: string }) {
  const { data: answer, error, refetch } = useCostsByTeam();
  const row = answer?.data.rows.find(({ x_Target }) => x_Target === `team/${name}`);
  if (answer !== undefined && row !== undefined && error === null) {
    return <KnownTeam answer={answer} row={row} />;
  }
  return (
    <div className="wrap">
      <p className="small way">
        <Link href="/teams">Teams</Link> / Team
      </p>
      <PageHead title={name} />
      {error !== null ? (
        <Failed what="The team" error={error} retry={() => void refetch()} />
      ) : answer === undefined ? (
        <Loading what="the team" />
      ) : (
        <NoTeam name={name} />
      )}
    </div>
  );
}

function NoTeam({ name }: { readonly name: string }) {
  const query = new URLSearchParams({ 'filter[team]': name, group_by: 'service' });
  return (
    <Nothing title="No team of this name has a cost on these days.">
      <p>
        The rules do not name it, or you may not see it. <Link href="/teams">All teams</Link> ·{' '}
        <Link href={`/explore?metric=amortized&${query}`}>Its costs on other days</Link>
      </p>
    </Nothing>
  );
}

interface KnownTeamProps {
  readonly answer: Answer<CostsByTeam>;
  readonly row: TeamRow;
}

function KnownTeam({ answer, row }: KnownTeamProps) {
  const view = useMemo(() => targetView(answer.data, row.x_Target), [answer, row]);
  const by = (dimension: 'service' | 'account' | 'environment'): ViewOfDays => ({
    ...view,
    groupBy: [dimension],
    isCompared: true,
  });
  return (
    <div className="wrap">
      <TeamHead answer={answer} row={row} />
      <section>
        <h2>Own cost per day, by environment</h2>
        <EnvironmentChart view={{ ...view, groupBy: ['environment'] }} />
      </section>
      <div className="halves">
        <CostSection title="By service" view={by('service')} />
        <div>
          <CostSection title="By account" view={by('account')} />
          <CostSection title="By environment" view={by('environment')} />
        </div>
      </div>
      <div className="halves">
        <SharedPools answer={answer} target={row.x_Target} title="Its part of shared costs" />
        <TeamTags view={view} target={row.x_Target} />
      </div>
      <WhyOurs view={view} />
    </div>
  );
}

function EnvironmentChart({ view }: { readonly view: ViewOfDays }) {
  const { data: answer } = useCosts(viewQuery(view));
  const names = useMemo(
    () => (answer?.data.rows ?? []).slice(0, 5).map((row) => row[focusNames.environment] ?? ''),
    [answer],
  );
  if (answer === undefined) return <div className="chart-space" />;
  const colourOf = (value: string) => (names.includes(value) ? names.indexOf(value) + 1 : 6);
  return <LazyDailyCosts view={view} currency={answer.currency} colourOf={colourOf} />;
}
