/** Teams: what each costs, direct and shared, on the last 30 complete days against the 30 before. */
import { useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useCostsByTeam, useTeamMonths } from '../api/use-answer.ts';
import { LazyDailyCosts } from '../charts/lazy-daily-costs.tsx';
import { Failed, Loading, Nothing } from '../frame/answer-states.tsx';
import { Archived } from '../frame/archived.tsx';
import { PageHead } from '../frame/page-head.tsx';
import { SharedPools } from '../teams/shared-pools.tsx';
import { hasTeams } from '../teams/team-tree.ts';
import { targetView } from '../teams/team-views.ts';
import { TeamsHead } from '../teams/teams-head.tsx';
import { TeamsTable } from '../teams/teams-table.tsx';

const title = 'Costs by team';

export function TeamsPage() {
  return <Archived title={title}>{() => <Teams />}</Archived>;
}

function Teams() {
  const { data: answer, error, refetch } = useCostsByTeam();
  const { data: months } = useTeamMonths();
  const [search, setSearch] = useSearchText();
  const largest = useMemo(
    () => (answer?.data.rows ?? []).slice(0, 5).map(({ x_Target }) => x_Target),
    [answer],
  );
  if (answer === undefined || error !== null) {
    return (
      <div className="wrap">
        <PageHead title={title} />
        {error === null ? (
          <Loading what="the teams" />
        ) : (
          <Failed what="The teams" error={error} retry={() => void refetch()} />
        )}
      </div>
    );
  }
  if (!hasTeams(answer)) {
    return (
      <div className="wrap">
        <PageHead title={title} />
        <Nothing title="You may see costs of OUs, but of no team.">
          <p>Ask who runs this system to add a team to your entry in the list of readers.</p>
        </Nothing>
      </div>
    );
  }
  const colourOf = (target: string) => (largest.includes(target) ? largest.indexOf(target) + 1 : 6);
  return (
    <div className="wrap">
      <TeamsHead answer={answer} />
      <TeamsTable
        answer={answer}
        months={months?.data.rows ?? []}
        search={search}
        onSearch={setSearch}
      />
      <section>
        <h2>Direct cost per day</h2>
        <p className="quiet small">By team; pools before they are divided are among the others.</p>
        <LazyDailyCosts
          view={{ ...targetView(answer.data), groupBy: ['team'] }}
          currency={answer.currency}
          colourOf={colourOf}
        />
      </section>
      <SharedPools answer={answer} title="Shared costs" />
    </div>
  );
}

/** In the address, so that a link shows the same. */
function useSearchText(): readonly [string, (text: string) => void] {
  const [path, navigate] = useLocation();
  const query = useSearch();
  const show = (text: string) => {
    const own = new URLSearchParams(text === '' ? {} : { search: text });
    navigate(text === '' ? path : `${path}?${own}`, { replace: true });
  };
  return [new URLSearchParams(query).get('search') ?? '', show];
}
