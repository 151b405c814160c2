/** The kind of a charge follows from its type, and for support from its service. */
import { describe, expect, it } from 'vitest';
import { billSources } from '../../../src/domain/costs/bill-source.ts';
import { chargeKind, chargeKinds } from '../../../src/domain/costs/charge-kind.ts';

const ec2 = 'AmazonEC2';

describe.each(['cur2', 'legacy'] as const)('a charge of %s', (source) => {
  it.each([
    ['Usage', 'recurring'],
    ['DiscountedUsage', 'recurring'],
    ['SavingsPlanCoveredUsage', 'recurring'],
    ['SavingsPlanNegation', 'recurring'],
    ['SavingsPlanRecurringFee', 'recurring'],
    ['EdpDiscount', 'recurring'],
    ['BundledDiscount', 'recurring'],
    ['RiVolumeDiscount', 'recurring'],
    ['RIFee', 'monthly'],
    ['Tax', 'monthly'],
    ['Fee', 'one-off'],
    ['SavingsPlanUpfrontFee', 'one-off'],
    ['Credit', 'one-off'],
    ['Refund', 'one-off'],
    ['SomethingNew', 'unknown'],
    ['', 'unknown'],
    ['constructor', 'unknown'],
  ])('of type %j is %s', (chargeType, kind) => {
    expect(chargeKind(source, { chargeType, service: ec2 })).toBe(kind);
  });

  it.each([
    'AWSSupportBusiness',
    'AWSSupportEnterprise',
    'AWSDeveloperSupport',
    'OCBPremiumSupport',
    'AWS Support (Business)',
    'AWS Premium Support',
  ])('for %s is monthly, whether AWS bills it as usage or as a fee', (service) => {
    for (const chargeType of ['Usage', 'Fee', 'EdpDiscount', 'Tax']) {
      expect(chargeKind(source, { chargeType, service })).toBe('monthly');
    }
    expect(chargeKind(source, { chargeType: 'Refund', service })).toBe('one-off');
    expect(chargeKind(source, { chargeType: 'Credit', service })).toBe('one-off');
    expect(chargeKind(source, { chargeType: 'New', service })).toBe('unknown');
  });

  it('for a service that only resembles support is not monthly', () => {
    for (const service of ['AWSSuppotr', 'My AWS Support tool', 'Amazon Support desk']) {
      expect(chargeKind(source, { chargeType: 'Usage', service })).toBe('recurring');
    }
  });
});

describe('a charge of FOCUS', () => {
  it.each([
    ['Usage', 'recurring'],
    ['Usage/Usage-Based', 'recurring'],
    ['Purchase/Recurring', 'monthly'],
    ['Purchase/One-Time', 'one-off'],
    ['Purchase', 'unknown'],
    ['Tax/One-Time', 'monthly'],
    ['Credit/One-Time', 'one-off'],
    ['Adjustment/One-Time', 'one-off'],
    ['Usage/Usage-Based/Correction', 'one-off'],
    ['Tax/Correction', 'one-off'],
    ['Usage/Sometimes', 'unknown'],
    ['RIFee', 'unknown'],
  ])('of type %j is %s', (chargeType, kind) => {
    expect(chargeKind('focus', { chargeType, service: 'Amazon EC2' })).toBe(kind);
  });

  it('for support is monthly, except for corrections and credits', () => {
    const kind = (chargeType: string) =>
      chargeKind('focus', { chargeType, service: 'AWS Support (Business)' });
    for (const chargeType of ['Usage/Usage-Based', 'Purchase/Recurring', 'Purchase/One-Time']) {
      expect(kind(chargeType)).toBe('monthly');
    }
    expect(['Usage/Correction', 'Credit/One-Time'].map(kind)).toEqual(['one-off', 'one-off']);
  });
});

it('has a declared kind for each charge type of a table', () => {
  for (const source of billSources) {
    for (const [chargeType, kind] of Object.entries(chargeKinds[source])) {
      expect(chargeKind(source, { chargeType, service: ec2 })).toBe(kind);
    }
  }
});
