/**
 * Writes one delivery of an export in AWS's layout, data first and manifest last, or with an error: missing
 * files, extra files, an old manifest or none.
 */

import { parseBillingPeriod } from '../../../src/domain/calendar/billing-day.ts';
import {
  manifestFolders,
  manifestRoot,
  periodFolders,
} from '../../../src/domain/costs/bill-folders.ts';
import type { BillSource } from '../../../src/domain/costs/bill-source.ts';
import type { MotoObjects } from './moto-objects.ts';

export interface ExportDelivery {
  readonly kind: BillSource;
  readonly bucket: string;
  /** The folder of the billing periods' folders, as in DIGEST_BILL_LOCATION; ends in '/'. */
  readonly root: string;
  /** 'YYYY-MM' */
  readonly period: string;
  /** The delivery's files by name, which may contain folders. */
  readonly files: Readonly<Record<string, Uint8Array | string>>;
  /** Names that are in the manifest but not in the folder. */
  readonly omit?: readonly string[];
  /** Files that are in the folder but not in the manifest. */
  readonly extra?: Readonly<Record<string, Uint8Array | string>>;
  /** The manifest's execution id, or the legacy report's assembly id. */
  readonly executionId?: string;
  /**
   * Default 'written'. 'kept' leaves the manifest of an earlier delivery; 'none' means that there is none.
   */
  readonly manifest?: 'written' | 'kept' | 'none';
  /** Folders in lower case, as in some exports. Default: AWS's case for the kind. */
  readonly isLowerCase?: boolean;
}

export interface ExportObject {
  readonly bucket: string;
  readonly key: string;
  readonly body: Uint8Array | string;
}

/** Writes the delivery's objects in AWS's order; removes nothing. */
export async function writeExport(objects: MotoObjects, delivery: ExportDelivery): Promise<void> {
  for (const { body, ...place } of exportObjects(delivery)) await objects.put(place, body);
}

/** Throws an Error if AWS would not write manifests next to the root. */
export function exportObjects(delivery: ExportDelivery): readonly ExportObject[] {
  const { bucket, omit = [], extra = {} } = delivery;
  const { data, manifest } = placesOf(delivery);
  const all = { ...delivery.files, ...extra };
  const written = Object.entries(all).filter(([name]) => !omit.includes(name));
  const objects = written.map(([name, body]) => ({ bucket, key: `${data}${name}`, body }));
  if ((delivery.manifest ?? 'written') !== 'written') return objects;
  return [...objects, { bucket, key: manifest, body: manifestText(delivery, data) }];
}

/** The locations of the period's data folder, ending in '/', and of its manifest. */
export function placesOf({ kind, root, period, isLowerCase = kind === 'focus' }: ExportDelivery): {
  readonly data: string;
  readonly manifest: string;
} {
  const own = parseBillingPeriod(period);
  const nameOf = (folders: readonly string[]) => folders[isLowerCase ? 1 : 0] ?? folders[0] ?? '';
  const beside = manifestRoot(kind, root);
  if (beside === undefined) throw new Error(`AWS writes no manifests next to ${root}`);
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
