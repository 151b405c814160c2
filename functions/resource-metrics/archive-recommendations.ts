/**
 * The step that archives AWS's own recommendations of the days of a run, where their export is given. A day whose export
 * is missing, empty or damaged is reported: nothing that was archived changes, and the metrics are asked for all the same.
 */
import { addDays, type BillingDay, daysFromTo } from '../../src/domain/calendar/billing-day.ts';
import { textsOf } from '../../src/domain/columns/text-column.ts';
import type { ObjectStore } from '../../src/ports/object-store.ts';
import { publishRecommendations } from '../../src/recommendations/archive/publish-recommendations.ts';
import {
  type RankedBy,
  rankRecommendations,
} from '../../src/recommendations/archive/ranked-recommendations.ts';
import {
  exportOfDay,
  type RecommendationFiles,
} from '../../src/recommendations/export/export-of-day.ts';
import { decodeTable } from '../../src/tables/decode-table.ts';
import { objectKey } from '../../src/tables/object-key.ts';
import { ouBreakdownTable } from '../../src/tables/ou-breakdown.ts';

export interface RecommendationsOfDay {
  readonly day: BillingDay;
  /** `empty`: files without a recommendation. `damaged`: not read, or not written; `problem` says why. */
  readonly state: 'written' | 'unchanged' | 'missing' | 'empty' | 'damaged';
  readonly recommendations: number;
  /** Rows that name no account or no id, and rows that are there twice. */
  readonly unreadable: number;
  readonly doubled: number;
  /** Recommendations in another currency than the bill's: they are listed, and not added up. */
  readonly otherCurrency: number;
  readonly problem: string | null;
}

export interface RecommendationsRun {
  readonly from: BillingDay;
  readonly to: BillingDay;
  readonly files: RecommendationFiles;
  /** Day → currency, of the days that the archive has. */
  readonly archived: ReadonlyMap<BillingDay, string>;
}

/** AWS exports on the day after the last day of usage. */
const daysAfter = 1;

/** The newest day first; nothing before the digest has archived a day, because the bill's currency is not known. */
export async function archiveRecommendations(
  store: ObjectStore,
  { from, to, files, archived }: RecommendationsRun,
): Promise<readonly RecommendationsOfDay[]> {
  const newest = [...archived.keys()].sort().at(-1);
  if (newest === undefined) return [];
  const ranking = lazily(async () => {
    const units = await unitsOfAccounts(store, newest);
    const currency = archived.get(newest) ?? '';
    return { currency, ouOf: (account: string) => units.get(account) ?? '' };
  });
  const done: RecommendationsOfDay[] = [];
  for (const day of daysFromTo(from, addDays(to, daysAfter)).toReversed()) {
    done.push(await archiveDay(store, files, day, ranking));
  }
  return done;
}

/** Read once, and only if a day has recommendations. */
function lazily<T>(read: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | undefined;
  return () => {
    found ??= read();
    return found;
  };
}

async function archiveDay(
  store: ObjectStore,
  files: RecommendationFiles,
  day: BillingDay,
  rankedBy: () => Promise<RankedBy>,
): Promise<RecommendationsOfDay> {
  const nothing = { recommendations: 0, unreadable: 0, doubled: 0, otherCurrency: 0 };
  try {
    const found = await exportOfDay(files, day);
    if (found === null) return { day, state: 'missing', ...nothing, problem: null };
    const { unreadable, doubled } = found;
    const ranking = await rankedBy();
    const rows = rankRecommendations(found.recommendations, ranking);
    const counts = { ...nothing, unreadable, doubled };
    if (rows.length === 0) return { day, state: 'empty', ...counts, problem: null };
    const { currency } = ranking;
    const state = await publishRecommendations(store, { day, rows, currency });
    const otherCurrency = rows.filter((row) => row.currency !== currency).length;
    return { day, state, ...counts, recommendations: rows.length, otherCurrency, problem: null };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { day, state: 'damaged', ...nothing, problem };
  }
}

/** Whose an account is, so that readers of a part see only theirs. */
async function unitsOfAccounts(
  store: Pick<ObjectStore, 'get'>,
  day: BillingDay,
): Promise<ReadonlyMap<string, string>> {
  const stored = await store.get(objectKey(ouBreakdownTable, day));
  if (stored === undefined) return new Map();
  const { linkedAccount, ou } = await decodeTable(ouBreakdownTable, stored.body);
  const units = textsOf(ou);
  return new Map(textsOf(linkedAccount).map((account, row) => [account, units[row] ?? '']));
}
