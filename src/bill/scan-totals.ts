/** The totals that a scan computed before any join, as each row of a day repeats them. */
import type { BillingDay, BillingPeriod } from '../domain/calendar/billing-day.ts';
import type { BreakdownDay, ForeignPeriod } from '../domain/costs/breakdown.ts';
import { parseLeftOut } from './parse-left-out.ts';
import type { StagedRow } from './staged-columns.ts';

type ScanTotals = Pick<
  BreakdownDay,
  'sourceCost' | 'sourceRows' | 'latestUsageAt' | 'currencies' | 'scan' | 'period'
>;

/** Throws an Error naming the column and the day when a total is absent. */
export function scanTotals(row: StagedRow, day: BillingDay): ScanTotals {
  const number = (column: keyof StagedRow) => {
    const value = row[column];
    if (value !== null && value !== undefined) return Number(value);
    throw new Error(`the breakdown has no ${column} in a row of ${day}`);
  };
  const text = (column: keyof StagedRow) => String(row[column] ?? '');
  return {
    sourceCost: number('source_cost'),
    sourceRows: number('source_rows'),
    latestUsageAt: latestHour(text('latest_usage_hour')),
    currencies: [text('first_currency'), text('last_currency')],
    scan: {
      payers: listed(text('payers')),
      unpricedTypes: listed(text('unpriced_types')),
      foreignPeriod: foreignPeriod(text('foreign_period')),
      leftOut: parseLeftOut(text('left_out')),
    },
    period: {
      lineCount: number('period_lines'),
      absoluteCost: number('period_absolute_cost'),
    },
  };
}

/** '2026-11-20 23' → an instant; null for anything else. */
function latestHour(hour: string): string | null {
  return /^\d{4}(-\d\d){2} \d\d$/.test(hour) ? `${hour.replace(' ', 'T')}:00:00Z` : null;
}

/** Parses '2026-11/2026-10' (period of the files, period of the lines) or '2026-11/undated'. */
function foreignPeriod(text: string): ForeignPeriod | null {
  if (text === '') return null;
  const [ofFiles, ofLines] = text.split('/') as [BillingPeriod, BillingPeriod | 'undated'];
  return { ofFiles, ofLines: ofLines === 'undated' ? null : ofLines };
}

/** The texts that commas separate; empty when there is no text. */
function listed(text: string): readonly string[] {
  return text === '' ? [] : text.split(',');
}
