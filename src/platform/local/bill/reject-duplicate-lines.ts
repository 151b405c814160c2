/**
 * Rejects a bill that contains lines twice: copies of one bill under any names, folders and formats, one
 * delivery split in two ways, an older refresh next to a newer one. Compares files and not single lines,
 * because equal lines in one file are legal and parts of a delivery may share a few.
 */
import type { BillingPeriod } from '../../../domain/calendar/billing-day.ts';
import type { BillSource } from '../../../domain/costs/bill-source.ts';
import { InputError } from '../../../domain/input/input-error.ts';
import { normalizeColumn } from '../bill-format/source-detection.ts';
import type { DuckDbEngine } from '../duckdb/duckdb-engine.ts';
import type { BillFile } from './bill-tree.ts';
import type { BillFileGroup } from './bill-view.ts';
import { type FileOverlap, overlapStatement, type Sample } from './file-overlaps.ts';
import type { BillFiles } from './find-bill-files.ts';
import { haveIdenticalFiles } from './identical-files.ts';
import { contentKeysOf, haveLineIds, type Recognition } from './line-content-key.ts';
import { parquetFileColumns } from './parquet-columns.ts';

/** Fewer equal lines than this may be equal by accident. */
const minLines = 2;

/**
 * Two parts of a delivery may share one day, of which each has a few lines: more than this share of the
 * smaller file must be equal.
 */
const minOfFile = 0.2;

/**
 * With this many equal lines on nearly all days that two files share, accident is excluded, whatever their
 * share.
 */
const minOfDays = 20;
const nearlyAll = 0.9;

/** If a file has more lines per content key than this on average, files share content keys by chance. */
const nearlyUnique = 1.1;

/** In a large bill, one line in this many is compared by its content key. */
const sampleOneIn = 16;
const noSampling: Sample = { oneIn: 1, filesReadFully: [] };
const manyBytes = 64 * 1024 * 1024;
/** Fewer sampled content keys than this are not enough; there are then few enough lines to compare all. */
const minSampledKeys = 2000;

/** A file of fewer bytes is compared completely with a sample of the others. */
const fewBytes = 1024 * 1024;

/** Text takes about ten times the bytes of Parquet. */
const bytesPerParquetByte = { parquet: 1, 'csv.gz': 1, csv: 10 } as const;

export interface ComparedBill {
  readonly source: BillSource;
  readonly found: BillFiles;
  readonly fileGroups: readonly BillFileGroup[];
  /** Periods whose files are compared. */
  readonly periods: readonly BillingPeriod[];
  /** Whether files whose folders do not show the period are compared with each other as well. */
  readonly isFirst: boolean;
  /**
   * Returns the same lines of a file group in a form that is faster to read, with the columns of the
   * content key.
   */
  readonly staged: (fileGroup: BillFileGroup) => Promise<BillFileGroup>;
}

/**
 * Throws an InputError naming two files that contain the same lines. Files that a manifest names are known
 * to be one delivery, so their lines are compared only if two of the files have the same bytes.
 */
export async function rejectDuplicateLines(
  engine: DuckDbEngine,
  { source, found: { files, manifests }, fileGroups, periods, isFirst, staged }: ComparedBill,
): Promise<void> {
  if (periods.length === 0) return;
  const ofFiles = new Set(files.map(({ period }) => period));
  const asked = [...ofFiles].filter((period) => (period ? periods.includes(period) : isFirst));
  const unproven: typeof asked = [];
  for (const period of asked) {
    const isOneDelivery = period !== undefined && manifests.has(period);
    const ofPeriod = files.filter((file) => file.period === period);
    if (!isOneDelivery || (await haveIdenticalFiles(ofPeriod))) unproven.push(period);
  }
  // Files whose folders do not show the period may contain lines of any period.
  const folders = unproven.filter((period) => period !== undefined);
  for (const period of folders.length > 0 ? folders : unproven) {
    const own = fileGroups.filter((fileGroup) => isIn(fileGroup.period, period));
    if (own.flatMap(({ paths }) => paths).length < 2) continue;
    const ofPeriod = files.filter((file) => isIn(file.period, period));
    const toRead: BillFileGroup[] = [];
    for (const fileGroup of own) toRead.push(await staged(fileGroup));
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
    // Ids are rarely compared and take much space, so they are not staged.
    const fileGroups = by === 'identity' ? own : toRead;
    const lines = fileGroups.map((fileGroup) =>
      contentKeysOf(fileGroup, { source, by, shared, inOneFormat }),
    );
    const overlaps = await readOverlaps(engine, lines, sample);
    const meanings = overlaps[0]?.meanings ?? 0;
    if (sample.oneIn === 1 || meanings >= minSampledKeys) return overlaps;
    return await readOverlaps(engine, lines, noSampling);
  };
  const overlaps = await compare('meaning');
  refuse(overlaps.find((overlap) => isCopy(overlap) || haveSameDays(overlap)));
  // If many lines share a content key, only the line ids show a delivery that was split in another way.
  const isUnique = overlaps.every(({ linesPerContentKey }) => linesPerContentKey <= nearlyUnique);
  // The only line of a file may have the content key of a line in another file by accident.
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
    `${copy.file} and ${copy.other} contain the same lines (${share} % of those compared), which would count twice: remove the older or the duplicate file, or copy the export with its manifests.`,
  );
}

/**
 * Requires half of the lines if each line has its own content key, and more if several lines share one: two
 * parts of a delivery then have the same number of some of them by chance.
 */
function isCopy(overlap: FileOverlap): boolean {
  const { sharedLines, equalLines, comparedLines, linesOfSmaller, linesPerContentKey } = overlap;
  if (sharedLines < Math.max(minLines, minOfFile * linesOfSmaller)) return false;
  if (linesPerContentKey <= nearlyUnique) return sharedLines >= 0.5 * comparedLines;
  return equalLines >= 0.75 * comparedLines;
}

/** Tells whether both are downloads of some days each that overlap by a few days. */
function haveSameDays(overlap: FileOverlap): boolean {
  const { sharedLines, comparedLines, linesPerContentKey, isOfAllOthers } = overlap;
  if (isOfAllOthers || linesPerContentKey > nearlyUnique) return false;
  return sharedLines >= Math.max(minOfDays, nearlyAll * comparedLines);
}

/** Tells whether the only line of a file is also in another file. */
function isOnlyLine({ linesOfSmaller, equalLines, isOfAllOthers }: FileOverlap): boolean {
  return !isOfAllOthers && linesOfSmaller === 1 && equalLines === 1;
}

/** Normalized names of the columns that every file has: one copy may have more columns than another. */
async function sharedColumns(
  engine: DuckDbEngine,
  fileGroups: readonly BillFileGroup[],
): Promise<ReadonlySet<string>> {
  const ofFiles: ReadonlySet<string>[] = [];
  for (const { format, paths, columns } of fileGroups) {
    if (format !== 'parquet') ofFiles.push(new Set([...columns.keys()].map(normalizeColumn)));
    else {
      const found = await parquetFileColumns(engine, paths);
      ofFiles.push(...[...found.values()].map(({ names }) => names));
    }
  }
  const [first = new Set<string>(), ...others] = ofFiles;
  return new Set([...first].filter((column) => others.every((each) => each.has(column))));
}
