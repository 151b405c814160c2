/** The input of one audience's figures, in addition to the digest data. */

import type { LastMail } from '../../delivery/last-mail.ts';
import type { Anomalies } from '../../domain/figures/anomaly.ts';
import type { Audience } from '../../domain/figures/figures.ts';
import type { RemainingCost } from '../../domain/figures/month-end.ts';

export interface FiguresInput {
  readonly audience: Audience;
  /** Number of movers in the mail. */
  readonly moverCount: number;
  /** Remaining cost of each OU in the scope; '*' is all of them together. */
  readonly remainingCosts: ReadonlyMap<string, RemainingCost>;
  readonly anomalies: Anomalies;
  readonly lastMail: LastMail | null;
  readonly dashboardNotice: string | null;
}
