/** What a deployment may set about the looks: the limits of the traffic light, by default the digest's own. */
import { defaultThresholds, type LightThresholds } from '../../src/domain/budgets/budget-light.ts';

export interface Looks {
  readonly thresholds: LightThresholds;
}

export const defaultLooks: Looks = { thresholds: defaultThresholds };
