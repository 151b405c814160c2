/** What an operator may choose about the executives' page. Parsed once, at the edge. */
import type { MailPatience } from '../delivery/mail-patience.ts';
import type { LightThresholds } from '../domain/budgets/budget-light.ts';
import type { Budget } from '../domain/budgets/budgets.ts';

/** Routes on which QuickSight draws the page name the dashboard, and the sheet that is the page. */
export interface SheetSettings {
  readonly dashboardId: string;
  readonly sheetId: string;
}

/** How the page comes about. All but 'rendered' need a QuickSight edition that offers them. */
export type RouteSettings =
  | {
      readonly kind: 'console-schedule';
      readonly dashboardId: string;
      /** Of the e-mail report that was made in QuickSight's console. */
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
  /** How long to wait for the digest, and then for QuickSight's copy of the archive. */
  readonly waitSeconds: number;
  readonly budgets: readonly Budget[];
  readonly mail: MailPatience & { readonly from: string; readonly to: readonly string[] };
}
