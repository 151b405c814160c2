/** A laptop's platform whose engine fails on the statements of the allocation; everything else is real. */
import type { LocalPlatform } from '../../src/platform/local/local-platform.ts';

export function withFailingAllocation(platform: LocalPlatform): LocalPlatform {
  const { staging } = platform;
  const unload: typeof staging.unload = (select, prefix) =>
    select.name === 'cost_allocation'
      ? Promise.reject(new Error('the engine gave up'))
      : staging.unload(select, prefix);
  const changed = {
    unload,
    unloadLines: staging.unloadLines.bind(staging),
    estimate: staging.estimate.bind(staging),
    discard: staging.discard.bind(staging),
  };
  return { ...platform, staging: changed };
}
