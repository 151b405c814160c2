/** The totals that a scan computed before any join, as each row of a day repeats them. */
import type { BillingPeriod } from '../domain/calendar/billing-day.ts';
import { type TextColumn, textAt } from '../domain/columns/text-column.ts';
import type { BreakdownDay, ForeignPeriod } from '../domain/costs/breakdown.ts';
import type { breakdownSchema } from '../queries/breakdown-statement.ts';
import { parseLeftOut } from './parse-left-out.ts';
import type { StagedColumns } from './staged-columns.ts';

type ScanTotals = Pick<
  BreakdownDay,
  'sourceCost' | 'sourceRows' | 'latestUsageAt' | 'hoursPresent' | 'currencies' | 'scan' | 'period'
>;

/** `row`: the index of any row of the day. */
export function scanTotals(
  columns: StagedColumns<typeof breakdownSchema>,
  row: number,
): ScanTotals {
  const text = (column: TextColumn) => textAt(column, row) ?? '';
  return {
    sourceCost: columns.source_cost[row] as number,
    sourceRows: columns.source_rows[row] as number,
    latestUsageAt: latestHour(text(columns.latest_usage_hour)),
    hoursPresent: hourOfDay(columns.hours_present[row] as number),
    currencies: [text(columns.first_currency), text(columns.last_currency)],
    scan: {
      payers: listed(text(columns.payers)),
      unpricedTypes: listed(text(columns.unpriced_types)),
      foreignPeriod: foreignPeriod(text(columns.foreign_period)),
      leftOut: parseLeftOut(text(columns.left_out)),
    },
    period: {
      lineCount: columns.period_lines[row] as number,
      absoluteCost: columns.period_absolute_cost[row] as number,
    },
  };
}

/** '2026-11-20 23' → an instant; null for anything else. */
function latestHour(hour: string): string | null {
  return /^\d{4}(-\d\d){2} \d\d$/.test(hour) ? `${hour.replace(' ', 'T')}:00:00Z` : null;
}

/** NaN, for a day without hourly lines, is null. */
function hourOfDay(hour: number): number | null {
  return hour >= 1 && hour <= 24 ? hour : null;
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
