/** The chart of costs per day, loaded after the numbers: its library is larger than all else of the page. */
import { type ComponentProps, lazy, Suspense } from 'react';

const load = async () => ({ default: (await import('./daily-costs.tsx')).DailyCosts });
const DailyCosts = lazy(load);

export function LazyDailyCosts(props: ComponentProps<typeof DailyCosts>) {
  return (
    <Suspense fallback={<div className="chart-space" />}>
      <DailyCosts {...props} />
    </Suspense>
  );
}
