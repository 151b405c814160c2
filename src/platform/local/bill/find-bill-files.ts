/**
 * Chooses the files that are the bill: exactly one complete delivery per billing period, so that no cost is
 * read twice.
 */
import { dirname, relative, sep } from 'node:path';
import type { BillingPeriod } from '../../../domain/calendar/billing-day.ts';
import { InputError } from '../../../domain/input/input-error.ts';
import { type Manifest, newestOf, readManifests } from './bill-manifests.ts';
import { type BillFile, type BillTree, findPeriodSegment, listBillTree } from './bill-tree.ts';

/** The files that are the bill, and the manifests that name them. */
export interface BillFiles {
  /** Absolute path of the file or folder. */
  readonly root: string;
  readonly files: readonly BillFile[];
  /** The newest manifest of each billing period that has one. */
  readonly manifests: ReadonlyMap<BillingPeriod, Manifest>;
  /** Sentences about files that are there and were not read. */
  readonly notices: readonly string[];
}

/**
 * The files of the bill at `path`. Throws an InputError if a file that a manifest names is missing, or if a
 * billing period has several copies and no manifest that names the newest.
 */
export async function findBillFiles(path: string): Promise<BillFiles> {
  const tree = await listBillTree(path);
  const allManifests = await readManifests(tree);
  const manifests = newestOf(allManifests);
  const delivered = [...manifests.values()].flatMap((manifest) => deliveredFiles(tree, manifest));
  const taken = new Set(delivered.map((file) => file.path));
  const rest = tree.files.filter(
    ({ path: file, period }) => !taken.has(file) && !(period && manifests.has(period)),
  );
  const undated = rest.find((file) => file.period === undefined);
  if (manifests.size > 0 && undated !== undefined) {
    throw new InputError(
      `${undated.path} is in no manifest and no folder name contains its billing period: move it away, or into a BILLING_PERIOD=YYYY-MM folder.`,
    );
  }
  rejectCopies(tree, rest);
  const files = [...delivered, ...rest];
  if (files.length === 0)
    throw new InputError(`The bill ${path} is empty: its manifests name no file.`);
  const known = new Set([...files.map((file) => file.path), ...olderFiles(tree, allManifests)]);
  const unnamed = unnamedNotices(tree, known);
  return { root: tree.root, files, manifests, notices: [...noticesOf(tree), ...unnamed] };
}

/** Files that older manifests name are expected: a later delivery followed them. */
function olderFiles(tree: BillTree, manifests: readonly Manifest[]): string[] {
  const keys = new Set(manifests.flatMap((manifest) => manifest.keys));
  return [...keys].flatMap((key) => fileOfKey(tree, key)?.path ?? []);
}

const maxNames = 5;
const maxUnnamed = 3;

/**
 * Reports files that look like a bill's and were ignored, because somebody may expect that they are read.
 */
function unnamedNotices({ root, files, hidden }: BillTree, known: ReadonlySet<string>): string[] {
  const unnamed = files.map(({ path }) => path).filter((path) => !known.has(path));
  const reasons: [string, readonly string[]][] = [
    ['their billing period has a manifest that does not name them', unnamed],
    ["names that begin with '_' or '.', or end in '.tmp' or '~', are ignored", hidden],
  ];
  return reasons.flatMap(([reason, paths]) =>
    paths.length === 0 ? [] : [`Not read, for ${reason}: ${listed(root, paths, maxUnnamed)}.`],
  );
}

function listed(root: string, paths: readonly string[], most: number): string {
  const names = paths.slice(0, most).map((path) => relative(root, path));
  const more = paths.length > most ? ` and ${paths.length - most} more` : '';
  return `${names.join(', ')}${more}`;
}

function noticesOf({ root, notRead }: BillTree): string[] {
  if (notRead.length === 0) return [];
  return [`Not read, for no bill's file ends like these: ${listed(root, notRead, maxNames)}.`];
}

/** Throws an InputError if a file is missing, or if one file would be read for two keys. */
function deliveredFiles(tree: BillTree, manifest: Manifest): BillFile[] {
  const keyOfPath = new Map<string, string>();
  return [...new Set(manifest.keys)].map((key) => {
    const file = fileOfKey(tree, key);
    if (file === undefined) {
      throw new InputError(
        `${key} is missing under ${tree.root}, though ${manifest.path} names it: copy the complete export.`,
      );
    }
    const other = keyOfPath.get(file.path);
    if (other !== undefined) {
      throw new InputError(
        `${manifest.path} names ${other} and ${key}, of which only ${file.path} is here: copy the export with its folders.`,
      );
    }
    keyOfPath.set(file.path, key);
    return { ...file, period: manifest.period };
  });
}

/**
 * Finds the file whose path has the longest common end with the key. The common part must include
 * everything from the billing period's folder on (or all folders of the tree); otherwise an older copy of
 * the same name could match.
 */
function fileOfKey(tree: BillTree, key: string): BillFile | undefined {
  const wanted = key
    .replace(/^s3:\/\/[^/]+\//, '')
    .toLowerCase()
    .split('/');
  const period = findPeriodSegment(wanted.slice(0, -1));
  let best: { file: BillFile; length: number } | undefined;
  for (const file of tree.files) {
    const own = relative(dirname(tree.root), file.path).toLowerCase().split(sep);
    const needed = Math.min(wanted.length - (period?.first ?? wanted.length - 1), own.length - 1);
    const length = sharedEnd(own, wanted);
    if (length >= needed && length > (best?.length ?? 0)) best = { file, length };
  }
  return best?.file;
}

function sharedEnd(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}

/** Without a manifest, two folders (or two formats) of one billing period are two copies of it. */
function rejectCopies(tree: BillTree, files: readonly BillFile[]): void {
  const copies = new Map<BillingPeriod, string>();
  for (const file of files) {
    if (file.period === undefined) continue;
    const copy = `${deliveryFolder(tree, file)} (${file.format})`;
    const other = copies.get(file.period);
    if (other !== undefined && other !== copy) {
      throw new InputError(
        `The bill contains ${file.period} more than once, in ${other} and ${copy}, and no manifest shows which is newest: copy the export with its manifests, or give one folder.`,
      );
    }
    copies.set(file.period, copy);
  }
}

/**
 * The file's folder without `key=value` folders below its billing period's folder, because these only
 * partition it.
 */
function deliveryFolder(tree: BillTree, file: BillFile): string {
  const folders = dirname(file.path).split(sep);
  const first = (findPeriodSegment(folders)?.last ?? folders.length) + 1;
  const own = folders.filter((folder, index) => index < first || !folder.includes('='));
  return relative(tree.root, own.join(sep)) || '.';
}
