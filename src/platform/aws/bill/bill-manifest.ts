/**
 * Reads the manifest of a billing period. AWS writes it last, when all files of a delivery are there; it
 * alone shows whether the folder contains exactly the files of one delivery.
 * https://docs.aws.amazon.com/cur/latest/userguide/dataexports-manifest.html
 */
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod/mini';
import type { BillingPeriod } from '../../../domain/calendar/billing-day.ts';
import {
  type BillLocation,
  manifestFolders,
  manifestRoot,
  periodFolders,
} from '../../../domain/costs/bill-folders.ts';
import type { BillSource } from '../../../domain/costs/bill-source.ts';
import { InputError } from '../../../domain/input/input-error.ts';
import { awsError } from '../client/aws-errors.ts';
import { objectBytes } from '../s3/s3-bytes.ts';
import { adviceFor, type BillObject, listBill } from './bill-objects.ts';

/** Data Exports list the files in `dataFiles` as s3:// URIs, the legacy report in `reportKeys`. */
const manifestShape = z.object({
  dataFiles: z.optional(z.array(z.string())),
  reportKeys: z.optional(z.array(z.string())),
  executionId: z.optional(z.unknown()),
  assemblyId: z.optional(z.unknown()),
});

export interface BillManifest {
  readonly uri: string;
  readonly etag: string;
  /** Milliseconds since 1970. */
  readonly writtenAt: number;
  readonly executionId: string | null;
  /** Paths of the delivery's files below the period's folder. */
  readonly files: ReadonlySet<string>;
}

/**
 * Returns the manifest that AWS keeps current, undefined if there is none. Throws an InputError if it
 * cannot be understood, and an Error that says what to allow if it may not be read.
 */
export async function currentManifest(
  s3: S3Client,
  kind: BillSource,
  place: BillLocation,
  period: BillingPeriod,
): Promise<BillManifest | undefined> {
  const { bucket } = place;
  for (const object of await manifestsOf(s3, kind, place, period)) {
    const uri = `s3://${bucket}/${object.key}`;
    const { text, etag } = await readText(s3, bucket, object.key);
    const parsed = parseManifest(text, uri);
    const keys = parsed.dataFiles ?? parsed.reportKeys;
    // Other tools write files of this name as well.
    if (keys === undefined) continue;
    return {
      uri,
      etag,
      writtenAt: object.writtenAt,
      executionId: textOrNull(parsed.executionId ?? parsed.assemblyId),
      files: new Set(keys.map((key) => pathBelowPeriod(key, { kind, period, uri }))),
    };
  }
  return undefined;
}

/** Tells whether the export wrote a manifest for the period; reads none. */
export async function hasManifest(
  s3: S3Client,
  kind: BillSource,
  place: BillLocation,
  period: BillingPeriod,
): Promise<boolean> {
  return (await manifestsOf(s3, kind, place, period)).length > 0;
}

/**
 * Lists the most reliable one first: the one nearest to the period's folder, which AWS updates; then the
 * newest.
 */
async function manifestsOf(
  s3: S3Client,
  kind: BillSource,
  { bucket, root }: BillLocation,
  period: BillingPeriod,
): Promise<readonly BillObject[]> {
  const folder = manifestRoot(kind, root);
  if (folder === undefined) return [];
  const found: BillObject[] = [];
  for (const name of manifestFolders(kind, period)) {
    for await (const object of listBill(s3, bucket, `${folder}${name}/`)) {
      if (/manifest\.json$/i.test(object.key)) found.push(object);
    }
  }
  const depth = ({ key }: BillObject) => key.split('/').length;
  return found.sort((a, b) => depth(a) - depth(b) || b.writtenAt - a.writtenAt);
}

async function readText(s3: S3Client, bucket: string, key: string) {
  try {
    const found = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    const chunks: Uint8Array[] = [];
    for await (const chunk of objectBytes(s3, { bucket, key }, found)) chunks.push(chunk);
    return { text: Buffer.concat(chunks).toString('utf8'), etag: found.ETag ?? '' };
  } catch (error) {
    const uri = `s3://${bucket}/${key}`;
    throw awsError({
      step: `S3 could not read the manifest ${uri}`,
      error,
      advice: adviceFor(error, `s3:GetObject on ${uri}`),
    });
  }
}

function parseManifest(text: string, uri: string): z.infer<typeof manifestShape> {
  try {
    return manifestShape.parse(JSON.parse(text));
  } catch (cause) {
    throw new InputError(
      `The manifest ${uri} is not a list of files as AWS writes it: let AWS deliver the export ` +
        "again, or put back the object's last version.",
      { cause },
    );
  }
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** A copy of the bill may be in another bucket than its manifest names, and in other folders. */
function pathBelowPeriod(
  key: string,
  { kind, period, uri }: { kind: BillSource; period: BillingPeriod; uri: string },
): string {
  for (const folder of periodFolders(kind, period)) {
    const at = `/${key}`.lastIndexOf(`/${folder}/`);
    if (at >= 0) return key.slice(at + folder.length + 1);
  }
  throw new InputError(
    `The manifest ${uri} names ${key}, which is not in a folder of ${period}: the manifest is ` +
      "another period's. Put it back where AWS wrote it, or let AWS deliver the export again.",
  );
}
