/**
 * Writes one delivery of an export as AWS lays it out, data first and manifest last, or as it looks
 * when something went wrong: parts that are absent, files too many, an old manifest or none.
 */
import {
  type BillKind,
  manifestFolders,
  manifestRoot,
  periodFolders,
} from '../../../src/domain/calendar/bill-folders.ts';
import { parseBillingPeriod } from '../../../src/domain/calendar/billing-day.ts';
import type { MotoObjects } from './moto-objects.ts';

export interface ExportDelivery {
  readonly kind: BillKind;
  readonly bucket: string;
  /** The folder of the billing periods' folders, as DIGEST_BILL_LOCATION has it; ends in '/'. */
  readonly root: string;
  /** 'YYYY-MM' */
  readonly period: string;
  /** The delivery's files by name, which may begin with folders. */
  readonly files: Readonly<Record<string, Uint8Array | string>>;
  /** Names that the manifest has, but the folder has not. */
  readonly omit?: readonly string[];
  /** Files that the folder has, but the manifest has not. */
  readonly extra?: Readonly<Record<string, Uint8Array | string>>;
  /** The manifest's execution id, or the legacy report's assembly id. */
  readonly executionId?: string;
  /** Default 'written'. 'kept' leaves what an earlier delivery wrote, 'none' where there is none. */
  readonly manifest?: 'written' | 'kept' | 'none';
  /** Folders in lower case, as some exports have them. Default: as AWS writes them for the kind. */
  readonly isLowerCase?: boolean;
}

export interface ExportObject {
  readonly bucket: string;
  readonly key: string;
  readonly body: Uint8Array | string;
}

/** Puts the delivery's objects in the order in which AWS does; nothing is removed. */
export async function writeExport(objects: MotoObjects, delivery: ExportDelivery): Promise<void> {
  for (const { body, ...place } of exportObjects(delivery)) await objects.put(place, body);
}

/** Throws an Error where the root is not one that AWS puts manifests beside. */
export function exportObjects(delivery: ExportDelivery): readonly ExportObject[] {
  const { bucket, omit = [], extra = {} } = delivery;
  const { data, manifest } = placesOf(delivery);
  const all = { ...delivery.files, ...extra };
  const written = Object.entries(all).filter(([name]) => !omit.includes(name));
  const objects = written.map(([name, body]) => ({ bucket, key: `${data}${name}`, body }));
  if ((delivery.manifest ?? 'written') !== 'written') return objects;
  return [...objects, { bucket, key: manifest, body: manifestText(delivery, data) }];
}

/** Where the period's data folder, ending in '/', and its manifest are. */
export function placesOf({ kind, root, period, isLowerCase = kind === 'focus' }: ExportDelivery): {
  readonly data: string;
  readonly manifest: string;
} {
  const own = parseBillingPeriod(period);
  const nameOf = (folders: readonly string[]) => folders[isLowerCase ? 1 : 0] ?? folders[0] ?? '';
  const beside = manifestRoot(kind, root);
  if (beside === undefined) throw new Error(`AWS writes no manifests beside ${root}`);
  return {
    data: `${root}${nameOf(periodFolders(kind, own))}/`,
    manifest: `${beside}${nameOf(manifestFolders(kind, own))}/acme-Manifest.json`,
  };
}

/** https://docs.aws.amazon.com/cur/latest/userguide/dataexports-manifest.html */
function manifestText(delivery: ExportDelivery, data: string): string {
  const { kind, bucket, period, files, executionId = `${period}-1` } = delivery;
  const keys = Object.keys(files).map((name) => `${data}${name}`);
  const named =
    kind === 'legacy'
      ? { assemblyId: executionId, bucket, reportKeys: keys }
      : { executionId, dataFiles: keys.map((key) => `s3://${bucket}/${key}`) };
  return JSON.stringify({ ...named, billingPeriod: { start: `${period}-01T00:00:00.000Z` } });
}
