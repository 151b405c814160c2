/** The settings of the executives' page. They are parsed once, in the handler. */
import type { MailPatience } from '../delivery/mail-patience.ts';
import type { LightThresholds } from '../domain/budgets/budget-light.ts';
import type { Budget } from '../domain/budgets/budgets.ts';

/** Routes on which QuickSight draws the page need the dashboard and the sheet of the page. */
export interface SheetSettings {
  readonly dashboardId: string;
  readonly sheetId: string;
}

/** The way to make the page. All but 'rendered' need a QuickSight edition that offers it. */
export type RouteSettings =
  | {
      readonly kind: 'console-schedule';
      readonly dashboardId: string;
      /** Id of the schedule of the e-mail report made in QuickSight's console. */
      readonly scheduleId: string;
    }
  | (SheetSettings & {
      readonly kind: 'registered-user';
      /** ARN of the QuickSight user whose permissions decide what the page shows. */
      readonly userArn: string;
      /** Role whose sessions carry that user's identity. */
      readonly roleArn: string;
    })
  | (SheetSettings & { readonly kind: 'anonymous' })
  | { readonly kind: 'rendered' };

export interface PageSettings {
  readonly thresholds: LightThresholds;
  /** How long to wait for the digest, and then again for the SPICE ingestion. */
  readonly waitSeconds: number;
  readonly budgets: readonly Budget[];
  /** Address of the web dashboard, without a slash at its end; undefined: the mail has no link. */
  readonly dashboardUrl?: string | undefined;
  readonly mail: MailPatience & { readonly from: string; readonly to: readonly string[] };
}
