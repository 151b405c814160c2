/** The pages by their addresses, see `dashboard-links.ts`. */
import { Redirect, Route, Switch } from 'wouter';
import { Frame } from '../frame/frame.tsx';
import { ExplorePage } from './explore-page.tsx';
import { LazyRulesPage, LazyTagsPage, LazyTeamPage, LazyTeamsPage } from './lazy-pages.tsx';
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
        <Route path="/teams" component={LazyTeamsPage} />
        <Route path="/teams/:team" component={LazyTeamPage} />
        <Route path="/tags" component={LazyTagsPage} />
        <Route path="/rules/*?" component={LazyRulesPage} />
        <Route>
          <NotFoundPage />
        </Route>
      </Switch>
    </Frame>
  );
}
