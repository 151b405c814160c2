/** Tags: how much of the cost has the tags that the rules require, and what is without, by money. */
import { type ArchiveDays, Archived } from '../frame/archived.tsx';
import { PageHead } from '../frame/page-head.tsx';
import { ViewBar } from '../frame/view-bar.tsx';
import { TagCoverage } from '../tags/tag-coverage.tsx';
import { IdleResources } from '../use/idle-resources.tsx';
import { periodDays } from '../view/periods.ts';
import { useView } from '../view/use-view.ts';
import { rangeText } from '../words/day-words.ts';

const title = 'Tags, by money';

export function TagsPage() {
  return <Archived title={title}>{(archive) => <Tags archive={archive} />}</Archived>;
}

function Tags({ archive }: { readonly archive: ArchiveDays }) {
  const used = useView('unblended');
  const { from, to } = used.view;
  const days =
    from === undefined || to === undefined ? periodDays('recent', archive.through) : { from, to };
  return (
    <>
      <ViewBar used={used} archive={archive} days={days} hasMetric={false} />
      <div className="wrap">
        <PageHead title={title}>
          {['Unblended cost', archive.meta.currency ?? 'currency not known', rangeText(days)].join(
            ' · ',
          )}
        </PageHead>
        <TagCoverage used={used} days={days} />
        <IdleResources />
      </div>
    </>
  );
}
