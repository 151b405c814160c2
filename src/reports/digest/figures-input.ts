/** What makes one audience's figures, beside the facts that are everyone's. */

import type { LastMail } from '../../delivery/last-mail.ts';
import type { Anomalies } from '../../domain/figures/anomaly.ts';
import type { Audience } from '../../domain/figures/figures.ts';
import type { RemainingCost } from '../../domain/figures/month-end.ts';

export interface FiguresInput {
  readonly audience: Audience;
  /** How many movers the mail lists. */
  readonly moverCount: number;
  /** Of each OU in the scope, '*' being all of them together. */
  readonly remainingCosts: ReadonlyMap<string, RemainingCost>;
  readonly anomalies: Anomalies;
  readonly lastMail: LastMail | null;
  readonly dashboardNotice: string | null;
}
