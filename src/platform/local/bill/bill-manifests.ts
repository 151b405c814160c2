/**
 * Reads the manifests, which AWS writes last, when a delivery is complete, and picks the newest one per
 * billing period. It alone shows which files are the bill if older copies or other files are next to them.
 * https://docs.aws.amazon.com/cur/latest/userguide/dataexports-export-delivery.html
 */
import { readFile, stat } from 'node:fs/promises';
import { dirname, relative, sep } from 'node:path';
import * as z from 'zod/mini';
import type { BillingPeriod } from '../../../domain/calendar/billing-day.ts';
import { InputError } from '../../../domain/input/input-error.ts';
import { type BillTree, findPeriodSegment, stateOf } from './bill-tree.ts';

/** Data Exports list the files in `dataFiles`, the legacy report in `reportKeys`. */
const manifestShape = z.object({
  dataFiles: z.optional(z.array(z.string())),
  reportKeys: z.optional(z.array(z.string())),
  billingPeriod: z.optional(z.object({ start: z.string() })),
  executionId: z.optional(z.string()),
  assemblyId: z.optional(z.string()),
});

export interface Manifest {
  readonly path: string;
  readonly period: BillingPeriod;
  /** S3 URIs or keys of the files of one delivery. */
  readonly keys: readonly string[];
  /** The folder of its export, relative to the tree. */
  readonly exportFolder: string;
  /**
   * Number of folders between the period's folder and the manifest: 0 for the one that AWS keeps current.
   */
  readonly depth: number;
  readonly writtenAt: number;
  /** AWS's id of the delivery, if the manifest has one. */
  readonly executionId: string | null;
  /** See `BillFile.state`. */
  readonly state: string;
}

/** All manifests of the tree. Throws an InputError if one is unreadable. */
export async function readManifests(tree: BillTree): Promise<readonly Manifest[]> {
  const manifests: Manifest[] = [];
  for (const path of tree.manifests) {
    const manifest = await readManifest(tree, path);
    if (manifest !== undefined) manifests.push(manifest);
  }
  return manifests;
}

/** The newest manifest of each billing period. Throws an InputError if two belong to two exports. */
export function newestOf(manifests: readonly Manifest[]): Map<BillingPeriod, Manifest> {
  const newest = new Map<BillingPeriod, Manifest>();
  for (const manifest of manifests) {
    const other = newest.get(manifest.period);
    if (other !== undefined) rejectTwoExports(manifest, other);
    if (other === undefined || isNewer(manifest, other)) newest.set(manifest.period, manifest);
  }
  return newest;
}

async function readManifest(tree: BillTree, path: string): Promise<Manifest | undefined> {
  const text = await readFile(path, 'utf8');
  const parsed = parseManifest(text, path);
  const keys = parsed?.dataFiles ?? parsed?.reportKeys;
  // Other tools write files of this name as well.
  if (keys === undefined) return undefined;
  const folders = dirname(path).split(sep);
  const segment = findPeriodSegment(folders);
  const start = /^(\d{4})-?(0[1-9]|1[0-2])/.exec(parsed?.billingPeriod?.start ?? '');
  const period =
    segment?.period ??
    (start ? (`${start[1]}-${start[2]}` as BillingPeriod) : undefined) ??
    findPeriodSegment(keys[0]?.split('/') ?? [])?.period;
  if (period === undefined) {
    throw new InputError(
      `The manifest ${path} does not contain its billing period: copy it again.`,
    );
  }
  const inExport = segment === undefined ? folders : folders.slice(0, segment.first);
  if (inExport.at(-1) === 'metadata') inExport.pop();
  const stats = await stat(path);
  return {
    path,
    period,
    keys,
    exportFolder: relative(tree.root, inExport.join(sep)) || '.',
    depth: segment === undefined ? 0 : folders.length - 1 - segment.last,
    writtenAt: stats.mtimeMs,
    executionId: parsed?.executionId ?? parsed?.assemblyId ?? null,
    state: stateOf(stats),
  };
}

function parseManifest(text: string, path: string) {
  try {
    return manifestShape.safeParse(JSON.parse(text)).data;
  } catch (cause) {
    throw new InputError(`The manifest ${path} is not valid JSON: copy it again.`, { cause });
  }
}

/**
 * Exports of several payers may be in one tree, but so may two exports of one payer, whose costs would
 * count twice: only the caller can know.
 */
function rejectTwoExports(a: Manifest, b: Manifest): void {
  if (a.exportFolder === b.exportFolder) return;
  throw new InputError(
    `The bill holds two exports of ${a.period}, ${b.exportFolder} and ${a.exportFolder}: give the folder of one.`,
  );
}

/** AWS keeps the manifest nearest to the period's folder current; copies of each delivery are deeper. */
function isNewer(a: Manifest, b: Manifest): boolean {
  if (a.depth !== b.depth) return a.depth < b.depth;
  const stamps = [deliveryStamp(a), deliveryStamp(b)] as const;
  if (stamps[0] !== '' && stamps[1] !== '') return stamps[0] > stamps[1];
  return a.writtenAt > b.writtenAt;
}

/** The time in the name of a delivery's folder, '' if there is none. */
function deliveryStamp(manifest: Manifest): string {
  const folder = dirname(manifest.path).split(sep).at(-1) ?? '';
  return /^\d{4}-?\d{2}-?\d{2}T[\d:.-]+Z?/.exec(folder)?.[0] ?? '';
}
