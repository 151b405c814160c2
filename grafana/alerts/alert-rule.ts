/** What an alert rule is, as plain data: a query of numbers, and the number above or below which it fires. */
import type { SqlFragment } from '../../src/sql/bind.ts';

export interface AlertRule {
  readonly uid: string;
  readonly title: string;
  /** What happened and what to do, for who is alerted. */
  readonly summary: string;
  /** Each row is a number, named by its texts: each is an alert of its own. */
  readonly sql: SqlFragment;
  readonly fires: { readonly when: 'above' | 'below'; readonly limit: number };
  /** The state while the query has no rows. */
  readonly noData: 'OK' | 'Alerting';
}
