/** The tag coverage of the normal Friday's month. */
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { allTags, type TagState } from '../../src/domain/costs/coverage-day.ts';
import type { CoverageCosts, CoverageFigures } from '../../src/domain/figures/coverage-figures.ts';

export function coverageCosts(states: Partial<Record<TagState, number>>): CoverageCosts {
  const { valid = 0, missing = 0, untaggable = 0, unknown = 0, 'not-allowed': other = 0 } = states;
  const taggable = valid + missing + other;
  return {
    valid,
    missing,
    untaggable,
    unknown,
    'not-allowed': other,
    taggable,
    tagged: valid + other,
    total: taggable + untaggable + unknown,
    allocated: valid,
  };
}

export function coverageFigures(changes: Partial<CoverageFigures> = {}): CoverageFigures {
  const all = coverageCosts({
    valid: 540_000,
    'not-allowed': 42_000,
    missing: 18_000,
    untaggable: 200_000,
    unknown: 57_000,
  });
  const parts = { targets: [{ name: 'team/retail', costs: all }], ous: [], accounts: [] };
  return {
    from: parseBillingDay('2026-11-01'),
    to: parseBillingDay('2026-11-20'),
    days: 20,
    currency: 'USD',
    tags: [
      { tag: allTags, all, ...parts },
      { tag: 'environment', all, ...parts },
    ],
    notActivated: ['cost-center'],
    untagged: [],
    ...changes,
  };
}
