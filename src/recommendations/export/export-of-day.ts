/**
 * Finds and reads the recommendations of one day. AWS delivers to `<export>/data/date=YYYY-MM-DD/`, and where it does
 * not overwrite, into a folder for each delivery there, named by its time.
 * https://docs.aws.amazon.com/cur/latest/userguide/dataexports-export-delivery.html
 */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { ArchiveListing } from '../../ports/archive-listing.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import type { ExportedRecommendation } from './exported-recommendation.ts';
import { isExportFile, readExportFile } from './read-export-file.ts';
import { recommendationOfRow } from './recommendation-of-row.ts';

export interface RecommendationFiles {
  readonly listing: ArchiveListing;
  readonly store: Pick<ObjectStore, 'get' | 'locate'>;
  /** Key prefix of the folder with the days' folders; empty, or ends in '/'. */
  readonly root: string;
}

export interface ExportOfDay {
  readonly files: number;
  readonly recommendations: readonly ExportedRecommendation[];
  /** Rows without an account or an id. */
  readonly unreadable: number;
  /** Rows that were there before, by their id. */
  readonly doubled: number;
}

/** Null if the day has no file. Throws an Error naming the file that is damaged or lacks a column. */
export async function exportOfDay(
  { listing, store, root }: RecommendationFiles,
  day: BillingDay,
): Promise<ExportOfDay | null> {
  const prefix = `${root}date=${day}/`;
  const listed = await listing.list(prefix);
  const keys = newestDelivery(
    prefix,
    listed.map(({ key }) => key),
  );
  if (keys.length === 0) return null;
  const rows: (ExportedRecommendation | null)[] = [];
  for (const key of keys) rows.push(...(await rowsOf(store, key)));
  const readable = rows.filter((row) => row !== null);
  const recommendations = onceEach(readable);
  return {
    files: keys.length,
    recommendations,
    unreadable: rows.length - readable.length,
    doubled: readable.length - recommendations.length,
  };
}

/** The files of the last folder by name; those directly in the day's folder where there is none. */
export function newestDelivery(prefix: string, keys: readonly string[]): readonly string[] {
  const files = keys.filter(
    (key) => isExportFile(key) && !/(^|\/)[._]/.test(key.slice(prefix.length)),
  );
  const folderOf = (key: string) => key.slice(prefix.length, key.lastIndexOf('/') + 1);
  const newest = files.reduce((last, key) => (folderOf(key) > last ? folderOf(key) : last), '');
  return files.filter((key) => folderOf(key) === newest).sort();
}

async function rowsOf(store: RecommendationFiles['store'], key: string) {
  const stored = await store.get(key);
  if (stored === undefined) throw new Error(`${store.locate(key)} was removed while it was read`);
  try {
    return (await readExportFile(key, stored.body)).map(recommendationOfRow);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${store.locate(key)} cannot be read: ${why}`, { cause });
  }
}

/** A recommendation that is there twice counts once: the one that AWS made last. */
function onceEach(all: readonly ExportedRecommendation[]): readonly ExportedRecommendation[] {
  const found = new Map<string, ExportedRecommendation>();
  for (const one of all) {
    const key = JSON.stringify([one.account, one.recommendationId]);
    const other = found.get(key);
    if (other === undefined || textOf(one) > textOf(other)) found.set(key, one);
  }
  return [...found.values()];
}

/** Begins with the time; the rest makes the choice independent of the order of files. */
function textOf(one: ExportedRecommendation): string {
  return JSON.stringify([one.refreshedAt, one]);
}
