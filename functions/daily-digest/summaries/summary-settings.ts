/** The settings of the summaries, and the input of one run. */

import type { MailPatience } from '../../../src/delivery/mail-patience.ts';
import type { SendLimiter } from '../../../src/delivery/send-limiter.ts';
import type { LightThresholds } from '../../../src/domain/budgets/budget-light.ts';
import type { Budget } from '../../../src/domain/budgets/budgets.ts';
import type { BillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { Period, PeriodKind } from '../../../src/domain/calendar/period.ts';
import type { CostMetric } from '../../../src/domain/costs/cost-metric.ts';
import type { Audience } from '../../../src/domain/figures/figures.ts';
import type { FrozenStatement } from '../../../src/domain/figures/month-statement.ts';
import type { DailyFigures } from '../../../src/reports/period/budget-states.ts';
import type { DuePeriod } from '../../../src/reports/period/due-periods.ts';
import type { WindowStatus } from '../../../src/reports/period/window-status.ts';

export interface SummarySettings {
  /** A summary of each ISO week, from the Monday after it. */
  readonly weekly: boolean;
  /** A summary of each billing period, once all its costs are invoiced. */
  readonly monthlyClose: boolean;
  /** Number of days for which AWS may still change costs. */
  readonly restatementDays: number;
  readonly costMetric: CostMetric;
  readonly budgets: readonly Budget[];
  readonly thresholds: LightThresholds;
  /** How many movers a mail lists. */
  readonly moverCount: number;
  /** Address of the web dashboard; undefined: the mails have no links. */
  readonly dashboardUrl?: string | undefined;
  readonly mail: MailPatience & { readonly from: string };
}

/** Readers of one scope. The name has at most 58 characters, so that the period's kind fits after it. */
export interface SummaryAudience extends Audience {
  readonly to: readonly string[];
  /** Figures of this run's daily digest for them; without these a week has no projection. */
  readonly daily?: () => Promise<DailyFigures>;
}

/** A summary as it was mailed. */
export interface MailedSummary {
  readonly period: Period;
  readonly audience: Audience;
  readonly html: string;
  readonly text: string;
}

/** Called after a summary was sent. */
export type SummaryListener = (summary: MailedSummary) => Promise<void> | void;

export interface SummaryRequest {
  /** The requested day: usually yesterday, UTC. */
  readonly reportDay: BillingDay;
  readonly runId: string;
  /** Receipt names of the mails to send again even if they were sent, or may have been. */
  readonly toResend: ReadonlySet<string>;
  readonly windowStatus: WindowStatus;
  /** Undefined: all mails are sent, one after the other. */
  readonly pace?: SendLimiter | undefined;
  readonly audiences: readonly SummaryAudience[];
  /**
   * Closes a month for the teams and returns its statement, the same each time; null when the month is not
   * in `cost_allocation`. Undefined without allocation rules.
   */
  readonly closeTeams?: ((due: DuePeriod) => Promise<FrozenStatement | null>) | undefined;
  readonly onSummary?: SummaryListener | undefined;
}

export const periodKinds: readonly PeriodKind[] = ['week', 'month'];

/** The name of the receipt of an audience's summary: 'finops-week'. */
export function summaryReceipt(audience: string, kind: PeriodKind): string {
  return `${audience}-${kind}`;
}
