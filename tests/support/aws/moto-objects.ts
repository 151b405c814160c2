/** Objects in moto's S3, for the setup of tests and for the emulators that read and write them. */
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';

/** s3://bucket/key, split into its parts. */
export interface ObjectPlace {
  readonly bucket: string;
  readonly key: string;
}

export interface ListedObject extends ObjectPlace {
  readonly etag: string;
  readonly size: number;
}

/** Throws a TypeError if the text is not an s3:// URI. */
export function objectPlace(uri: string): ObjectPlace {
  const match = /^s3:\/\/([^/]+)(?:\/(.*))?$/s.exec(uri);
  if (match === null) throw new TypeError(`${uri} is not an s3:// URI`);
  return { bucket: match[1] ?? '', key: match[2] ?? '' };
}

export class MotoObjects {
  readonly #client: S3Client;

  constructor(motoUrl: string, region: string) {
    this.#client = new S3Client({
      region,
      endpoint: motoUrl,
      forcePathStyle: true,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
  }

  /** A bucket with versioning. */
  async createBucket(bucket: string, region: string): Promise<void> {
    const where =
      region === 'us-east-1'
        ? {}
        : { CreateBucketConfiguration: { LocationConstraint: region as 'eu-central-1' } };
    await this.#client.send(new CreateBucketCommand({ Bucket: bucket, ...where }));
    const VersioningConfiguration = { Status: 'Enabled' } as const;
    await this.#client.send(
      new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration }),
    );
  }

  async put({ bucket, key }: ObjectPlace, body: Uint8Array | string): Promise<void> {
    const Body = Buffer.from(body);
    const input = { Bucket: bucket, Key: key, Body, ContentLength: Body.length };
    await this.#client.send(new PutObjectCommand(input));
  }

  /** Throws the SDK's NoSuchKey if there is no object. */
  async get({ bucket, key }: ObjectPlace): Promise<Uint8Array> {
    const { Body } = await this.#client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return (await Body?.transformToByteArray()) ?? new Uint8Array();
  }

  /** All objects whose key starts with the given key, in the order of keys. */
  async list({ bucket, key: prefix }: ObjectPlace): Promise<readonly ListedObject[]> {
    const found: ListedObject[] = [];
    let token: string | undefined;
    do {
      const page = await this.#client.send(
        new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }),
      );
      for (const { Key: key = '', ETag: etag = '', Size: size = 0 } of page.Contents ?? []) {
        found.push({ bucket, key, etag: etag.replaceAll('"', ''), size });
      }
      token = page.NextContinuationToken;
    } while (token !== undefined);
    return found;
  }

  /** Earlier versions stay, because the bucket is versioned. */
  async remove({ bucket, key }: ObjectPlace): Promise<void> {
    await this.#client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
  }

  /** Number of versions of the object. */
  async versionCount({ bucket, key }: ObjectPlace): Promise<number> {
    const page = await this.#client.send(
      new ListObjectVersionsCommand({ Bucket: bucket, Prefix: key }),
    );
    return (page.Versions ?? []).filter((version) => version.Key === key).length;
  }

  close(): void {
    this.#client.destroy();
  }
}
