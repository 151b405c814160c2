/** Which service of which OU changed most, without accounts that only moved. */
import { expect, it } from 'vitest';
import { largestChange } from '../../functions/dashboard-snapshot/read-day-cause.ts';

const row = (ou: string, account: string, change: number, service = 'Amazon EC2') => {
  return { ou, account, change, service };
};

it('adds up the accounts of a service in an OU', () => {
  const rows = [row('Root/A', '1', 60), row('Root/A', '2', 50), row('Root/B', '3', -90)];
  expect(largestChange(rows)).toEqual({ ou: 'Root/A', service: 'Amazon EC2', change: 110 });
});

it('does not take an account that moved to another OU for a change', () => {
  const moved = [row('Root/A', '1', -900), row('Root/B', '1', 910)];
  expect(largestChange([...moved, row('Root/C', '2', 40, 'AWS Lambda')])).toEqual({
    ou: 'Root/C',
    service: 'AWS Lambda',
    change: 40,
  });
  expect(largestChange(moved)).toEqual({ ou: 'Root/B', service: 'Amazon EC2', change: 10 });
});

it('finds nothing where nothing changed', () => {
  expect(largestChange([])).toBeNull();
  expect(largestChange([row('Root/A', '1', -5), row('Root/B', '1', 5)])).toBeNull();
});
