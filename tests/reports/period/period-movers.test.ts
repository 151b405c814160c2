/** What changed in a week or month: moved accounts are no change, and small changes are not listed. */
import { expect, it } from 'vitest';
import { periodMovers } from '../../../src/reports/period/period-movers.ts';

const input = {
  basis: { by: 'total', days: 7, daysBefore: 7 },
  total: { comparison: { cost: 50_000, reference: 50_000, change: 0 } },
  accountNames: new Map(),
  moverCount: 5,
  oneOffs: [],
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

it('a credit that cancels a rise of usage is listed apart, also after a move', () => {
  const rows = [
    { ...row, cost: 0, before: 700 },
    { ...row, ou: 'Root/B', cost: 800 },
  ];
  const oneOffs = [{ service: 'EC2', linkedAccount: '012345678901', cost: -900, before: 0 }];
  expect(periodMovers(rows, { ...input, oneOffs }).movers).toMatchObject([
    { ou: 'Root/B', part: 'usage', comparison: { cost: 1700, reference: 700, change: 1000 } },
    { ou: 'Root/B', part: 'one-off', comparison: { cost: -900, reference: 0, change: -900 } },
  ]);
});

it('a refund of last week is a change of one-off charges, not of usage', () => {
  const rows = [{ ...row, cost: 700, before: 200 }];
  const oneOffs = [{ service: 'EC2', linkedAccount: '012345678901', cost: 0, before: -500 }];
  expect(periodMovers(rows, { ...input, oneOffs }).movers).toMatchObject([
    { part: 'one-off', comparison: { cost: 0, reference: -500, change: 500 } },
  ]);
});
