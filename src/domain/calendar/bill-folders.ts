/**
 * Where the bill's objects and manifests are below DIGEST_BILL_LOCATION, from names alone: the
 * functions look there, and the stacks allow just that.
 * https://docs.aws.amazon.com/cur/latest/userguide/dataexports-export-delivery.html
 * https://docs.aws.amazon.com/cur/latest/userguide/understanding-report-versions.html
 */
import type { BillingPeriod } from './billing-day.ts';

export type BillKind = 'cur2' | 'legacy' | 'focus';

export interface BillLocation {
  readonly bucket: string;
  /** Key prefix of the folder that holds the billing periods' folders; empty, or ends in '/'. */
  readonly root: string;
}

/** Undefined where no place is given. */
export function billLocationOf(location: string | undefined): BillLocation | undefined {
  const [, bucket, root] = /^s3:\/\/([^/]+)(?:\/(.*))?$/.exec(location ?? '') ?? [];
  if (bucket === undefined) return undefined;
  return { bucket, root: root ? root.replace(/\/*$/, '/') : '' };
}

/** As AWS names the folders of each kind of bill; some exports have them in lower case. */
export function periodFolders(kind: BillKind, period: BillingPeriod): readonly string[] {
  const [year, month] = period.split('-').map(Number);
  return kind === 'legacy'
    ? [`year=${year}/month=${month}`]
    : [`BILLING_PERIOD=${period}`, `billing_period=${period}`];
}

/**
 * The folder of the manifests' folders, ending in '/'. Undefined where the data's folder is not as
 * AWS lays it out ('<export>/data/', '<report>/<report>/'): what is beside it may be another bill's.
 */
export function manifestRoot(kind: BillKind, root: string): string | undefined {
  const folders = root.split('/').slice(0, -1);
  const [above, last] = folders.slice(-2);
  const parent = folders.slice(0, -1).map((folder) => `${folder}/`);
  if (kind === 'legacy') return last !== undefined && last === above ? parent.join('') : undefined;
  return folders.at(-1) === 'data' ? `${parent.join('')}metadata/` : undefined;
}

/** Folders of a period's manifests below `manifestRoot`. */
export function manifestFolders(kind: BillKind, period: BillingPeriod): readonly string[] {
  if (kind !== 'legacy') return periodFolders(kind, period);
  const [year, month] = period.split('-').map(Number) as [number, number];
  const next = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 7);
  return [`${period}-01/${next}-01`.replaceAll('-', '').replace('/', '-')];
}

/** The keys of all manifests as a pattern of IAM policies, where '?' is one character. */
export function manifestPattern(kind: BillKind, root: string): string | undefined {
  const folder = manifestRoot(kind, root);
  if (folder === undefined) return undefined;
  return kind === 'legacy' ? `${folder}????????-????????/*` : `${folder}*`;
}

/** Athena leaves out files and folders that begin so. A key that ends in '/' is a folder. */
export function isReadByAthena(pathBelowPeriod: string): boolean {
  return !/(^|\/)[._]|\/$|^$|_\$folder\$$/.test(pathBelowPeriod);
}
