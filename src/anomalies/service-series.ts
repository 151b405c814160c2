/** The daily costs of one service in one OU, for the anomaly search. */
import type { DailyCosts } from '../domain/figures/projection.ts';

export interface ServiceSeries {
  /** Path of the accounts' present OU. Untrusted input. */
  readonly ou: string;
  /** Service name as in the archive. Untrusted input. */
  readonly service: string;
  /** An archived day that is not in the map cost nothing. */
  readonly costs: DailyCosts;
}
