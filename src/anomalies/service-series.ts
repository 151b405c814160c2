/** The daily costs of one service in one OU: what anomalies are looked for in. */
import type { DailyCosts } from '../domain/figures/projection.ts';

export interface ServiceSeries {
  /** OU path of the accounts' present OU. Hostile text. */
  readonly ou: string;
  /** Service name as in the archive. Hostile text. */
  readonly service: string;
  /** A day that is archived but absent here cost nothing. */
  readonly costs: DailyCosts;
}
