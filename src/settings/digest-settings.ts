/** The settings of a digest. They are parsed once, in the handler or the command line. */
import type { ArchiveSettings } from '../archive/window/archive-settings.ts';
import type { MailPatience } from '../delivery/mail-patience.ts';
import type { Recipient } from '../domain/audience/audience-recipients.ts';
import type { LightThresholds } from '../domain/budgets/budget-light.ts';
import type { Budget } from '../domain/budgets/budgets.ts';

export interface DigestSettings extends ArchiveSettings {
  /** Number of days for which AWS may still change costs. */
  readonly restatementDays: number;
  /** Share (0 to 1) of the usual number of lines below which a day is incomplete. */
  readonly completeness: number;
  readonly thresholds: LightThresholds;
  /** Number of movers in the mail. */
  readonly moverCount: number;
  /** Number of resources in the weekly list of those without required tags; undefined: the default. */
  readonly untaggedResources?: number | undefined;
  readonly budgets: readonly Budget[];
  readonly mail: MailSettings;
  readonly summaries: SummaryChoice;
  /** Address of the web dashboard, without a slash at its end; undefined: the mails have no links. */
  readonly dashboardUrl?: string | undefined;
}

/** Mails about weeks and months, in addition to the daily one. */
export interface SummaryChoice {
  /** A summary of each ISO week, from the Monday after it. */
  readonly weekly: boolean;
  /** A mail about each billing period, once all its costs are invoiced. */
  readonly monthlyClose: boolean;
}

export interface MailSettings extends MailPatience {
  readonly from: string;
  readonly recipients: readonly Recipient[];
  /** Problems of the recipients file, one sentence each, reported after all mails were sent. */
  readonly recipientFaults: readonly string[];
  /** Maximum number of mails per second; null: one after the other, without a limit. */
  readonly sendsPerSecond: number | null;
}
