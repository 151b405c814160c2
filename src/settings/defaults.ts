/**
 * Defaults and limits of settings that functions, command line and stacks share, and that belong to
 * no subject of their own. Others are beside their subject: `defaultThresholds`, `defaultCostMetric`,
 * `defaultRestatementDays`, `defaultCompleteness`, `defaultShrinkLimits`, `defaultAnomalySettings`,
 * `functionPatience`.
 */

/** How many movers a mail lists: what a reader takes in at a glance. */
export const defaultMoverCount = 5;

/** How many mails a second leave: SES's rate of a new account that has left the sandbox. */
export const defaultSendsPerSecond = 14;

/** A directory that lost more of its accounts than this is not published unless forced. */
export const defaultMaxShrinkPercent = 20;

/** Seconds that Athena has for a statement about the bill, and QuickSight for an ingestion. */
export const defaultAthenaSeconds = 600;
export const defaultQuickSightSeconds = 180;

/** Key of the recipients' CSV in the summaries bucket; that of the budgets is their table's. */
export const defaultRecipientsKey = 'recipients/recipients.csv';

/** How many resources without required tags a week's list has: enough to act on. */
export const defaultUntaggedResources = 200;
/** More would be a table to query, not a list to read. */
export const maxUntaggedResources = 10_000;
