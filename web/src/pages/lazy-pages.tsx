/** Pages that are loaded when they are opened. */
import { lazy, Suspense } from 'react';
import { Loading } from '../frame/answer-states.tsx';
import { teamInPath } from '../teams/team-views.ts';

const TeamsPage = lazy(async () => ({ default: (await import('./teams-page.tsx')).TeamsPage }));
const TeamPage = lazy(async () => ({ default: (await import('./team-page.tsx')).TeamPage }));

const loading = (
  <div className="wrap">
    <Loading what="the page" />
  </div>
);

export function LazyTeamsPage() {
  return (
    <Suspense fallback={loading}>
      <TeamsPage />
    </Suspense>
  );
}

/** The router decodes a name only in part: '%2F' would stay. The address has it as the mail wrote it. */
export function LazyTeamPage() {
  const name = teamInPath(window.location.pathname);
  return (
    <Suspense fallback={loading}>
      <TeamPage key={name} name={name} />
    </Suspense>
  );
}
