/** What changed in a week or month: moved accounts are no change, and small changes are not listed. */
import { expect, it } from 'vitest';
import { periodMovers } from '../../../src/reports/period/period-movers.ts';

const input = {
  basis: { by: 'total', days: 7, daysBefore: 7 },
  total: { comparison: { cost: 50_000, reference: 50_000, change: 0 } },
  accountNames: new Map(),
  moverCount: 5,
} as const;
const row = { ou: 'Root/A', service: 'EC2', linkedAccount: '012345678901', cost: 0, before: 0 };

it('an account that moved in the period does not fall in one OU and rise in another', () => {
  const rows = [
    { ...row, cost: 300, before: 700 },
    { ...row, ou: 'Root/B', cost: 400 },
  ];
  expect(periodMovers(rows, input).movers).toEqual([]);
});

it('an account that moved has its changes in the OU to which it moved', () => {
  const rows = [
    { ...row, cost: 300, before: 700 },
    { ...row, ou: 'Root/B', cost: 900 },
  ];
  expect(periodMovers(rows, input).movers).toMatchObject([
    { ou: 'Root/B', comparison: { cost: 1200, reference: 700, change: 500 } },
  ]);
});

it('a change below a share of the period is not listed', () => {
  const rows = [
    { ...row, cost: 199, before: 100 },
    { ...row, service: 'S3', cost: 201, before: 100 },
  ];
  const found = periodMovers(rows, input);
  expect(found.moverFloor).toBe(100);
  expect(found.movers.map(({ service }) => service)).toEqual(['S3']);
});
