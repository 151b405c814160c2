/** The options of `run`: their names, accepted values and defaults. */
import * as z from 'zod';
import type { ResendRequest } from '../functions/daily-digest/resend-request.ts';
import { laptopPatience } from '../src/delivery/mail-patience.ts';
import type { DirectoryAccount } from '../src/directory/accounts-csv.ts';
import { parseBudgets } from '../src/domain/budgets/budgets.ts';
import { maxOuDepth } from '../src/domain/budgets/ou-depth.ts';
import {
  addDays,
  type BillingDay,
  dayOfTime,
  parseBillingDay,
} from '../src/domain/calendar/billing-day.ts';
import { defaultRestatementDays, maxRestatementDays } from '../src/domain/calendar/open-window.ts';
import { type BillSource, billSources } from '../src/domain/costs/bill-source.ts';
import { costMetrics, defaultCostMetric } from '../src/domain/costs/cost-metric.ts';
import { defaultCompleteness } from '../src/domain/figures/report-day.ts';
import type { AcceptedPayer } from '../src/domain/input/accepted-payer.ts';
import { InputError } from '../src/domain/input/input-error.ts';
import { defaultMoverCount } from '../src/settings/defaults.ts';
import type { DigestSettings } from '../src/settings/digest-settings.ts';
import { acceptFlags, readAccepted } from './accept-flags.ts';
import { readAccounts } from './accounts-option.ts';
import { readBudgetLight } from './budget-light-option.ts';
import { readDashboardUrl } from './dashboard-url-option.ts';
import { existing, readText } from './input-files.ts';
import { defaultFolder, defaultSender } from './option-defaults.ts';
import { outFolder } from './out-folder.ts';
import { address, readRecipients } from './recipients.ts';

/** In the form that parseArgs of `node:util` takes. */
export const runFlags = {
  date: { type: 'string' },
  source: { type: 'string' },
  bill: { type: 'string' },
  accounts: { type: 'string' },
  budgets: { type: 'string' },
  rules: { type: 'string' },
  'budget-light': { type: 'string' },
  'dashboard-url': { type: 'string' },
  out: { type: 'string' },
  metric: { type: 'string' },
  currency: { type: 'string' },
  'ou-depth': { type: 'string' },
  'restatement-days': { type: 'string' },
  'memory-limit': { type: 'string' },
  sender: { type: 'string' },
  recipients: { type: 'string' },
  'mail-domains': { type: 'string' },
  smtp: { type: 'string' },
  platform: { type: 'string' },
  weekly: { type: 'boolean' },
  'monthly-close': { type: 'boolean' },
  resend: { type: 'string' },
  ...acceptFlags,
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

const smtpForm = 'write smtp://host:port or smtp://user:password@host:port';

/** The kind of bill. */
export const source = z.enum(billSources, `choose one of ${billSources.join(', ')}`).optional();

/** Of the query engine. */
export const memoryLimit = z
  .string()
  .regex(/^\d+(\.\d+)?(MB|GB)$/, 'write a size such as 512MB or 2GB')
  .optional();

const runInput = z.object({
  date: z.string().optional(),
  source,
  bill: z.string('name a bill file or folder').min(1, 'name a bill file or folder'),
  accounts: z.string().optional(),
  budgets: z.string().optional(),
  rules: z.string().optional(),
  'budget-light': z.string().optional(),
  'dashboard-url': z.string().optional(),
  out: z.string().min(1, 'name a folder').default(defaultFolder),
  metric: z.enum(costMetrics, `choose one of ${costMetrics.join(', ')}`).default(defaultCostMetric),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'write an ISO 4217 code such as USD')
    .optional(),
  'ou-depth': wholeNumber(1, maxOuDepth).optional(),
  'restatement-days': wholeNumber(0, maxRestatementDays).default(defaultRestatementDays),
  'memory-limit': memoryLimit,
  sender: address.default(defaultSender),
  recipients: z.string().optional(),
  'mail-domains': z.string().optional(),
  smtp: z.url({ protocol: /^smtps?$/, hostname: /./, error: smtpForm }).optional(),
  platform: z.enum(['local', 'aws'], 'choose local or aws').default('local'),
  weekly: z.boolean().default(false),
  'monthly-close': z.boolean().default(false),
  resend: z.union([z.boolean(), z.string()]).default(false),
  json: z.boolean().default(false),
});

export interface RunOptions {
  readonly day: BillingDay;
  readonly bill: string;
  readonly source: BillSource | undefined;
  readonly accounts: readonly DirectoryAccount[];
  /** Folder of allocation rules; undefined: those in the archive, if any. */
  readonly rules: string | undefined;
  readonly out: string;
  readonly memoryLimit: string | undefined;
  readonly smtpUrl: string | undefined;
  /** true: all mails of the day; a text: the mails of that audience. */
  readonly resend: ResendRequest;
  /** Publish days whose lines or cost fell, or that are missing in the bill. */
  readonly acceptShrink: boolean;
  /** Continue with the bills of another management account. */
  readonly acceptPayer: AcceptedPayer | null;
  /** Information about the given files that the user should know; one sentence each. */
  readonly notices: readonly string[];
  readonly json: boolean;
  readonly settings: DigestSettings;
}

/** Throws an InputError naming the option, the given value and the accepted values. */
export function readRunOptions(flags: Record<string, unknown>, now: number): RunOptions {
  const parsed = runInput.safeParse(flags);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0] ?? '');
    // An SMTP URL may contain a password.
    const shown = name === 'smtp' ? '' : ` '${String(flags[name])}'`;
    const given = flags[name] === undefined ? ' is missing' : `${shown} is not valid`;
    throw new InputError(`--${name}${given}: ${issue?.message}.`);
  }
  const input = parsed.data;
  const { accounts, notices } = readAccounts(input.accounts);
  const accepted = readAccepted(flags);
  return {
    day: reportDay(input.date, now),
    bill: existing(input.bill, '--bill'),
    source: input.source,
    accounts,
    notices,
    rules: input.rules,
    out: outFolder(input.out),
    memoryLimit: input['memory-limit'],
    smtpUrl: input.smtp,
    resend: input.resend,
    acceptShrink: accepted.shrink,
    acceptPayer: accepted.payer,
    json: input.json,
    settings: settingsOf(input),
  };
}

function settingsOf(input: z.infer<typeof runInput>): DigestSettings {
  return {
    costMetric: input.metric,
    currency: input.currency ?? null,
    ouDepth: input['ou-depth'] ?? null,
    restatementDays: input['restatement-days'],
    completeness: defaultCompleteness,
    thresholds: readBudgetLight(input['budget-light']),
    dashboardUrl: readDashboardUrl(input['dashboard-url']),
    moverCount: defaultMoverCount,
    budgets:
      input.budgets === undefined
        ? []
        : parseBudgets(readText(input.budgets, '--budgets'), input.budgets),
    mail: {
      from: input.sender,
      recipients: readRecipients(input.recipients, input['mail-domains']),
      recipientFaults: [],
      sendsPerSecond: null,
      ...laptopPatience,
    },
    summaries: { weekly: input.weekly, monthlyClose: input['monthly-close'] },
  };
}

/**
 * The day of `--date`, else yesterday in UTC. Throws an InputError if it is not a calendar date, or is in
 * the future.
 */
export function reportDay(date: string | undefined, now: number): BillingDay {
  const today = dayOfTime(now);
  if (date === undefined) return addDays(today, -1);
  let day: BillingDay;
  try {
    day = parseBillingDay(date);
  } catch (cause) {
    throw new InputError(`--date ${(cause as Error).message}`, { cause });
  }
  if (day > today)
    throw new InputError(`--date ${day} is in the future; today is ${today} in UTC.`);
  return day;
}

function wholeNumber(least: number, most: number) {
  const message = `write a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d+$/, message)
    .transform(Number)
    .refine((value) => value >= least && value <= most, message);
}
