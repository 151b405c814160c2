/** Archives what resources cost on the days of a range, and on the days before by which resources are chosen. */
import type { AllocationRules } from '../../src/allocation/compile/allocation-rules.ts';
import { readCurrent } from '../../src/allocation/published/current-set.ts';
import { readPublishedSet } from '../../src/allocation/published/read-published-set.ts';
import { noRules, usableRules } from '../../src/allocation/published/usable-rules.ts';
import { ArchiveState } from '../../src/archive/state/archive-state.ts';
import {
  addDays,
  type BillingDay,
  daysFromTo,
  periodOf,
} from '../../src/domain/calendar/billing-day.ts';
import { eachBounded } from '../../src/ports/each-bounded.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { daysOfChoice } from '../../src/reports/resources/measurable-resources.ts';
import { publishResourceCosts } from '../../src/reports/resources/publish-resource-costs.ts';
import {
  type CostsOfDays,
  readResourceCosts,
} from '../../src/reports/resources/read-resource-costs.ts';
import type { MetricsSettings } from '../../src/settings/metrics-settings.ts';
import { objectKey } from '../../src/tables/object-key.ts';
import { ouBreakdownTable } from '../../src/tables/ou-breakdown.ts';

/** Rows of a day that are listed by name; a table of more would be the bill. */
const listedPerDay = 5_000;
const concurrentHeads = 16;

export interface FoundCosts {
  readonly costs: CostsOfDays;
  readonly ruleSet: string;
  /** Day → currency, of the days that the archive has. */
  readonly archived: ReadonlyMap<BillingDay, string>;
}

interface Range {
  readonly from: BillingDay;
  readonly to: BillingDay;
}

/** Reads the bill once. */
export async function findResourceCosts(
  platform: Platform,
  { from, to }: Range,
  { currency, ouDepth }: Pick<MetricsSettings, 'currency' | 'ouDepth'>,
): Promise<FoundCosts> {
  const first = addDays(from, 1 - daysOfChoice);
  const days = daysFromTo(first, to);
  const state = await ArchiveState.open(platform, [...new Set(days.map(periodOf))]);
  const rules = await publishedRules(platform);
  const costs = await readResourceCosts(platform, {
    from: first,
    to,
    rules,
    limit: listedPerDay,
    currency,
    ouDepth,
    knownServices: state.knownServices(),
  });
  return { costs, ruleSet: rules.hash, archived: await archivedDays(platform, days) };
}

async function publishedRules(platform: Platform): Promise<AllocationRules> {
  const { current } = await readCurrent(platform.store);
  if (current === null) return noRules;
  const set = await readPublishedSet(platform.store, current.hash);
  return usableRules(platform, { set, hash: current.hash }).current;
}

/** Day → currency, of the days that the archive has. */
export async function archivedDays(
  { store }: Pick<Platform, 'store'>,
  days: readonly BillingDay[],
): Promise<ReadonlyMap<BillingDay, string>> {
  const found = await eachBounded(days, concurrentHeads, async (day) => {
    const stored = await store.head(objectKey(ouBreakdownTable, day));
    return [day, stored?.metadata['currency'] ?? ''] as const;
  });
  return new Map(found.filter(([, currency]) => currency !== ''));
}

/** Only days that the digest has archived: their currency is known. Returns the days that changed. */
export async function publishCosts(
  { store }: Pick<Platform, 'store'>,
  { costs, ruleSet, archived }: FoundCosts,
): Promise<readonly BillingDay[]> {
  const written: BillingDay[] = [];
  for (const [day, rows] of costs) {
    const currency = archived.get(day);
    if (currency === undefined) continue;
    const outcome = await publishResourceCosts(store, { day, rows, currency, ruleSet });
    if (outcome === 'written') written.push(day);
  }
  return written;
}
