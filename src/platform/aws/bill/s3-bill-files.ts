/**
 * A look at the bill's objects before Athena reads them. Athena reads whatever is in a period's
 * folder, so that the folder must hold the files of one delivery, no more and no less.
 */
import { createHash } from 'node:crypto';
import type { S3Client } from '@aws-sdk/client-s3';
import {
  type BillLocation,
  billLocationOf,
  isReadByAthena,
  periodFolders,
} from '../../../domain/calendar/bill-folders.ts';
import {
  addDays,
  type BillingPeriod,
  parseBillingDay,
  periodOf,
} from '../../../domain/calendar/billing-day.ts';
import { InputError } from '../../../domain/input/input-error.ts';
import type { BillDelivery, BillFiles, DeliveryListing } from '../../../ports/bill-files.ts';
import type { AwsSettings } from '../client/aws-settings.ts';
import { type FolderCheck, folderCheck } from './bill-folder-check.ts';
import { type BillManifest, currentManifest, hasManifest } from './bill-manifest.ts';
import { listBill } from './bill-objects.ts';

type BillTables = Pick<AwsSettings['tables'], 'billSource' | 'billLocation'>;
/** Adds facts to the fingerprint. */
type Note = (...facts: readonly (string | number)[]) => void;

interface Folder {
  readonly uri: string;
  readonly files: number;
  readonly bytes: number;
}

export class S3BillFiles implements Omit<BillFiles, 'copies'> {
  /** Athena reads a period's own folder and no other. */
  readonly alwaysReadPeriods: readonly BillingPeriod[] = [];
  readonly #s3: S3Client;
  readonly #tables: BillTables;

  constructor(s3: S3Client, tables: BillTables) {
    this.#s3 = s3;
    this.#tables = tables;
  }

  /** Memory holds a page of the listing and the names in one manifest. */
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

  /** Does a manifest say which files of the period are one delivery? */
  async hasManifest(period: BillingPeriod): Promise<boolean> {
    const { billSource, billLocation } = this.#tables;
    const place = billLocationOf(billLocation);
    return place !== undefined && (await hasManifest(this.#s3, billSource, place, period));
  }

  /** The period's one folder. Throws an InputError where it is not what its manifest names. */
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
      await this.#refuseUnfinished(place, period, found);
    return found;
  }

  /** A month's first delivery has its files before its manifest. */
  async #refuseUnfinished(
    place: BillLocation,
    period: BillingPeriod,
    { uri }: Folder,
  ): Promise<void> {
    const before = periodOf(addDays(parseBillingDay(`${period}-01`), -1));
    if (!(await hasManifest(this.#s3, this.#tables.billSource, place, before))) return;
    throw new InputError(
      `${uri} has files, but there is no manifest of ${period}, as there is of ${before}: AWS may be ` +
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
