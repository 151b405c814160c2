/** No saving counts twice, and none exceeds what the resources cost, whatever AWS recommends. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sumOf } from '../../../src/domain/arithmetic/sum-of.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { OtherRecommendation } from '../../../src/domain/figures/aws-recommendation.ts';
import { useOfOwner } from '../../../src/domain/figures/owned-resource.ts';
import type { ResourcesInUse, UseFinding } from '../../../src/domain/figures/resource-use.ts';
import { withRecommendations } from '../../../src/reports/use/with-recommendations.ts';
import { companyUse, costOfDays, measured } from '../../mail/idle-fixture.ts';
import { rankedRecommendation } from '../../support/views/archive-recommendations.ts';

const day = parseBillingDay('2026-11-21');
const id = 'i-00000001';
const other = (more: Parameters<typeof rankedRecommendation>[0] = {}): OtherRecommendation => ({
  ...rankedRecommendation({ account: '009912345679', resourceId: id, ...more }),
  day,
});
const useOf = (...resources: ResourcesInUse['resources']): ResourcesInUse => ({
  ...companyUse,
  resources,
});
const single = (finding: UseFinding, cost: number) =>
  useOf(measured('ec2-instance', id, finding, cost));
const atStake = ({ resources }: ResourcesInUse) =>
  sumOf(resources.map(({ atStakeCost }) => atStakeCost ?? 0));

it.each([
  ['idle', 'Stop', 50, 100, 'own rules'],
  ['idle', 'Stop', 500, 100, 'own rules'],
  ['unknown', 'Stop', 50, 50, 'AWS'],
  ['unknown', 'Rightsize', 500, 100, 'AWS'],
  ['in use', 'Rightsize', 30, 30, 'AWS'],
  ['in use', 'Stop', 30, 0, 'own rules'],
  ['in use', 'Delete', 30, 0, 'own rules'],
] as const)(
  '%s, and AWS says %s for %d: %d counts, by %s',
  (finding, action, saving, counts, source) => {
    const [one] = withRecommendations(single(finding, 100), [
      other({ action, monthlySavings: saving }),
    ]).resources;
    expect(one?.atStakeCost).toBeCloseTo(counts, 9);
    expect(one).toMatchObject({
      atStakeSource: source,
      aws: { action, monthlySavings: saving, day },
    });
  },
);

it('adds nothing in another currency, and nothing to what costs nothing', () => {
  const yuan = other({ currency: 'CNY' });
  expect(withRecommendations(single('unknown', 100), [yuan]).resources[0]).toMatchObject({
    atStakeCost: null,
    atStakeSource: null,
    aws: { currency: 'CNY', monthlySavings: 20, countedSavings: null },
  });
  for (const cost of [0, -5]) {
    expect(withRecommendations(single('unknown', cost), [other()]).resources[0]).toMatchObject({
      atStakeCost: null,
    });
  }
});

it('without an export, nothing changes', () => {
  expect(withRecommendations(companyUse, [])).toBe(companyUse);
});

const findings: readonly UseFinding[] = ['idle', 'in use', 'unknown'];
const anyUse = fc
  .array(fc.tuple(fc.constantFrom(...findings), fc.integer({ min: -500, max: 5_000 })), {
    maxLength: 6,
  })
  .map((list) =>
    useOf(...list.map(([finding, cost], at) => measured('ec2-instance', `i-${at}`, finding, cost))),
  );
const anyRecommendations = fc.uniqueArray(
  fc.record({
    resourceId: fc.integer({ min: 0, max: 9 }).map((at) => `i-${at}`),
    action: fc.constantFrom('Stop', 'Delete', 'Rightsize', '__proto__'),
    monthlySavings: fc.integer({ min: 1, max: 9_000 }),
    currency: fc.constantFrom('USD', 'CNY'),
  }),
  { selector: ({ resourceId }) => resourceId },
);

it('never has more at stake than the resources cost, nor more by a recommendation for what is idle', () => {
  fc.assert(
    fc.property(anyUse, anyRecommendations, (use, given) => {
      const found = withRecommendations(use, given.map(other));
      const costs = found.resources.map(({ monthlyCost }) => Math.max(0, monthlyCost));
      expect(atStake(found)).toBeLessThanOrEqual(sumOf(costs) + 1e-9);
      expect(found.resources).toHaveLength(use.resources.length);

      const isIdle = new Map(use.resources.map((one) => [one.resourceId, one.finding === 'idle']));
      const forIdle = given.filter(({ resourceId }) => isIdle.get(resourceId) === true);
      expect(atStake(withRecommendations(use, forIdle.map(other)))).toBe(atStake(use));

      const listed = found.recommendations?.list ?? [];
      const shown = found.resources.filter(({ aws }) => aws !== null).length;
      expect(listed.length + shown).toBe(given.length);
      for (const { countedSavings } of listed) expect(countedSavings ?? 0).toBeLessThanOrEqual(100);
    }),
  );
});

it('shows a reader of a part the recommendations of that part only, with that part of the saving', () => {
  const owner = { ou: 'Root/Retail', target: 'team/shop', service: 'Amazon ECS' };
  const neighbour = { ...owner, ou: 'Root/Payments' };
  const shared = {
    ...measured('ec2-instance', id, 'unknown', 100),
    costs: [costOfDays(owner, 25), costOfDays(neighbour, 75)],
  };
  const use = withRecommendations(useOf(shared, measured('ec2-instance', 'i-2', 'unknown', 9)), [
    other({ monthlySavings: 40 }),
    other({ resourceId: 'i-3', ou: 'Root/Retail/Shop' }),
    other({ resourceId: 'i-4', ou: 'Root/Retailers' }),
    other({ resourceId: 'i-5', ou: '' }),
  ]);
  const part = useOfOwner(use, ({ ou }) => ou === 'Root/Retail' || ou.startsWith('Root/Retail/'));
  const [one, ...more] = part.resources;
  expect(more).toEqual([]);
  expect(one?.aws?.monthlySavings).toBeCloseTo(10, 9);
  expect(one?.atStakeCost).toBeCloseTo(10, 9);
  expect(part.recommendations?.list.map(({ resourceId }) => resourceId)).toEqual(['i-3']);
});
