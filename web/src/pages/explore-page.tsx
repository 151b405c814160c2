/** Explore: any costs, filtered, grouped and compared, with what proves them. */

import { ExploredCosts } from '../costs/explored-costs.tsx';
import { ViewControls } from '../costs/view-controls.tsx';
import { type ArchiveDays, Archived } from '../frame/archived.tsx';
import { ViewBar } from '../frame/view-bar.tsx';
import { periodDays } from '../view/periods.ts';
import { useView } from '../view/use-view.ts';
import { useViewOfDays } from '../view/view-of-days.ts';

export function ExplorePage() {
  return <Archived title="Explore">{(archive) => <Explore archive={archive} />}</Archived>;
}

function Explore({ archive }: { readonly archive: ArchiveDays }) {
  const used = useView(archive.metric);
  const { from, to } = used.view;
  const days =
    from === undefined || to === undefined ? periodDays('recent', archive.through) : { from, to };
  const view = useViewOfDays(used.view, days);
  return (
    <>
      <ViewBar used={used} archive={archive} days={days} />
      <div className="wrap">
        <ExploredCosts view={view} archive={archive}>
          <ViewControls used={used} view={view} archive={archive} />
        </ExploredCosts>
      </div>
    </>
  );
}
