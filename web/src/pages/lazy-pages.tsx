/** Pages that are loaded when they are opened, so that the first page waits for less. */
import { lazy, type ReactNode, Suspense } from 'react';
import { Loading } from '../frame/answer-states.tsx';
import { teamInPath } from '../teams/team-views.ts';

const TeamsPage = lazy(async () => ({ default: (await import('./teams-page.tsx')).TeamsPage }));
const TeamPage = lazy(async () => ({ default: (await import('./team-page.tsx')).TeamPage }));
const TagsPage = lazy(async () => ({ default: (await import('./tags-page.tsx')).TagsPage }));
const RulesPage = lazy(async () => ({ default: (await import('./rules-page.tsx')).RulesPage }));

function Later({ children }: { readonly children: ReactNode }) {
  const loading = (
    <div className="wrap">
      <Loading what="the page" />
    </div>
  );
  return <Suspense fallback={loading}>{children}</Suspense>;
}

export function LazyTeamsPage() {
  return (
    <Later>
      <TeamsPage />
    </Later>
  );
}

/** The router decodes a name only in part: '%2F' would stay. The address has it as the mail wrote it. */
export function LazyTeamPage() {
  const name = teamInPath(window.location.pathname);
  return (
    <Later>
      <TeamPage key={name} name={name} />
    </Later>
  );
}

export function LazyTagsPage() {
  return (
    <Later>
      <TagsPage />
    </Later>
  );
}

export function LazyRulesPage() {
  return (
    <Later>
      <RulesPage />
    </Later>
  );
}
