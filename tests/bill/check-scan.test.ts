/** The checks of a scan, and the sentences of their errors. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { requirePricedLines } from '../../src/bill/check-scan.ts';
import { parseBillingPeriod } from '../../src/domain/calendar/billing-day.ts';
import type { ScanDetails } from '../../src/domain/costs/breakdown.ts';
import {
  focusCharge,
  queryBill,
  usageLine,
  writeParquet,
} from '../platform/local/bill/hand-written-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';

const november = parseBillingPeriod('2026-11');

function refusal(found: Partial<ScanDetails>): string {
  const nothing: ScanDetails = { payers: [], unpricedTypes: [], foreignPeriod: null, leftOut: [] };
  try {
    requirePricedLines({ ...nothing, ...found }, 'amortized');
  } catch (error) {
    return (error as Error).message;
  }
  return 'none';
}

describe('a scan is rejected', () => {
  it('never when nothing was found', () => {
    expect(refusal({})).toBe('none');
  });

  it('for lines of another billing period, naming both periods', () => {
    const ofLines = parseBillingPeriod('2026-10');
    expect(refusal({ foreignPeriod: { ofFiles: november, ofLines } })).toContain(
      'The bill has lines of 2026-10 among the files of 2026-11: put each file into the folder',
    );
  });

  it('for usage without a date', () => {
    expect(refusal({ foreignPeriod: { ofFiles: november, ofLines: null } })).toContain(
      'usage without a start date among the files of 2026-11',
    );
  });

  it('for the upfront fee of a reservation without a column that names it', () => {
    expect(refusal({ unpricedTypes: ['Fee'] })).toContain(
      'The amortized cost of Fee lines is unknown, because the bill lacks reservation_reservation_a_r_n',
    );
  });
});

describe('usage without a date', () => {
  const undated = {
    cur2: usageLine({ line_item_usage_start_date: null }),
    legacy: usageLine({ line_item_usage_start_date: null }),
    focus: focusCharge({ chargeperiodstart: null }),
  };

  it.each(['cur2', 'legacy', 'focus'] as const)(
    'belongs to no billing period of %s',
    async (source) => {
      const folder = source === 'legacy' ? 'year=2026/month=11' : 'BILLING_PERIOD=2026-11';
      const root = tempFolder();
      await writeParquet(join(root, folder, 'a.parquet'), source, [undated[source]]);
      const rows = await queryBill(root, 'select line_period from cost_lines', {
        line_period: 'string',
      });
      expect(rows).toEqual([{ line_period: 'undated' }]);
    },
  );
});
