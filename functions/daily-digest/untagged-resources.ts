/**
 * Archives, once a week, the costliest resources that lack required tags: in the first run after a week has
 * ended. Only with rules that require tags. A failure is reported after the mails, and the next run tries again.
 */
import type { RunRules } from '../../src/allocation/published/rules-for-run.ts';
import { usableRules } from '../../src/allocation/published/usable-rules.ts';
import { daysFromTo } from '../../src/domain/calendar/billing-day.ts';
import { lastWeekUntil, type Period } from '../../src/domain/calendar/period.ts';
import { allTags } from '../../src/domain/costs/coverage-day.ts';
import type { CoverageFigures } from '../../src/domain/figures/coverage-figures.ts';
import type { StepFacts } from '../../src/observability/run-record.ts';
import type { ObjectStore } from '../../src/ports/object-store.ts';
import type { Platform } from '../../src/ports/platform.ts';
import type { DigestData } from '../../src/reports/digest/read-digest-data.ts';
import { readCoverage } from '../../src/reports/teams/read-coverage.ts';
import {
  isPublished,
  publishUntaggedResources,
} from '../../src/reports/untagged/publish-untagged-resources.ts';
import { readUntaggedResources } from '../../src/reports/untagged/read-untagged-resources.ts';
import { defaultUntaggedResources } from '../../src/settings/defaults.ts';
import type { DigestSettings } from '../../src/settings/digest-settings.ts';
import { type OptionalResult, optionalStep } from './optional-step.ts';

export type UntaggedSettings = Pick<DigestSettings, 'currency' | 'ouDepth' | 'untaggedResources'>;

type CountedRules = Pick<RunRules, 'set' | 'hash'>;

export type RulesOfRun = OptionalResult<RunRules | null>;

/** The week to archive now; null if there is none, or it is archived. */
export async function dueWeek(
  store: Pick<ObjectStore, 'head'>,
  { value: rules }: RulesOfRun,
  { archived, reportDay }: Pick<DigestData, 'archived' | 'reportDay'>,
): Promise<Period | null> {
  if (rules?.hasRules !== true || rules.set.required.length === 0) return null;
  if (archived.allocation.failure !== null) return null;
  const week = lastWeekUntil(reportDay);
  if (week.from < archived.window.from) return null;
  return (await isPublished(store, week)) ? null : week;
}

/** What the archive knows of the bill already. */
export interface KnownOfBill {
  /** ISO 4217. */
  readonly currency: string;
  /** Service code → name. */
  readonly serviceNames: ReadonlyMap<string, string>;
}

/** Does not throw: the result contains the error. */
export async function archiveUntaggedResources(
  platform: Platform,
  week: Period,
  rules: CountedRules,
  known: KnownOfBill,
  { untaggedResources, ...settings }: UntaggedSettings,
  addToRecord: (facts: StepFacts) => void,
): Promise<OptionalResult<null>> {
  return optionalStep(addToRecord, null, async () => {
    const tags = await countedTags(platform.store, rules, week);
    if (tags.every(({ days }) => days.length === 0)) {
      addToRecord({ week: week.id, resources: 0 });
      return null;
    }
    const values = await readUntaggedResources(platform, {
      ...settings,
      week,
      rules: usableRules(platform, rules).current,
      tags,
      limit: untaggedResources ?? defaultUntaggedResources,
      knownServices: known.serviceNames,
    });
    const publication = { week, values, currency: known.currency, ruleSet: rules.hash };
    const outcome = await publishUntaggedResources(platform.store, publication);
    addToRecord({ week: week.id, outcome, resources: values.lineCount.length });
    return null;
  });
}

/** On a day on which a tag is unknown, its absence blames nobody. */
async function countedTags(store: ObjectStore, { set }: CountedRules, { from, to }: Period) {
  const tags = [...new Set(set.required)];
  const days = await Promise.all(
    daysFromTo(from, to).map(async (day) => ({
      day,
      coverage: await readCoverage(store, { from: day, to: day, tags }),
    })),
  );
  return tags.map((name) => ({
    name,
    days: days.filter(({ coverage }) => isCounted(coverage, name)).map(({ day }) => day),
  }));
}

function isCounted(coverage: CoverageFigures | null, name: string): boolean {
  const found = coverage?.tags.find(({ tag }) => tag === name && tag !== allTags);
  return found !== undefined && (found.all.missing !== 0 || found.all['not-allowed'] !== 0);
}
