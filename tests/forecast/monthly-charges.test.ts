/** Monthly charges that are still to come, compared with values computed by hand. */
import { describe, expect, it } from 'vitest';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { expectedCharges, type MonthlyCharge } from '../../src/forecast/monthly-charges.ts';

const charge = (
  chargeType: string,
  service: string,
  costs: Readonly<Record<string, number>>,
): MonthlyCharge => ({
  chargeType,
  service,
  costs: new Map(Object.entries(costs).map(([day, cost]) => [parseBillingDay(day), cost])),
});
const months = (day: string, recurring = 3000) => ({
  reportDay: parseBillingDay(day),
  lastRecurring: 2000,
  recurring,
});

describe('a monthly charge', () => {
  it('follows the usage as last month, if it is Tax or support, until it is billed', () => {
    const tax = charge('Tax', 'Amazon EC2', { '2026-10-01': 200 });
    const support = charge('Usage', 'AWS Support (Business)', { '2026-10-31': 100 });
    expect(expectedCharges([tax, support], months('2026-11-20')).outstanding).toBe(450);
    const partly = charge('Tax', 'Amazon EC2', { '2026-10-01': 200, '2026-11-01': 190 });
    expect(expectedCharges([partly], months('2026-11-20')).outstanding).toBe(110);
    const billed = charge('Tax', 'Amazon EC2', { '2026-10-01': 200, '2026-11-01': 310 });
    expect(expectedCharges([billed], months('2026-11-20'))).toEqual({
      outstanding: 0,
      monthly: 310,
    });
  });

  it('is last month’s amount, if it is a fee, until ten days after its day of last month', () => {
    const fee = charge('RIFee', 'Amazon EC2', { '2026-10-03': 70 });
    expect(expectedCharges([fee], months('2026-11-04')).outstanding).toBe(70);
    expect(expectedCharges([fee], months('2026-11-14')).outstanding).toBe(0);
  });

  it('is nothing more, if it is a fee that is billed', () => {
    const fee = charge('RIFee', 'Amazon EC2', { '2026-10-03': 70, '2026-11-03': 60 });
    expect(expectedCharges([fee], months('2026-11-04'))).toEqual({ outstanding: 0, monthly: 60 });
  });

  it('is nothing that is known, if last month had none', () => {
    const old = charge('RIFee', 'Amazon EC2', { '2026-09-01': 70 });
    expect(expectedCharges([old], months('2026-11-02')).outstanding).toBe(0);
  });
});
