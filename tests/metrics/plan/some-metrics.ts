/** Resources of the catalogue for tests. */

import type { BillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { knownKind } from '../../../src/metrics/catalogue/known-kind.ts';
import { type AskedDays, askOnce } from '../../../src/metrics/plan/ask-once.ts';
import type { AskedMetric, MeasuredResource } from '../../../src/metrics/plan/asked-metric.ts';
import type { CostlyResource } from '../../../src/metrics/plan/choose-resources.ts';

export function resource(
  kind: string,
  resourceId: string,
  place: Partial<Pick<MeasuredResource, 'account' | 'region'>> = {},
): MeasuredResource {
  const found = knownKind(kind);
  if (found === undefined) throw new Error(`no kind '${kind}'`);
  return { account: '111122223333', region: 'eu-west-1', ...place, resourceId, kind: found };
}

export const instance = (number: number, place = {}) =>
  resource('ec2-instance', `i-${number.toString(16).padStart(8, '0')}`, place);

/** The same metrics on each of these days. */
export const askedOn = (
  asked: readonly AskedMetric[],
  ...days: BillingDay[]
): readonly AskedDays[] => askOnce(days.map((day) => [day, asked]));

export const costly = (measured: MeasuredResource, cost: number): CostlyResource => ({
  ...measured,
  cost,
});
