/** `rules coverage`: how much of the archived cost has the required tags, by team, OU and account. */
import {
  addDays,
  type BillingDay,
  firstOfPeriod,
  parseBillingDay,
} from '../src/domain/calendar/billing-day.ts';
import { InputError } from '../src/domain/input/input-error.ts';
import type { ObjectStore } from '../src/ports/object-store.ts';
import { readCoverage } from '../src/reports/teams/read-coverage.ts';
import { objectKey } from '../src/tables/object-key.ts';
import { tagCoverageTable } from '../src/tables/tag-coverage.ts';
import { coverageText } from './rules-coverage-report.ts';
import { dayOf, type Flags } from './rules-flags.ts';
import { asJson } from './rules-output.ts';
import { rulesStore } from './rules-store.ts';

/** How far back the newest day is searched for. */
const searchedDays = 45;

/** Throws an InputError if no day of the range has coverage. */
export async function showCoverage(flags: Flags): Promise<number> {
  const store = await rulesStore(flags);
  const to = dayOf(flags, 'to') ?? (await newestDay(store));
  const from = dayOf(flags, 'from') ?? firstOfPeriod(to);
  if (from > to) throw new InputError(`--from ${from} is after --to ${to}.`);
  const coverage = await readCoverage(store, { from, to, tags: null });
  if (coverage === null) {
    throw new InputError(
      `There is no tag coverage from ${from} to ${to}: runs archive it if the rules require tags.`,
    );
  }
  process.stdout.write(flags['json'] === true ? asJson(coverage) : coverageText(coverage));
  return 0;
}

async function newestDay(store: Pick<ObjectStore, 'head'>): Promise<BillingDay> {
  const today = parseBillingDay(new Date().toISOString().slice(0, 10));
  for (let back = 0; back < searchedDays; back++) {
    const day = addDays(today, -back);
    if ((await store.head(objectKey(tagCoverageTable, day))) !== undefined) return day;
  }
  throw new InputError(
    `The archive has no tag coverage of the last ${searchedDays} days; name a day with --to.`,
  );
}
