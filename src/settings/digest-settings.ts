/** What an operator may choose about a digest. Parsed once, at the edge; read everywhere else. */
import type { ArchiveSettings } from '../archive/window/archive-settings.ts';
import type { MailPatience } from '../delivery/mail-patience.ts';
import type { Recipient } from '../domain/audience/audience-recipients.ts';
import type { LightThresholds } from '../domain/budgets/budget-light.ts';
import type { Budget } from '../domain/budgets/budgets.ts';

export interface DigestSettings extends ArchiveSettings {
  /** How many days back AWS may still have changed costs. */
  readonly restatementDays: number;
  /** Share (0 to 1) of the usual number of lines below which a day is incomplete. */
  readonly completeness: number;
  readonly thresholds: LightThresholds;
  /** How many movers the mail lists. */
  readonly moverCount: number;
  readonly budgets: readonly Budget[];
  readonly mail: MailSettings;
  readonly summaries: SummaryChoice;
}

/** Mails about whole periods, beside the daily one. */
export interface SummaryChoice {
  /** A summary of each ISO week, from the Monday after it. */
  readonly weekly: boolean;
  /** A mail about each billing period, once all its costs are invoiced. */
  readonly monthlyClose: boolean;
}

export interface MailSettings extends MailPatience {
  readonly from: string;
  readonly recipients: readonly Recipient[];
  /** What was wrong with the recipients' file, one sentence each: said when all mails have left. */
  readonly recipientFaults: readonly string[];
  /** Mails that may leave each second; null: one after the other, each as soon as it is made. */
  readonly sendsPerSecond: number | null;
}
