/** An owner's part of a resource: its own rows only, never more than the whole, and no row of anybody else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { ownedResource, useOfOwner } from '../../../src/domain/figures/owned-resource.ts';
import type { OwnedCost, ResourcesInUse } from '../../../src/domain/figures/resource-use.ts';
import { costOfDays, measured } from '../../mail/idle-fixture.ts';

const to = parseBillingDay('2026-11-22');
const days = 14;

function rowOn(back: number, ou: string, target: string, cost: number): OwnedCost {
  const owner = { ou, target, service: 'Amazon EC2', region: 'eu-west-1' };
  return { day: addDays(to, -back), ...owner, unblended: cost, amortized: cost };
}

function useOf(...resources: readonly (readonly OwnedCost[])[]): ResourcesInUse {
  return {
    ...{ from: addDays(to, 1 - days), to, days },
    resources: resources.map((costs, at) => ({
      ...measured('ec2-instance', `i-0000000${at}`, 'idle', 0),
      ...ownedResource(costs, days, 1),
    })),
    recommendations: null,
  };
}

const isRetail = ({ ou }: { ou: string }) => ou === 'Root/Retail';

describe('the part of an owner', () => {
  it('has the cost, the owner and the rows of that part only, and the finding of the whole', () => {
    const shared = [
      rowOn(0, 'Root/Payments', 'team/payments', 70),
      rowOn(0, 'Root/Retail', 'team/shop', 20),
      rowOn(0, 'Root/Retail', 'team/retail', 10),
    ];
    const [whole] = useOf(shared).resources;
    expect(whole).toMatchObject({ ou: 'Root/Payments', target: 'team/payments' });
    expect(whole?.monthlyCost).toBeCloseTo((100 * 365) / (12 * days), 10);
    const [own] = useOfOwner(useOf(shared), isRetail).resources;
    expect(own).toMatchObject({ ou: 'Root/Retail', target: 'team/shop', finding: 'idle' });
    expect(own?.monthlyCost).toBeCloseTo((30 * 365) / (12 * days), 10);
    expect(own?.atStakeCost).toBe(own?.monthlyCost);
    expect(own?.costs).toEqual(shared.slice(1));
  });

  it('leaves out the days of an earlier owner, and what is somebody else’s by now', () => {
    const moved = [
      rowOn(3, 'Root/Payments', 'team/payments', 500),
      rowOn(0, 'Root/Retail', 'team/shop', 20),
    ];
    const [own, ...others] = useOfOwner(useOf(moved), isRetail).resources;
    expect(others).toEqual([]);
    expect(own?.monthlyCost).toBeCloseTo((20 * 365) / (12 * days), 10);
    expect(useOfOwner(useOf(moved), (row) => !isRetail(row)).resources).toEqual([]);
  });

  it('is unblended only where the amortized cost of its own rows is unknown', () => {
    const rows = [
      { ...rowOn(0, 'Root/Payments', 'team/payments', 70), amortized: null },
      { ...rowOn(0, 'Root/Retail', 'team/shop', 20), amortized: 12 },
    ];
    expect(useOf(rows).resources[0]?.monthlyCost).toBeCloseTo((90 * 365) / (12 * days), 10);
    const [own] = useOfOwner(useOf(rows), isRetail).resources;
    expect(own?.monthlyCost).toBeCloseTo((12 * 365) / (12 * days), 10);
  });

  it('has the owner of most of the amortized cost, also of what a commitment covers', () => {
    const rows = [
      { ...rowOn(0, 'Root/Retail', 'team/shop', 0), amortized: 70 },
      rowOn(0, 'Root/Network', 'pool/data-transfer', 2),
    ];
    expect(useOf(rows).resources[0]).toMatchObject({ ou: 'Root/Retail', target: 'team/shop' });
  });

  it('is in order of its own money', () => {
    const use = useOf(
      [rowOn(0, 'Root/Payments', 'a', 900), rowOn(0, 'Root/Retail', 'b', 1)],
      [rowOn(0, 'Root/Retail', 'b', 2)],
    );
    const ids = (of: ResourcesInUse) => of.resources.map(({ resourceId }) => resourceId);
    expect(ids(useOfOwner(use, isRetail))).toEqual(['i-00000001', 'i-00000000']);
  });

  it('is never seen by anybody else, and all parts are at most the whole', () => {
    const owner = fc.constantFrom('Root/A', 'Root/B', 'Root/AB');
    const row = fc
      .record({
        back: fc.integer({ min: 0, max: 13 }),
        owner,
        cents: fc.integer({ min: 0, max: 1e6 }),
      })
      .map(({ back, owner: ou, cents }) => rowOn(back, ou, `team/${ou.at(-1)}`, cents / 100));
    const resource = fc.array(row, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(resource, { maxLength: 6 }), (resources) => {
        const use = useOf(...resources);
        const cost = (of: ResourcesInUse) =>
          of.resources.reduce((sum, one) => sum + one.monthlyCost, 0);
        const parts = ['Root/A', 'Root/B', 'Root/AB'].map((ou) => {
          const part = useOfOwner(use, (one) => one.ou === ou);
          for (const one of part.resources) {
            expect(one.ou).toBe(ou);
            expect(one.costs.every((own) => own.ou === ou)).toBe(true);
          }
          return cost(part);
        });
        expect(parts.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(cost(use) + 1e-6);
      }),
    );
  });

  it('of everything is the whole', () => {
    const use = useOf([costOfDays({ ou: 'Root/A', target: 'x', service: 'y' }, 9)]);
    expect(useOfOwner(use, () => true)).toEqual(use);
  });
});
