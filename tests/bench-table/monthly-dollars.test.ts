/** The price of a month, computed by hand for one organization. */
import { describe, expect, it } from 'vitest';
import { monthlyDollars, type Organization } from '../bench/costs/monthly-dollars.ts';
import { dollarsTable } from '../bench/costs/organization-sizes.ts';

const bytes = { scannedPerLine: 10, archivedPerRow: 10, attachedPerRow: 100 };
const org: Organization = {
  name: 'one',
  accounts: 100,
  lines: 1_000_000,
  services: 10,
  mails: 2,
  lambdaSeconds: 60,
  authors: 1,
  readers: 10,
};

describe('a month of the digest', () => {
  const dollars = monthlyDollars(org, bytes);

  it('scans half a month per day, the previous month for 14 days, and eight small queries', () => {
    const scanned = 29 * 1_000_000 * 10 + 30 * 8 * 10_000_000;
    expect(dollars.athena).toBeCloseTo((scanned / 1e12) * 5, 10);
  });

  it('runs a gigabyte for a minute a day', () => {
    expect(dollars.lambda).toBeCloseTo(30 * 60 * 0.0000133334 + 60 * 0.2e-6, 10);
  });

  it('sends a base64 CSV with every mail', () => {
    const attached = 1000 * 100 * (4 / 3) * 60;
    expect(dollars.ses).toBeCloseTo(60 * 0.0001 + (attached / 1e9) * 0.12, 10);
  });

  it('pays for people only in QuickSight', () => {
    expect(dollars.quickSight).toBeGreaterThan(24 + 30);
    expect(dollars.quickSight).toBeLessThan(24 + 30 + 1);
  });

  it('is a row for each of three sizes', () => {
    expect(dollarsTable(bytes).split('\n')).toHaveLength(5);
  });
});
