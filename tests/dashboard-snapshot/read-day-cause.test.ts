/** Which service of which OU changed most; that moved accounts are no changes is the query's part. */
import { expect, it } from 'vitest';
import { largestChange } from '../../functions/dashboard-snapshot/read-day-cause.ts';

const row = (ou: string, change: number, service = 'Amazon EC2') => ({ ou, change, service });

it('adds up the accounts of a service in an OU', () => {
  const rows = [row('Root/A', 60), row('Root/A', 50), row('Root/B', -90)];
  expect(largestChange(rows)).toEqual({ ou: 'Root/A', service: 'Amazon EC2', change: 110 });
});

it('finds nothing where nothing changed', () => {
  expect(largestChange([])).toBeNull();
  expect(largestChange([row('Root/A', -5), row('Root/A', 5)])).toBeNull();
});
