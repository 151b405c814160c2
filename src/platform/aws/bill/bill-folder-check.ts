/**
 * Compares the files in a billing period's folder, one after the other, with the delivery that the manifest
 * names. With each of these problems Athena would omit lines or count them twice.
 */
import type { BillingPeriod } from '../../../domain/calendar/billing-day.ts';
import { InputError } from '../../../domain/input/input-error.ts';
import type { BillManifest } from './bill-manifest.ts';
import type { BillObject } from './bill-objects.ts';

export interface FolderFile extends BillObject {
  readonly uri: string;
  /** Path below the period's folder. */
  readonly path: string;
}

export interface FolderCheck {
  /** Takes the next file. Throws an InputError naming the file if it does not belong to the delivery. */
  see(file: FolderFile): void;
  /** Called after the last file. Throws an InputError naming a file that is missing in `folder`. */
  end(folder: string): void;
}

/**
 * AWS writes the manifest last, and the next delivery hours later. A copied bill arrives in any order, but
 * within minutes.
 */
const maxDeliveryMilliseconds = 3_600_000;

export function folderCheck(
  period: BillingPeriod,
  manifest: BillManifest | undefined,
): FolderCheck {
  const absent = new Set(manifest?.files);
  let first: FolderFile | undefined;
  return {
    see: (file) => {
      if (manifest === undefined) rejectTwoDeliveries(file, first ?? file);
      else rejectOther(file, manifest, period);
      if (file.bytes === 0) throw emptyFile(file);
      absent.delete(file.path);
      first ??= file;
    },
    end: (folder) => {
      const [path] = absent;
      if (path === undefined || manifest === undefined) return;
      throw new InputError(
        `${folder}${path} is absent, which the manifest ${manifest.uri} names ` +
          `(${absent.size} of ${manifest.files.size} files): AWS may be writing the export, or a ` +
          'part was deleted. Run again in an hour; if it persists, put back the object’s last ' +
          'version, or let AWS deliver the billing period again.',
      );
    },
  };
}

function rejectOther(file: FolderFile, manifest: BillManifest, period: BillingPeriod): void {
  if (!manifest.files.has(file.path)) throw strayFile(file, manifest, period);
  if (file.writtenAt - manifest.writtenAt > maxDeliveryMilliseconds) throw lateFile(file, manifest);
}

function emptyFile({ uri }: FolderFile): InputError {
  return new InputError(
    `${uri} is empty (0 bytes): put back the object’s last version, or let AWS deliver the billing ` +
      'period again.',
  );
}

function strayFile({ uri, path }: FolderFile, manifest: BillManifest, period: string): InputError {
  const advice = deliveryFolder(path)
    ? 'An export that keeps every delivery side by side is counted once for each: set it to ' +
      'overwrite the earlier one, and remove the others.'
    : 'AWS may be writing the export: run again in an hour. If it persists, remove the file when ' +
      'it does not belong to the bill, or let AWS deliver the billing period again.';
  return new InputError(
    `${uri} is in the folder of ${period}, but not in its manifest ${manifest.uri}; Athena would ` +
      `count it. ${advice}`,
  );
}

function lateFile({ uri, writtenAt }: FolderFile, manifest: BillManifest): InputError {
  return new InputError(
    `${uri} was written at ${instant(writtenAt)}, its manifest ${manifest.uri} at ` +
      `${instant(manifest.writtenAt)}: AWS may be writing the export, and only a part of it may be ` +
      'new. Run again in an hour; if it persists, let AWS deliver the billing period again or, where ' +
      'the files are right, copy the manifest over itself.',
  );
}

/** Without a manifest, only the names show that several deliveries are in one folder. */
function rejectTwoDeliveries(file: FolderFile, first: FolderFile): void {
  const [one, other] = [deliveryFolder(first.path), deliveryFolder(file.path)];
  if (one === other) return;
  throw new InputError(
    `${first.uri} and ${file.uri} are of two deliveries of one billing period; Athena would count ` +
      'both: set the export to overwrite the earlier one, and remove the others.',
  );
}

/** Returns the folder that an export set to "create new" makes for each delivery: a time, then an id. */
function deliveryFolder(path: string): string | undefined {
  return /^\d{4}-?\d{2}-?\d{2}T[^/]*(?=\/)/.exec(path)?.[0];
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('.000', '');
}
