/**
 * Stores the executives' page in the archive bucket, under its day, before it is mailed. The page is
 * drawn by QuickSight or rendered from the archive.
 */
import type { ExecutiveFigures } from '../../src/domain/figures/executive-figures.ts';
import { executivePage } from '../../src/mail/executive/executive-page.ts';
import type { PageRoute, SnapshotJob } from '../../src/ports/executive-page-route.ts';
import type { ObjectStore } from '../../src/ports/object-store.ts';

export type PageKind = 'pdf' | 'html';

export interface StoredPage {
  readonly kind: PageKind;
  readonly key: string;
  /** 'aws-costs-2026-11-20.pdf'. */
  readonly fileName: string;
  readonly body: Uint8Array;
}

export type StoredPageRoute = Exclude<PageRoute, { kind: 'schedule' }>;

const contentTypes = { pdf: 'application/pdf', html: 'text/html; charset=utf-8' } as const;

/** Replaces the page of an earlier attempt. Throws the route's errors, and when it gave no PDF. */
export async function storePage(
  store: ObjectStore,
  route: StoredPageRoute,
  job: SnapshotJob,
  figures: ExecutiveFigures,
): Promise<StoredPage> {
  const { kind, body } =
    route.kind === 'job' ? await drawn(store, route, job) : await rendered(route, figures);
  const fileName = `aws-costs-${figures.reportDay}.${kind}`;
  const key = `snapshots/${job.day}/${fileName}`;
  await store.put(key, body, { contentType: contentTypes[kind] });
  return { kind, key, fileName, body };
}

type Page = Pick<StoredPage, 'kind' | 'body'>;

async function drawn(
  store: ObjectStore,
  { draw }: Extract<StoredPageRoute, { kind: 'job' }>,
  job: SnapshotJob,
): Promise<Page> {
  const key = await draw(job);
  const stored = await store.get(key);
  if (stored === undefined) {
    throw new Error(
      `QuickSight says that the page is at ${store.locate(key)}, but nothing is there. Allow ` +
        'QuickSight to write to the bucket, and this function to read it.',
    );
  }
  return { kind: 'pdf', body: requirePdf(stored.body, store.locate(key)) };
}

async function rendered(
  { print }: Extract<StoredPageRoute, { kind: 'rendered' }>,
  figures: ExecutiveFigures,
): Promise<Page> {
  const html = executivePage(figures);
  if (print === null) return { kind: 'html', body: Buffer.from(html) };
  return { kind: 'pdf', body: requirePdf(await print(html), 'The output of the printer') };
}

function requirePdf(body: Uint8Array, what: string): Uint8Array {
  if (Buffer.from(body.subarray(0, 5)).toString('latin1') === '%PDF-') return body;
  throw new Error(`${what} is not a PDF, so it was not mailed.`);
}
