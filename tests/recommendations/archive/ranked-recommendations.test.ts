/** No saving counts twice, whatever AWS recommends for a resource. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sumOf } from '../../../src/domain/arithmetic/sum-of.ts';
import { rankRecommendations } from '../../../src/recommendations/archive/ranked-recommendations.ts';
import type { ExportedRecommendation } from '../../../src/recommendations/export/exported-recommendation.ts';
import { recommendationOfRow } from '../../../src/recommendations/export/recommendation-of-row.ts';
import { exportRow, purchaseRow } from '../../support/recommendations/export-rows.ts';

const by = { currency: 'USD', ouOf: (account: string) => `Root/${account}` };
const recommended = (more: Parameters<typeof exportRow>[0]): ExportedRecommendation => {
  const found = recommendationOfRow(exportRow(more));
  if (found === null) throw new Error('not readable');
  return found;
};
const stands = (all: readonly ExportedRecommendation[]) =>
  Object.fromEntries(
    rankRecommendations(all, by).map((one) => [
      one.recommendationId,
      [one.standing, one.countedSavings],
    ]),
  );

it('counts the highest saving of a resource', () => {
  expect(
    stands([
      recommended({ recommendation_id: 'resize' }),
      recommended({
        recommendation_id: 'stop',
        action_type: 'Stop',
        estimated_monthly_savings_after_discount: 99,
      }),
      recommended({ recommendation_id: 'graviton', action_type: 'MigrateToGraviton' }),
    ]),
  ).toEqual({
    resize: ['alternative', null],
    stop: ['first', 99],
    graviton: ['alternative', null],
  });
});

it('counts nothing in another currency, without a saving, of groups and of purchases', () => {
  const group =
    'arn:aws:autoscaling:eu-central-1:000000000001:autoScalingGroup:1:autoScalingGroupName/web';
  const other = (id: string) => ({
    recommendation_id: id,
    resource_arn: `arn:aws:ec2:eu-central-1:000000000001:instance/i-00000000${id}`,
  });
  const purchase = recommendationOfRow(purchaseRow);
  expect(
    stands([
      recommended({ ...other('00000001'), currency_code: 'CNY' }),
      recommended({ ...other('00000002'), estimated_monthly_savings_after_discount: -1 }),
      recommended({ recommendation_id: 'group', resource_arn: group }),
      recommended({
        recommendation_id: 'service',
        resource_arn: 'arn:aws:ecs:eu-central-1:000000000001:service/web',
      }),
      recommended({ recommendation_id: 'none', resource_arn: null }),
      ...(purchase === null ? [] : [purchase]),
    ]),
  ).toEqual({
    '00000001': ['first', null],
    '00000002': ['first', null],
    group: ['group', null],
    service: ['group', null],
    none: ['no resource', null],
    'purchase-1': ['purchase', null],
  });
});

it('prefers a smaller saving that can be added up to one in another currency', () => {
  expect(
    stands([
      recommended({
        recommendation_id: 'yuan',
        currency_code: 'CNY',
        estimated_monthly_savings_after_discount: 900,
      }),
      recommended({ recommendation_id: 'dollars', estimated_monthly_savings_after_discount: 1 }),
    ]),
  ).toEqual({ yuan: ['alternative', null], dollars: ['first', 1] });
});

const anyRecommendation = fc
  .record({
    recommendation_id: fc.stringMatching(/^[a-z]{1,3}$/),
    account_id: fc.constantFrom('000000000001', '000000000002'),
    action_type: fc.constantFrom('Stop', 'Rightsize', 'PurchaseSavingsPlans', 'constructor'),
    currency_code: fc.constantFrom('USD', 'CNY', ''),
    estimated_monthly_savings_after_discount: fc.option(fc.integer({ min: -5, max: 9 })),
    resource_arn: fc.constantFrom(
      null,
      'arn:aws:ecs:eu-central-1:000000000001:service/shop/web',
      'arn:aws:ecs:eu-central-1:000000000001:service/shop/job',
      'arn:aws:ec2:eu-central-1:000000000001:volume/vol-00000001',
      '__proto__',
    ),
  })
  .map(recommended);

it('counts each resource at most once, with the highest of its savings, in any order', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyRecommendation, { selector: ({ recommendationId }) => recommendationId }),
      (all) => {
        const ranked = rankRecommendations(all, by);
        expect(rankRecommendations(all.toReversed(), by)).toEqual(ranked);
        expect(ranked).toHaveLength(all.length);
        const counted = ranked.filter(({ countedSavings }) => countedSavings !== null);
        const resources = counted.map((one) =>
          JSON.stringify([one.account, one.kind, one.resourceId]),
        );
        expect(new Set(resources).size).toBe(resources.length);
        const best = counted.map(({ account, resourceId, currency }) =>
          Math.max(
            ...ranked
              .filter(
                (one) =>
                  one.account === account &&
                  one.resourceId === resourceId &&
                  one.currency === currency,
              )
              .map(({ monthlySavings }) => monthlySavings ?? 0),
          ),
        );
        expect(sumOf(counted.map((one) => one.countedSavings ?? 0))).toBe(sumOf(best));
      },
    ),
  );
});
