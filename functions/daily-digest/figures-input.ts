/** What makes one audience's figures, beside the facts that are everyone's. */
import type { Expectation } from '../domain/expectation.ts';
import type { Anomalies, Audience } from '../domain/figures.ts';
import type { LastMail } from '../mail/last-mail.ts';

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
