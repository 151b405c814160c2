/** Gives a page the archive's days, or shows why there are none. */
import type { ReactNode } from 'react';
import { type BillingDay, parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { type CostMetric, defaultCostMetric } from '../../../src/domain/costs/cost-metric.ts';
import type { Meta } from '../api/answers.ts';
import { useStatus } from '../api/use-answers.ts';
import { Failed, Loading, NothingArchived } from './answer-states.tsx';
import { PageHead } from './page-head.tsx';

export interface ArchiveDays {
  readonly from: BillingDay;
  readonly through: BillingDay;
  readonly meta: Meta;
  /** The metric of the digest: a page without another one shows the mail's numbers. */
  readonly metric: CostMetric;
}

interface ArchivedProps {
  /** The page's title until there is an archive. */
  readonly title: string;
  readonly children: (archive: ArchiveDays) => ReactNode;
}

export function Archived({ title, children }: ArchivedProps) {
  const { data: status, error, refetch } = useStatus();
  if (status !== undefined && status.dataThrough !== null && status.data.dataFrom !== null) {
    const [from, through] = [status.data.dataFrom, status.dataThrough].map(parseBillingDay);
    if (from !== undefined && through !== undefined) {
      const metric = status.data.costMetric ?? defaultCostMetric;
      return children({ from, through, meta: status, metric });
    }
  }
  return (
    <div className="wrap">
      <PageHead title={title} />
      {error !== null ? (
        <Failed what="The archive" error={error} retry={() => void refetch()} />
      ) : status === undefined ? (
        <Loading what="the archive" />
      ) : (
        <NothingArchived />
      )}
    </div>
  );
}
