/** Explore's audit log: the archived rows behind a number, a page at a time, with every digit. */
import { Link } from 'wouter';
import { AuditLog } from '../costs/audit-log.tsx';
import { FilterChips } from '../costs/view-controls.tsx';
import { type ArchiveDays, Archived } from '../frame/archived.tsx';
import { PageHead } from '../frame/page-head.tsx';
import { ViewBar } from '../frame/view-bar.tsx';
import { periodDays } from '../view/periods.ts';
import { useView } from '../view/use-view.ts';
import { viewQuery } from '../view/view.ts';
import { useViewOfDays } from '../view/view-of-days.ts';
import { rangeText } from '../words/day-words.ts';
import { metricWords } from '../words/dimension-words.ts';

const title = 'The rows behind a number';

export function RowsPage() {
  return <Archived title={title}>{(archive) => <Rows archive={archive} />}</Archived>;
}

function Rows({ archive }: { readonly archive: ArchiveDays }) {
  const used = useView(archive.metric);
  const { from, to } = used.view;
  const days =
    from === undefined || to === undefined ? periodDays('recent', archive.through) : { from, to };
  const view = useViewOfDays(used.view, days);
  return (
    <>
      <ViewBar used={used} archive={archive} days={days} />
      <div className="wrap">
        <p className="small way">
          <Link href={`/explore?${viewQuery(view)}`}>Explore</Link> / Audit log
        </p>
        <PageHead title={title}>
          {[
            `${metricWords[view.metric]} cost`,
            archive.meta.currency ?? 'currency not known',
            rangeText(view),
          ].join(' · ')}
        </PageHead>
        <AuditLog view={view}>
          <section className="controls" aria-label="Filters">
            <FilterChips used={used} view={view} />
          </section>
        </AuditLog>
      </div>
    </>
  );
}
