/** A daily run on the laptop platform: a bill, its archive, and the anomalies of the report day. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Papa from 'papaparse';
import {
  type AnomalySettings,
  defaultAnomalySettings,
} from '../../src/anomalies/anomaly-settings.ts';
import { readAnomalies } from '../../src/anomalies/read-anomalies.ts';
import { archiveWindow } from '../../src/archive/window/archive-window.ts';
import { readForArchive } from '../../src/archive/window/read-for-archive.ts';
import type { DirectoryAccount } from '../../src/directory/accounts-csv.ts';
import {
  addDays,
  firstOfPeriod,
  parseBillingDay,
  timeOfDay,
} from '../../src/domain/calendar/billing-day.ts';
import { openWindow } from '../../src/domain/calendar/open-window.ts';
import type { CostMetric } from '../../src/domain/costs/cost-metric.ts';
import type { Anomalies } from '../../src/domain/figures/anomaly.ts';
import type { ResultSchema, Statement } from '../../src/ports/query-engine.ts';
import { defaultSettings, withPlatform } from '../support/laptop.ts';
import { withoutRules } from '../support/without-rules.ts';

const millisecondsPerHour = 3_600_000;

export interface Morning {
  readonly bill: string;
  readonly out: string;
  readonly day: string;
  readonly accounts?: readonly DirectoryAccount[];
  readonly costMetric?: CostMetric;
  readonly currency?: string;
  readonly settings?: Partial<AnomalySettings>;
  /** Since the end of the report day; 7 as in the default schedule. */
  readonly hoursAfter?: number;
}

export interface Read {
  readonly anomalies: Anomalies;
  /** Names of the statements that were run for them. */
  readonly statements: readonly string[];
}

/** Archives the three months before the day, and reads the day's anomalies. */
export async function anomaliesOf(morning: Morning): Promise<Read> {
  const { bill, out, accounts = [], costMetric = 'unblended', hoursAfter = 7 } = morning;
  const reportDay = parseBillingDay(morning.day);
  const settings = { ...defaultSettings, costMetric, currency: morning.currency ?? null };
  const now = () => timeOfDay(addDays(reportDay, 1)) + hoursAfter * millisecondsPerHour;
  return withPlatform({ bill, out, accounts, now }, async (platform) => {
    const window = openWindow(reportDay, 80);
    const { breakdown, archiving } = await readForArchive(platform, window, settings, withoutRules);
    const archived = await archiveWindow(platform, window, breakdown, archiving);
    const statements: string[] = [];
    const query = <S extends ResultSchema>(statement: Statement<S>) => {
      statements.push(statement.name);
      return platform.engine.query(statement);
    };
    const anomalies = await readAnomalies(
      { ...platform, engine: { query } },
      {
        reportDay,
        archived,
        archivedDays: new Set(archived.days.map(({ day }) => day.day)),
        costMetric,
        currency: settings.currency,
        settings: { ...defaultAnomalySettings, ...morning.settings },
      },
    );
    return { anomalies, statements };
  });
}

/** A line of a CUR 2.0 bill; by default plain usage of account 012345678901. */
export interface UsageLine {
  readonly day: string;
  readonly cost: number;
  readonly account?: string;
  readonly service?: string;
  readonly usageType?: string;
  readonly region?: string;
  readonly type?: string;
  readonly currency?: string;
  readonly plan?: { readonly effective?: number; readonly total?: number; readonly used?: number };
}

/** Writes the lines as one CSV file and returns its path. */
export function writeUsage(path: string, lines: readonly UsageLine[]): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${Papa.unparse(lines.map(columnsOf), { newline: '\n' })}\n`);
  return path;
}

function columnsOf(line: UsageLine) {
  const day = parseBillingDay(line.day);
  return {
    bill_billing_period_start_date: `${firstOfPeriod(day)}T00:00:00.000Z`,
    bill_payer_account_id: '000000000001',
    line_item_usage_start_date: `${day}T00:00:00.000Z`,
    line_item_usage_account_id: line.account ?? '012345678901',
    line_item_line_item_type: line.type ?? 'Usage',
    line_item_product_code: 'AmazonEC2',
    line_item_usage_type: line.usageType ?? 'BoxUsage:m5.large',
    product_region_code: line.region ?? '',
    line_item_currency_code: line.currency ?? 'USD',
    line_item_unblended_cost: line.cost,
    savings_plan_savings_plan_effective_cost: line.plan?.effective ?? '',
    savings_plan_total_commitment_to_date: line.plan?.total ?? '',
    savings_plan_used_commitment: line.plan?.used ?? '',
    product: JSON.stringify({ product_name: line.service ?? 'Amazon Elastic Compute Cloud' }),
  };
}
