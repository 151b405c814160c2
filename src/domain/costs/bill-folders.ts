/**
 * The folders of the bill's objects and manifests below DIGEST_BILL_LOCATION, derived from names.
 * The functions read them, and the stacks grant access to exactly these.
 * https://docs.aws.amazon.com/cur/latest/userguide/dataexports-export-delivery.html
 * https://docs.aws.amazon.com/cur/latest/userguide/understanding-report-versions.html
 */

import type { BillingPeriod } from '../calendar/billing-day.ts';
import type { BillSource } from './bill-source.ts';

export interface BillLocation {
  readonly bucket: string;
  /** Key prefix of the folder that holds the billing periods' folders; empty, or ends in '/'. */
  readonly root: string;
}

/** Undefined when no location is given. */
export function billLocationOf(location: string | undefined): BillLocation | undefined {
  const [, bucket, root] = /^s3:\/\/([^/]+)(?:\/(.*))?$/.exec(location ?? '') ?? [];
  if (bucket === undefined) return undefined;
  return { bucket, root: root ? root.replace(/\/*$/, '/') : '' };
}

/** The folders of a period as AWS names them for each kind of bill; some exports use lower case. */
export function periodFolders(kind: BillSource, period: BillingPeriod): readonly string[] {
  const [year, month] = period.split('-').map(Number);
  return kind === 'legacy'
    ? [`year=${year}/month=${month}`]
    : [`BILLING_PERIOD=${period}`, `billing_period=${period}`];
}

/**
 * The folder of the manifests' folders, ending in '/'. Undefined when the data's folder is not named as
 * by AWS ('<export>/data/', '<report>/<report>/'): the folders next to it may belong to another bill.
 */
export function manifestRoot(kind: BillSource, root: string): string | undefined {
  const folders = root.split('/').slice(0, -1);
  const [above, last] = folders.slice(-2);
  const parent = folders.slice(0, -1).map((folder) => `${folder}/`);
  if (kind === 'legacy') return last !== undefined && last === above ? parent.join('') : undefined;
  return folders.at(-1) === 'data' ? `${parent.join('')}metadata/` : undefined;
}

/** The folders of a period's manifests, below `manifestRoot`. */
export function manifestFolders(kind: BillSource, period: BillingPeriod): readonly string[] {
  if (kind !== 'legacy') return periodFolders(kind, period);
  const [year, month] = period.split('-').map(Number) as [number, number];
  const next = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 7);
  return [`${period}-01/${next}-01`.replaceAll('-', '').replace('/', '-')];
}

/** The keys of all manifests as a pattern for IAM policies, in which '?' is one character. */
export function manifestPattern(kind: BillSource, root: string): string | undefined {
  const folder = manifestRoot(kind, root);
  if (folder === undefined) return undefined;
  return kind === 'legacy' ? `${folder}????????-????????/*` : `${folder}*`;
}

/** Athena ignores files and folders that begin with '.' or '_'. A key that ends in '/' is a folder. */
export function isReadByAthena(pathBelowPeriod: string): boolean {
  return !/(^|\/)[._]|\/$|^$|_\$folder\$$/.test(pathBelowPeriod);
}
