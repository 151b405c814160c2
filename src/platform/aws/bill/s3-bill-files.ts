/**
 * Lists and checks the bill's objects before Athena reads them. Athena reads every file in a period's
 * folder, so the folder must contain exactly the files of one delivery.
 */
import { createHash } from 'node:crypto';
import type { S3Client } from '@aws-sdk/client-s3';
import {
  addDays,
  type BillingPeriod,
  parseBillingDay,
  periodOf,
} from '../../../domain/calendar/billing-day.ts';
import {
  type BillLocation,
  billLocationOf,
  isReadByAthena,
  periodFolders,
} from '../../../domain/costs/bill-folders.ts';
import { InputError } from '../../../domain/input/input-error.ts';
import type { BillDelivery, BillFiles, DeliveryListing } from '../../../ports/bill-files.ts';
import type { AwsSettings } from '../client/aws-settings.ts';
import { type FolderCheck, folderCheck } from './bill-folder-check.ts';
import { type BillManifest, currentManifest, hasManifest } from './bill-manifest.ts';
import { listBill } from './bill-objects.ts';

type BillTables = Pick<AwsSettings['tables'], 'billSource' | 'billLocation'>;
/** Adds values to the fingerprint. */
type Note = (...facts: readonly (string | number)[]) => void;

interface Folder {
  readonly uri: string;
  readonly files: number;
  readonly bytes: number;
}

export class S3BillFiles implements Omit<BillFiles, 'copies'> {
  /** Athena reads only the period's own folder. */
  readonly alwaysReadPeriods: readonly BillingPeriod[] = [];
  readonly #s3: S3Client;
  readonly #tables: BillTables;

  constructor(s3: S3Client, tables: BillTables) {
    this.#s3 = s3;
    this.#tables = tables;
  }

  /** Memory contains one page of the listing and the names in one manifest. */
  async listDeliveries(periods: readonly BillingPeriod[]): Promise<DeliveryListing> {
    const place = billLocationOf(this.#tables.billLocation);
    if (place === undefined) return { fingerprint: '', deliveries: [] };
    const deliveries: BillDelivery[] = [];
    const hash = createHash('sha256');
    const note: Note = (...facts) => hash.update(`${facts.join('\t')}\n`);
    for (const period of [...new Set(periods)].sort()) {
      const manifest = await currentManifest(this.#s3, this.#tables.billSource, place, period);
      if (manifest !== undefined) note(manifest.uri, manifest.etag);
      const { files, bytes } = await this.#check(place, period, manifest, note);
      if (files === 0) continue;
      const { uri = null, executionId = null } = manifest ?? {};
      deliveries.push({ period, manifest: uri, executionId, files, bytes });
    }
    return { fingerprint: hash.digest('hex'), deliveries };
  }

  /** Tells whether a manifest names the files of the period as one delivery. */
  async hasManifest(period: BillingPeriod): Promise<boolean> {
    const { billSource, billLocation } = this.#tables;
    const place = billLocationOf(billLocation);
    return place !== undefined && (await hasManifest(this.#s3, billSource, place, period));
  }

  /**
   * Checks the one folder of the period. Throws an InputError if it differs from what its manifest names.
   */
  async #check(
    place: BillLocation,
    period: BillingPeriod,
    manifest: BillManifest | undefined,
    note: Note,
  ): Promise<Folder> {
    const check = folderCheck(period, manifest);
    const folders: Folder[] = [];
    for (const name of periodFolders(this.#tables.billSource, period)) {
      folders.push(await this.#list(place, name, check, note));
    }
    const [first, second] = folders.filter(({ files }) => files > 0);
    if (first !== undefined && second !== undefined) throw twoFolders(first.uri, second.uri);
    const found = first ?? folders[0] ?? { uri: '', files: 0, bytes: 0 };
    check.end(found.uri);
    if (manifest === undefined && found.files > 0)
      await this.#rejectUnfinished(place, period, found);
    return found;
  }

  /** In a new month the first delivery's files are there before its manifest. */
  async #rejectUnfinished(
    place: BillLocation,
    period: BillingPeriod,
    { uri }: Folder,
  ): Promise<void> {
    const before = periodOf(addDays(parseBillingDay(`${period}-01`), -1));
    if (!(await hasManifest(this.#s3, this.#tables.billSource, place, before))) return;
    throw new InputError(
      `${uri} has files, but there is no manifest of ${period}, although ${before} has one: AWS may be ` +
        'writing the export, or the manifest was deleted. Run again in an hour; if it persists, put ' +
        'back the manifest’s last version, or let AWS deliver the billing period again.',
    );
  }

  async #list(
    { bucket, root }: BillLocation,
    name: string,
    check: FolderCheck,
    note: Note,
  ): Promise<Folder> {
    const prefix = `${root}${name}/`;
    let files = 0;
    let bytes = 0;
    for await (const object of listBill(this.#s3, bucket, prefix)) {
      const path = object.key.slice(prefix.length);
      if (!isReadByAthena(path)) continue;
      check.see({ ...object, path, uri: `s3://${bucket}/${object.key}` });
      note(object.key, object.etag, object.bytes);
      files += 1;
      bytes += object.bytes;
    }
    return { uri: `s3://${bucket}/${prefix}`, files, bytes };
  }
}

function twoFolders(first: string, second: string): InputError {
  return new InputError(
    `The bill holds one billing period in two folders, ${first} and ${second}, which differ in ` +
      'case only: remove the one that the export does not write.',
  );
}
