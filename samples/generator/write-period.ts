/**
 * Writes one delivery of one billing period in every wanted format, slice by slice, then its manifests:
 * data first, manifest last, like AWS.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { addDays, type BillingDay, periodOf } from '../../src/domain/calendar/billing-day.ts';
import { type BillDatabase, sqlText } from './bill-database.ts';
import type { BillFormat } from './bill-request.ts';
import { type Column, columnsOfView, csvSelect, parquetSelect, readColumns } from './columns.ts';
import { type Delivery, deliveryOf } from './delivery.ts';
import { makeLines } from './make-lines.ts';
import { type Reading, type Slice, slicesOf } from './slices.ts';

/** A format with everything needed to write it; prepared once per bill. */
export interface FormatWriter {
  readonly format: BillFormat;
  readonly view: string;
  readonly columns: readonly Column[];
  readonly present: ReadonlySet<string>;
}

export interface WrittenPeriod {
  readonly format: BillFormat;
  readonly lines: number;
  /** Data files, relative to the format's root. */
  readonly files: readonly string[];
}

/** Creates the formats' views in the database. */
export async function prepareFormats(
  database: BillDatabase,
  formats: readonly BillFormat[],
): Promise<readonly FormatWriter[]> {
  for (const name of ['cur2', 'legacy', 'focus'] as const) {
    await database.run(`create view ${name}_lines as ${await sqlText(name)}`);
  }
  return Promise.all(
    formats.map(async (format) => {
      const name = format === 'cur2' || format === 'focus' ? format : 'legacy';
      const view = `${name}_lines`;
      const present = await columnsOfView(database, view);
      return { format, view, columns: await readColumns(name), present };
    }),
  );
}

/** Writes one delivery of a period; the amounts are those visible on the day of the delivery. */
export async function writePeriod(
  database: BillDatabase,
  writers: readonly FormatWriter[],
  reading: Reading,
): Promise<readonly WrittenPeriod[]> {
  const written = writers.map((writer) => ({ writer, files: [] as string[], lines: 0 }));
  for (const slice of slicesOf(reading)) {
    await makeLines(database, slice);
    for (const entry of written) {
      const { file, lines } = await writeSlice(database, entry.writer, slice);
      entry.files.push(file);
      entry.lines += lines;
    }
    reading.request.onProgress(`${reading.period}: usage ${slice.from} to ${slice.to} written`);
  }
  for (const { writer, files } of written) await writeManifests(writer, reading, files);
  return written.map(({ writer, files, lines }) => ({ format: writer.format, files, lines }));
}

async function writeSlice(
  database: BillDatabase,
  writer: FormatWriter,
  slice: Slice,
): Promise<{ file: string; lines: number }> {
  const delivery = deliveryOf(writer.format, slice);
  const file = `${delivery.folder}/${delivery.fileName(slice.chunk)}`;
  const target = onDisk(writer.format, slice, file);
  await mkdir(path.dirname(target), { recursive: true });
  const select = selectList(writer, delivery, slice);
  const order = slice.isSorted ? 'order by line_no' : '';
  const [copied] = await database.rows(
    `copy (select ${select} from ${writer.view} ${order}) to '${target.replaceAll("'", "''")}' ${copyOptions(delivery)}`,
  );
  return { file, lines: Number(copied?.['Count']) };
}

function selectList(writer: FormatWriter, delivery: Delivery, slice: Slice) {
  const { format, present } = writer;
  const wanted = columnsIn(writer, slice);
  if (delivery.fileType === 'csv') return csvSelect(wanted, present);
  return parquetSelect(wanted, present, format === 'legacy-parquet' ? 'empty' : 'null');
}

/**
 * Acme activates the cost allocation tag `Owner` in the scenario's month: earlier files have no legacy
 * column for it. Its export of CUR 2.0 selects `tags`, with the tags of accounts, from the month before on.
 */
function columnsIn(
  { format, columns }: FormatWriter,
  { period, request }: Reading,
): readonly Column[] {
  const month = periodOf(request.storyDay);
  const monthBefore = periodOf(addDays(`${month}-01` as BillingDay, -1));
  return columns.filter(({ parquetName }) => {
    if (parquetName === 'resource_tags_user_owner') return period >= month;
    return format !== 'cur2' || parquetName !== 'tags' || period >= monthBefore;
  });
}

function copyOptions({ fileType }: Delivery): string {
  return fileType === 'csv'
    ? "(format csv, header true, compression gzip, delimiter ',', quote '\"')"
    : '(format parquet, compression snappy)';
}

async function writeManifests(
  writer: FormatWriter,
  reading: Reading,
  files: readonly string[],
): Promise<void> {
  const { format } = writer;
  const delivery = deliveryOf(format, reading);
  const text = JSON.stringify(delivery.manifest(files, columnsIn(writer, reading)), null, 2);
  for (const manifest of delivery.manifests) {
    const target = onDisk(format, reading, manifest);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, `${text}\n`);
  }
}

function onDisk(format: BillFormat, { request }: Reading, key: string): string {
  return path.join(request.out, format, key);
}
