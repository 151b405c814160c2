/** A bucket with a bill, as S3 lists and returns it; tests choose its times and pages. */
import { createHash } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { S3BillFiles } from '../../../src/platform/aws/bill/s3-bill-files.ts';
import { clientSettings } from '../../../src/platform/aws/client/aws-clients.ts';
import type { ExportObject } from '../../support/aws/write-export.ts';
import {
  type Answer,
  type Call,
  fakeCredentials,
  quick,
  type WireServer,
  wireServer,
  xmlProblem,
} from './wire-server.ts';

interface Stored {
  readonly body: Buffer;
  readonly writtenAt: string;
}

export interface BillBucket {
  readonly server: WireServer;
  readonly files: S3BillFiles;
  /** Writes an object with this time, which also applies to all later writes until another is given. */
  put(objects: readonly ExportObject[], writtenAt?: string): void;
  remove(key: string): void;
}

export interface BucketScript {
  readonly kind: 'cur2' | 'legacy' | 'focus';
  readonly location: string | undefined;
  readonly pageSize?: number;
  /** May answer in place of the bucket. */
  readonly override?: (call: Call) => Answer | undefined;
}

export async function billBucket(script: BucketScript): Promise<BillBucket> {
  const stored = new Map<string, Stored>();
  const server = await wireServer(
    (call) => script.override?.(call) ?? answer(stored, call, script),
  );
  const s3 = new S3Client({
    ...clientSettings('eu-central-1', quick),
    endpoint: server.url,
    credentials: fakeCredentials,
  });
  return {
    server,
    files: new S3BillFiles(s3, { billSource: script.kind, billLocation: script.location }),
    put: (objects, writtenAt = '2026-11-20T05:00:00.000Z') => {
      for (const { key, body } of objects) stored.set(key, { body: Buffer.from(body), writtenAt });
    },
    remove: (key) => void stored.delete(key),
  };
}

function answer(stored: Map<string, Stored>, { path }: Call, script: BucketScript): Answer {
  const { pathname, searchParams } = new URL(path, 'http://s3');
  if (searchParams.get('list-type') === '2') return listing(stored, searchParams, script);
  const found = stored.get(decodeURIComponent(pathname).split('/').slice(2).join('/'));
  if (found === undefined) return xmlProblem(404, 'NoSuchKey', 'none');
  return { headers: { etag: etagOf(found) }, body: found.body };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
function listing(
  stored: Map<string, Stored>,
  query: URLSearchParams,
  { pageSize = 1000 }: BucketScript,
): Answer {
  const after = query.get('continuation-token') ?? '';
  const keys = [...stored.keys()]
    .filter((key) => key.startsWith(query.get('prefix') ?? '') && key > after)
    .sort();
  const page = keys.slice(0, pageSize);
  const next = keys.length > pageSize ? page.at(-1) : undefined;
  const contents = page.map((key) => contentsOf(key, stored.get(key) as Stored));
  const body =
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
    `<IsTruncated>${next !== undefined}</IsTruncated>` +
    (next === undefined ? '' : `<NextContinuationToken>${next}</NextContinuationToken>`) +
    `${contents.join('')}</ListBucketResult>`;
  return { headers: { 'content-type': 'application/xml' }, body };
}

function contentsOf(key: string, object: Stored): string {
  return (
    `<Contents><Key>${key}</Key><LastModified>${object.writtenAt}</LastModified>` +
    `<ETag>${etagOf(object).replaceAll('"', '&quot;')}</ETag><Size>${object.body.length}</Size></Contents>`
  );
}

function etagOf({ body }: Stored): string {
  return `"${createHash('md5').update(body).digest('hex')}"`;
}
