/** What an operator may choose about a digest. Parsed once, at the edge; read everywhere else. */
import type { LightThresholds } from '../domain/budget-light.ts';
import type { Budget } from '../domain/budgets.ts';
import type { CostMetric } from '../domain/cost-metric.ts';

export interface DigestSettings {
  readonly costMetric: CostMetric;
  /** ISO 4217: only lines of this currency. Null: all lines, which must then share one. */
  readonly currency: string | null;
  /** OU levels below the root to report by; null for the leaf OU. */
  readonly ouDepth: number | null;
  /** How many days back AWS may still have changed costs. */
  readonly restatementDays: number;
  /** Share (0 to 1) of the usual number of lines below which a day is incomplete. */
  readonly completeness: number;
  readonly thresholds: LightThresholds;
  /** How many movers the mail lists. */
  readonly moverCount: number;
  readonly budgets: readonly Budget[];
  readonly mail: MailSettings;
}

export interface MailSettings {
  readonly from: string;
  readonly to: readonly string[];
  /** Names the readers in receipts; one mail per report day and audience. */
  readonly audience: string;
  /** Seconds after which a claim or a send that did not finish is taken for dead. */
  readonly staleSeconds: number;
}
