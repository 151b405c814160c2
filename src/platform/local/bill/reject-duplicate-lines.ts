/**
 * Refuses a bill that holds lines twice: copies of one bill under any names, folders and formats, one
 * delivery split in two ways, an older refresh beside a newer one. Judges files and not lines, since
 * equal lines in one file are legal and parts of a delivery may share a few.
 */
import type { BillingPeriod } from '../../../domain/calendar/billing-day.ts';
import { InputError } from '../../../domain/input/input-error.ts';
import type { BillSource } from '../bill-format/bill-source.ts';
import { normalizeColumn } from '../bill-format/source-detection.ts';
import type { DuckDbEngine } from '../duckdb/duckdb-engine.ts';
import type { BillFile } from './bill-tree.ts';
import type { BillFileGroup } from './bill-view.ts';
import { type FileOverlap, overlapStatement, type Sample } from './file-overlaps.ts';
import type { BillFiles } from './find-bill-files.ts';
import { contentKeysOf, haveLineIds, type Recognition } from './line-content-key.ts';
import { parquetFileColumns } from './parquet-columns.ts';

/** Fewer lines than these may be equal by accident. */
const minLines = 2;

/** Two parts of a delivery may meet on one day, of which each has a few lines. */
const minOfFile = 0.2;

/** So many lines, and nearly all of the days that two files have, are no accident, whatever their share. */
const minOfDays = 20;
const nearlyAll = 0.9;

/** More lines of one meaning in a file than this, on average, and files share meanings by chance. */
const nearlyUnique = 1.1;

/** One line in so many is compared, by its meaning, where lines are many. */
const sampleOneIn = 16;
const noSampling: Sample = { oneIn: 1, filesReadFully: [] };
const manyBytes = 64 * 1024 * 1024;
/** Fewer sampled meanings than this say too little, and all are few enough to compare. */
const minSampledKeys = 2000;

/** A file of fewer bytes is compared in whole with a sample of the others. */
const fewBytes = 1024 * 1024;

/** Text takes about ten times the bytes of Parquet. */
const bytesPerParquetByte = { parquet: 1, 'csv.gz': 1, csv: 10 } as const;

export interface ComparedBill {
  readonly source: BillSource;
  readonly found: BillFiles;
  readonly branches: readonly BillFileGroup[];
  /** Those whose files are compared. */
  readonly periods: readonly BillingPeriod[];
  /** Whether files that no folder tells apart are compared with each other as well. */
  readonly isFirst: boolean;
  /** The same lines of a branch, faster to read, with the columns that say what they mean. */
  readonly staged: (branch: BillFileGroup) => Promise<BillFileGroup>;
}

/**
 * Throws an InputError naming two files that hold the same lines. Files that a manifest names are
 * known to be one delivery: they are not read.
 */
export async function rejectDuplicateLines(
  engine: DuckDbEngine,
  { source, found: { files, manifests }, branches, periods, isFirst, staged }: ComparedBill,
): Promise<void> {
  if (periods.length === 0) return;
  const ofFiles = new Set(files.map(({ period }) => period));
  const asked = [...ofFiles].filter((period) => (period ? periods.includes(period) : isFirst));
  const unproven = asked.filter((period) => !period || !manifests.has(period));
  // Files that no folder tells apart may hold lines of any period.
  const folders = unproven.filter((period) => period !== undefined);
  for (const period of folders.length > 0 ? folders : unproven) {
    const own = branches.filter((branch) => isIn(branch.period, period));
    if (own.flatMap(({ paths }) => paths).length < 2) continue;
    const ofPeriod = files.filter((file) => isIn(file.period, period));
    const toRead: BillFileGroup[] = [];
    for (const branch of own) toRead.push(await staged(branch));
    await comparePeriod(engine, source, { own, toRead }, sampleOf(ofPeriod));
  }
}

function sampleOf(files: readonly BillFile[]): Sample {
  const size = ({ bytes, format }: BillFile) => bytes / bytesPerParquetByte[format];
  if (files.reduce((sum, file) => sum + size(file), 0) <= manyBytes) return noSampling;
  const small = files.filter((file) => size(file) < fewBytes);
  return { oneIn: sampleOneIn, filesReadFully: small.map(({ path }) => path) };
}

function isIn(own: BillingPeriod | undefined, period: BillingPeriod | undefined): boolean {
  return own === undefined || own === period;
}

async function comparePeriod(
  engine: DuckDbEngine,
  source: BillSource,
  { own, toRead }: Readonly<Record<'own' | 'toRead', readonly BillFileGroup[]>>,
  sample: Sample,
): Promise<void> {
  const shared = await sharedColumns(engine, own);
  const inOneFormat = own.every(({ format }) => format === 'parquet');
  const compare = async (by: Recognition) => {
    // Ids are rarely compared, and take much room: they are not staged.
    const branches = by === 'identity' ? own : toRead;
    const lines = branches.map((branch) =>
      contentKeysOf(branch, { source, by, shared, inOneFormat }),
    );
    const overlaps = await readOverlaps(engine, lines, sample);
    const meanings = overlaps[0]?.meanings ?? 0;
    if (sample.oneIn === 1 || meanings >= minSampledKeys) return overlaps;
    return await readOverlaps(engine, lines, noSampling);
  };
  const overlaps = await compare('meaning');
  refuse(overlaps.find((overlap) => isCopy(overlap) || haveSameDays(overlap)));
  // Where many lines share a meaning, a delivery that was split otherwise shows by its ids alone.
  const isUnique = overlaps.every(({ linesPerContentKey }) => linesPerContentKey <= nearlyUnique);
  // The only line of a file may mean by accident what one of another file does.
  if (!haveLineIds(shared) || (isUnique && !overlaps.some(isOnlyLine))) return;
  refuse((await compare('identity')).find((overlap) => isCopy(overlap) || isOnlyLine(overlap)));
}

async function readOverlaps(engine: DuckDbEngine, lines: readonly string[], sample: Sample) {
  const { batches } = await engine.query(overlapStatement(lines, sample));
  const overlaps: FileOverlap[] = [];
  for await (const { rowCount, columns } of batches) {
    for (let row = 0; row < rowCount; row++) {
      overlaps.push({
        file: columns.file[row] ?? '',
        other: columns.other[row] ?? '',
        sharedLines: columns.shared_lines[row] ?? 0,
        equalLines: columns.equal_lines[row] ?? 0,
        comparedLines: columns.compared_lines[row] ?? 0,
        isOfAllOthers: columns.is_of_all_others[row] === 1,
        linesOfSmaller: columns.lines_of_smaller[row] ?? 0,
        linesPerContentKey: columns.lines_per_meaning[row] ?? 0,
        meanings: columns.meanings[row] ?? 0,
      });
    }
  }
  return overlaps;
}

function refuse(copy: FileOverlap | undefined): void {
  if (copy === undefined) return;
  const share = Math.floor((100 * copy.sharedLines) / copy.comparedLines);
  throw new InputError(
    `${copy.file} and ${copy.other} hold the same lines (${share} % of those compared), which would count twice: remove the older or the doubled file, or copy the export with its manifests.`,
  );
}

/**
 * Half of the lines, where a meaning is one line; more where several lines of a file have one meaning,
 * for two parts of a delivery then have the same number of some of them by chance.
 */
function isCopy(overlap: FileOverlap): boolean {
  const { sharedLines, equalLines, comparedLines, linesOfSmaller, linesPerContentKey } = overlap;
  if (sharedLines < Math.max(minLines, minOfFile * linesOfSmaller)) return false;
  if (linesPerContentKey <= nearlyUnique) return sharedLines >= 0.5 * comparedLines;
  return equalLines >= 0.75 * comparedLines;
}

/** Are they downloads of some days each, which overlap by a few days? */
function haveSameDays(overlap: FileOverlap): boolean {
  const { sharedLines, comparedLines, linesPerContentKey, isOfAllOthers } = overlap;
  if (isOfAllOthers || linesPerContentKey > nearlyUnique) return false;
  return sharedLines >= Math.max(minOfDays, nearlyAll * comparedLines);
}

/** Is the one line of a file also in another? */
function isOnlyLine({ linesOfSmaller, equalLines, isOfAllOthers }: FileOverlap): boolean {
  return !isOfAllOthers && linesOfSmaller === 1 && equalLines === 1;
}

/** Normalised names of the columns that every file has: a copy may have more columns than another. */
async function sharedColumns(
  engine: DuckDbEngine,
  branches: readonly BillFileGroup[],
): Promise<ReadonlySet<string>> {
  const ofFiles: ReadonlySet<string>[] = [];
  for (const { format, paths, columns } of branches) {
    if (format !== 'parquet') ofFiles.push(new Set([...columns.keys()].map(normalizeColumn)));
    else {
      const found = await parquetFileColumns(engine, paths);
      ofFiles.push(...[...found.values()].map(({ names }) => names));
    }
  }
  const [first = new Set<string>(), ...others] = ofFiles;
  return new Set([...first].filter((column) => others.every((each) => each.has(column))));
}
