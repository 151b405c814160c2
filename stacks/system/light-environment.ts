/** The light's thresholds as digest and executives' page find them in their environments. */
import type { lightVariables } from '../../src/settings/light-environment.ts';
import type { StackSettings } from '../settings/settings.ts';

type LightVariables = Readonly<Record<keyof typeof lightVariables, string>>;

export function lightVariablesOf({ budgetLight }: StackSettings): LightVariables {
  return {
    DIGEST_GREEN_RATIO: String(budgetLight.green),
    DIGEST_YELLOW_RATIO: String(budgetLight.yellow),
  };
}
