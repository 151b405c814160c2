/** The operation of QuickSight's REST API of a request, and the names in its path. */
import type { WireRequest } from '../wire-server.ts';

export interface Route {
  readonly operation: string;
  readonly account: string;
  readonly of: string;
  readonly id: string;
}

const routes: readonly (readonly [operation: string, method: string, path: RegExp])[] = [
  ['CreateIngestion', 'PUT', /^\/accounts\/(\d+)\/data-sets\/([^/]+)\/ingestions\/([^/]+)$/],
  ['DescribeIngestion', 'GET', /^\/accounts\/(\d+)\/data-sets\/([^/]+)\/ingestions\/([^/]+)$/],
  ['CancelIngestion', 'DELETE', /^\/accounts\/(\d+)\/data-sets\/([^/]+)\/ingestions\/([^/]+)$/],
  ['ListIngestions', 'GET', /^\/accounts\/(\d+)\/data-sets\/([^/]+)\/ingestions$/],
  ['GetIdentityContext', 'POST', /^\/accounts\/(\d+)\/identity-context$/],
  [
    'StartDashboardSnapshotJobSchedule',
    'POST',
    /^\/accounts\/(\d+)\/dashboards\/([^/]+)\/schedules\/([^/]+)$/,
  ],
  ['StartDashboardSnapshotJob', 'POST', /^\/accounts\/(\d+)\/dashboards\/([^/]+)\/snapshot-jobs$/],
  [
    'DescribeDashboardSnapshotJobResult',
    'GET',
    /^\/accounts\/(\d+)\/dashboards\/([^/]+)\/snapshot-jobs\/([^/]+)\/result$/,
  ],
  [
    'DescribeDashboardSnapshotJob',
    'GET',
    /^\/accounts\/(\d+)\/dashboards\/([^/]+)\/snapshot-jobs\/([^/]+)$/,
  ],
];

export function routeOf({ method, path }: Pick<WireRequest, 'method' | 'path'>): Route {
  const plain = path.split('?')[0] ?? '';
  for (const [operation, verb, pattern] of routes) {
    const match = verb === method ? pattern.exec(plain) : null;
    const [, account = '', of = '', id = ''] = (match ?? []).map(decodeURIComponent);
    if (match !== null) return { operation, account, of, id };
  }
  return { operation: `${method} ${plain}`, account: '', of: '', id: '' };
}
