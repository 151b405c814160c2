/** The pages by their addresses, see `dashboard-links.ts`. */
import { Redirect, Route, Switch } from 'wouter';
import { Frame } from '../frame/frame.tsx';
import { ExplorePage } from './explore-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { OverviewPage } from './overview-page.tsx';
import { RowsPage } from './rows-page.tsx';

export function Pages() {
  return (
    <Frame>
      <Switch>
        <Route path="/">
          <Redirect to="/overview" replace />
        </Route>
        <Route path="/overview" component={OverviewPage} />
        <Route path="/explore" component={ExplorePage} />
        <Route path="/explore/rows" component={RowsPage} />
        <Route path="/teams">
          <Redirect to="/explore?metric=amortized&group_by=team&compare=previous" replace />
        </Route>
        <Route path="/teams/:team">
          {({ team }) => <Redirect to={teamAddress(team)} replace />}
        </Route>
        <Route>
          <NotFoundPage />
        </Route>
      </Switch>
    </Frame>
  );
}

/** The mails' links to a team: its costs by service. */
function teamAddress(team: string): string {
  const query = new URLSearchParams({ group_by: 'service', 'filter[team]': team });
  return `/explore?metric=amortized&${query}&compare=previous`;
}
