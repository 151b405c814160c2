/** What makes one audience's figures, beside the facts that are everyone's. */

import type { LastMail } from '../../delivery/last-mail.ts';
import type { Anomalies } from '../../domain/figures/anomaly.ts';
import type { Expectation } from '../../domain/figures/expectation.ts';
import type { Audience } from '../../domain/figures/figures.ts';

export interface FiguresInput {
  readonly audience: Audience;
  /** How many movers the mail lists. */
  readonly moverCount: number;
  /** Of each OU in the scope, '*' being all of them together. */
  readonly expectations: ReadonlyMap<string, Expectation>;
  readonly anomalies: Anomalies;
  readonly lastMail: LastMail | null;
  readonly dashboardNotice: string | null;
}
