/** An address without a page. */
import { Link } from 'wouter';
import { PageHead } from '../frame/page-head.tsx';

export function NotFoundPage() {
  return (
    <div className="wrap">
      <PageHead title="There is no page at this address" />
      <p>
        The address may be cut or misspelled. All costs are in{' '}
        <Link href="/explore?group_by=service">Explore</Link>, and the newest in{' '}
        <Link href="/overview">Overview</Link>.
      </p>
    </div>
  );
}
